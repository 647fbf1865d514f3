#pragma once

#include "proxy/core/config.h"
#include "proxy/core/drafts.h"
#include "proxy/core/records.h"
#include "proxy/routing/activeset.h"
#include "proxy/routing/judgement.h"
#include "proxy/routing/poolpolicy.h"

#include <QHash>
#include <QList>
#include <QString>

#include <optional>
#include <span>
#include <vector>

namespace keyferry::routing {

/// What an attempt asks of the pool.
struct KeyWish
{
    QString model{}; ///< empty: none, only cooldowns of the whole key count
    std::span<const KeyId> tried{};
    bool mayRepeat = false;
    KeyId preferred{}; ///< 0: none
    PoolPolicy policy{};
    /// Of the snapshot the policy was read from. The pool runs by the newest it has seen, so that
    /// exchanges which keep an older snapshot do not turn it back and forth.
    quint64 revision = 0;
    qint64 now = 0; ///< UTC ms
};

/// How an attempt or a check went, as far as its key is concerned.
struct KeyReport
{
    KeyId key{};
    Judgement judgement{};
    QString model{};   ///< the request's; a cooldown for it alone needs it
    int threshold = 3; ///< consecutive rejections that make it invalid; 0 = never
    int status = 0;
    QString error{}; ///< masked text for the key table
    qint64 now = 0;  ///< UTC ms
};

/// A key as the ring hands it out.
struct RingKey
{
    KeyId id{};
    Secret secret{};
};

/// What KeyPool guards: keys in pool order, a cursor that goes round, and the set of those that may
/// be served. Not thread-safe. Removed keys leave holes until these are the majority, so that
/// positions, and with them the rotation, stand still.
class KeyRing
{
public:
    explicit KeyRing(GroupId group)
        : m_group(group)
    {}

    [[nodiscard]] std::optional<RingKey> pick(std::span<const KeyId> tried, bool mayRepeat);
    [[nodiscard]] bool hasOther(std::span<const KeyId> tried) const;
    void report(const KeyReport &report);
    [[nodiscard]] QList<KeyId> select(const KeySelection &selection) const;
    [[nodiscard]] std::optional<Secret> secretOf(KeyId key) const;

    /// Changes a known key in place, appends any other.
    void upsert(const ProviderKey &key);
    void remove(KeyId id);
    /// Takes over where `previous` is in its rotation, and usage nobody has taken yet.
    void continueFrom(const KeyRing &previous);
    void reserve(qsizetype keys);

    [[nodiscard]] KeyCounts counts() const { return m_counts; }
    /// Keys with usage that was not taken yet.
    [[nodiscard]] qsizetype changed() const { return static_cast<qsizetype>(m_changed.size()); }
    /// Appends at most `limit` reports to `out`.
    void takeUsage(QList<KeyUsage> &out, qsizetype limit);

private:
    struct Slot
    {
        KeyId id{}; ///< 0: a hole
        Secret secret{};
        KeyState state = KeyState::Active;
        int consecutiveFailures = 0;
        // since the last takeUsage()
        quint32 requests = 0;
        quint32 failures = 0;
        qint64 lastUsedAt = 0;
        qint64 lastSuccessAt = 0;
        qint64 lastErrorAt = 0;
        QString lastError{};
        int lastErrorStatus = 0;
        bool isChanged = false;
    };

    [[nodiscard]] std::optional<quint32> nextActive(quint32 from) const;
    [[nodiscard]] RingKey take(quint32 position);
    [[nodiscard]] bool isServed(KeyId id) const;
    void setState(quint32 position, KeyState state);
    void markChanged(quint32 position);
    [[nodiscard]] qint64 &countOf(KeyState state);
    void compact();

    GroupId m_group{};
    std::vector<Slot> m_slots{};
    QHash<KeyId, quint32> m_positions{};
    ActiveSet m_active{};
    std::vector<quint32> m_changed{};
    KeyCounts m_counts{};
    quint32 m_cursor = 0; ///< where the next pick begins to look
    quint32 m_holes = 0;
};

} // namespace keyferry::routing
