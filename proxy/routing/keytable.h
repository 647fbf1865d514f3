#pragma once

#include "proxy/core/config.h"

#include <QHash>

#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace keyferry::routing {

/// A key in the pool and what has happened to it since the last report.
struct KeySlot
{
    KeyId id{}; ///< 0: a hole
    Secret secret{};
    qint64 lastUsedAt = 0;
    qint64 lastSuccessAt = 0;
    qint64 lastErrorAt = 0;
    QString lastError{};
    int consecutiveFailures = 0;
    quint32 requests = 0;
    quint32 failures = 0;
    quint32 inFlight = 0;
    KeyState state = KeyState::Active;   ///< never Cooling
    KeyState counted = KeyState::Active; ///< as what it stands in the counts; Cooling included
    quint16 weight = 1;                  ///< 1–10000
    quint16 priority = 0;
    quint16 lastErrorStatus = 0;
    bool isChanged = false; ///< it is in the list for the next report; what of it follows
    bool hasNewCooldowns = false;
    bool hasNewStanding = false; ///< state or consecutive failures
    bool isRestored = false;
};

/// Keys by position and by id. Positions are pool order and stand still: a key that is removed
/// leaves a hole, which costs nothing once 64 neighbours are gone. So no edit is ever followed by a
/// move of everything else, and none takes longer than the one before. Not thread-safe; O(1).
class KeyTable
{
public:
    /// All positions, holes included.
    [[nodiscard]] quint32 size() const { return m_size; }
    [[nodiscard]] qsizetype keys() const { return m_keys; }
    [[nodiscard]] std::optional<quint32> find(KeyId id) const;
    [[nodiscard]] KeySlot &at(quint32 position)
    {
        return m_chunks[position / chunk]->slots[position % chunk];
    }
    [[nodiscard]] const KeySlot &at(quint32 position) const;
    /// The first key at `from` or after it.
    [[nodiscard]] std::optional<quint32> nextKey(quint32 from) const;

    /// \returns its position, the last one
    quint32 append(KeySlot slot);
    /// With the last key go all positions. \returns the key
    KeySlot take(quint32 position);

private:
    static constexpr quint32 chunk = 64;
    static constexpr std::size_t shards = 64;

    struct Chunk
    {
        std::array<KeySlot, chunk> slots{};
        quint32 used = 0;
    };
    using Positions = QHash<KeyId, quint32>;

    [[nodiscard]] static std::size_t shardOf(KeyId id);

    quint32 m_size = 0;
    qsizetype m_keys = 0;
    std::vector<std::unique_ptr<Chunk>> m_chunks{}; ///< null: 64 holes
    /// In parts, since a hash that grows moves all it has.
    std::array<Positions, shards> m_positions{};
};

} // namespace keyferry::routing
