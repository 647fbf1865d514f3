#pragma once

#include "proxy/core/config.h"

#include <QHash>
#include <QString>

#include <optional>
#include <set>
#include <span>
#include <utility>
#include <vector>

namespace keyferry::routing {

/// Keys by the moment they come back, UTC ms.
using Deadlines = std::set<std::pair<qint64, KeyId>>;

/// Which keys cool down until when, altogether or for a model. Costs memory for cooling keys only.
/// Not thread-safe; O(log n). docs/keys.md "Key states".
class Cooldowns
{
public:
    /// Model names come from clients: a cooldown for one more, or for an endless name, counts for
    /// the whole key.
    static constexpr qsizetype mostModels = 32;
    static constexpr qsizetype longestModel = 256;

    /// Sets a cooldown; of two for the same key and model the later deadline holds. \returns false
    /// if that is the one there was
    bool add(KeyId key, Cooldown cooldown);
    /// Ends all of a key's. \returns false if it had none
    bool clear(KeyId key);
    /// Ends one whose deadline has come and says whose it was; empty if there is none left.
    [[nodiscard]] std::optional<KeyId> takeOver(qint64 now);

    /// Valid until the next change.
    [[nodiscard]] std::span<const Cooldown> of(KeyId key) const;
    /// Until when the key is out for a model (empty: for none in particular); 0: it is not.
    [[nodiscard]] qint64 until(KeyId key, const QString &model) const;
    /// Of the cooldowns for this model alone; empty: of whole keys.
    [[nodiscard]] const Deadlines &deadlines(const QString &model) const;

private:
    [[nodiscard]] QString scopeFor(const QString &model) const;
    void dropDeadline(KeyId key, const Cooldown &cooldown);
    void findNext();

    QHash<KeyId, std::vector<Cooldown>> m_keys{};
    QHash<QString, Deadlines> m_deadlines{}; ///< by model; none is empty
    qint64 m_next = 0; ///< no deadline comes before it; says at once that nothing is over
};

} // namespace keyferry::routing
