#pragma once

#include "proxy/core/config.h"
#include "proxy/core/drafts.h"
#include "proxy/core/gateway.h"
#include "proxy/core/poolpolicy.h"
#include "proxy/core/records.h"
#include "proxy/routing/cooldowns.h"
#include "proxy/routing/judgement.h"
#include "proxy/routing/keylimits.h"
#include "proxy/routing/keytable.h"
#include "proxy/routing/servedkeys.h"
#include "proxy/routing/strikes.h"

#include <QList>
#include <QSet>
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

/// What KeyPool guards: keys in pool order with their states, deadlines and limits, and who of them
/// may be served. Not thread-safe. Whatever a fact is changed by, refresh() brings what follows
/// from it into line.
class KeyRing
{
public:
    KeyRing(GroupId group, RandomBelow random);

    [[nodiscard]] std::optional<RingKey> pick(const KeyWish &wish);
    [[nodiscard]] bool hasOther(const KeyWish &wish);
    [[nodiscard]] std::optional<qint64> servesAgainAt(const KeyWish &wish);
    void release(KeyId key);
    void report(const KeyReport &report);
    std::optional<KeyState> noteCheck(const KeyReport &report);
    /// Serves keys again whose cooldown or limit is over, at most this many. \returns true if there
    /// may be more
    bool takeBack(qint64 now, int most);

    /// Changes a known key in place, appends any other. \param delta  says what is taken over
    void upsert(const ProviderKey &key, const KeyDelta &delta);
    void remove(KeyId key);
    void moveToEnd(KeyId key);
    /// Whose turn it is in the rotation, served or not; 0 in an empty pool.
    [[nodiscard]] KeyId atTurn() const;
    void setTurn(KeyId key);

    /// As of the last takeBack().
    [[nodiscard]] KeyCounts counts() const { return m_counts; }
    [[nodiscard]] std::optional<KeyStanding>
    standing(KeyId key, const PoolPolicy &policy, int threshold, qint64 now) const;
    /// Appends those of the selection to `out`, with `ids` for its ids; looks at a bounded number
    /// of positions. \returns the position to go on from; empty when all were seen
    [[nodiscard]] std::optional<quint32> select(const KeySelection &selection,
                                                const QSet<KeyId> &ids,
                                                quint32 from,
                                                QList<KeyId> &out) const;
    [[nodiscard]] std::optional<Secret> secretOf(KeyId key) const;

    /// Keys with usage that was not taken yet.
    [[nodiscard]] qsizetype changed() const { return static_cast<qsizetype>(m_changed.size()); }
    /// Appends at most `most` reports to `out`.
    void takeUsage(QList<KeyUsage> &out, qsizetype most);

private:
    void adopt(const KeyWish &wish);
    void applyLimits(const PoolPolicy &before, qint64 now);
    [[nodiscard]] std::optional<quint32> choose(const KeyWish &wish, bool mayRepeat);
    [[nodiscard]] bool isWanted(KeyId key, const KeyWish &wish) const;
    [[nodiscard]] RingKey take(quint32 position, const KeyWish &wish, bool isTurn);
    [[nodiscard]] std::vector<quint32> positionsOf(std::span<const KeyId> keys) const;
    void refresh(quint32 position);
    [[nodiscard]] bool isFull(const KeySlot &slot) const;
    [[nodiscard]] std::optional<qint64> returnsAt(KeyId key, const QString &model) const;
    void findEarliest(const Deadlines &deadlines,
                      const QString &model,
                      std::optional<qint64> &earliest) const;

    void noteRejection(quint32 position, const KeyReport &report);
    void coolDown(quint32 position, const KeyReport &report);
    [[nodiscard]] KeyState stateAt(const KeySlot &slot, qint64 now) const;
    void endCooldowns(KeySlot &slot);
    void setState(KeySlot &slot, KeyState state);
    void setFailures(KeySlot &slot, int consecutive);
    void markChanged(KeySlot &slot);
    [[nodiscard]] KeyUsage takeUsageOf(KeySlot &slot);

    void takeEdit(KeySlot &slot, const ProviderKey &key, const KeyDelta &delta);
    [[nodiscard]] qint64 &countOf(KeyState state);

    GroupId m_group{};
    KeyTable m_keys{};
    ServedKeys m_served;
    Cooldowns m_cooldowns{};
    Strikes m_strikes{};
    KeyLimits m_limits{};
    QSet<KeyId> m_full{}; ///< as many in flight as may be
    std::vector<KeyId> m_changed{};
    KeyCounts m_counts{};
    PoolPolicy m_policy{};
    quint64 m_revision = 0; ///< the newest seen
};

} // namespace keyferry::routing
