#pragma once

#include "proxy/core/poolpolicy.h"
#include "proxy/routing/keytable.h"
#include "proxy/routing/servingset.h"

#include <QHash>

#include <functional>
#include <span>

namespace keyferry::routing {

/// A number from 0 to below the bound, each as likely as the others.
using RandomBelow = std::function<quint32(quint32 bound)>;

/// Which keys may be served now, for each model, and whose turn it is by the group's strategy. Not
/// thread-safe; O(log n). Each model for which a served key cools down has a set of its own (at
/// most Cooldowns::mostModels, about 80 KB for 200,000 keys), so that it is as fast to see who is
/// left for it.
class ServedKeys
{
public:
    explicit ServedKeys(RandomBelow random);

    /// Begins the strategy anew, whoever's turn it was. O(n).
    void setStrategy(KeyStrategy strategy, const KeyTable &keys);
    [[nodiscard]] KeyStrategy strategy() const { return m_strategy; }

    /// A key that has just been appended; not served until update() says so.
    void append(quint32 position, const KeySlot &key);
    /// A key that stood elsewhere: its share of turns goes with it.
    void append(quint32 position, const KeySlot &key, quint32 before);
    /// Its weight, priority or number in flight has changed.
    void noteEdit(quint32 position, const KeySlot &key);
    void noteInFlight(quint32 position, const KeySlot &key);
    /// \param isServed  altogether; for the models of its cooldowns it is not in any case
    void update(quint32 position,
                const KeySlot &key,
                bool isServed,
                std::span<const Cooldown> cooldowns);
    /// There are no positions any more.
    void clear();

    /// Whose turn it is for a model (empty: none), these keys left out.
    [[nodiscard]] std::optional<quint32> next(const QString &model,
                                              std::span<const quint32> without);
    [[nodiscard]] bool isServed(quint32 position, const QString &model) const;
    [[nodiscard]] quint32 count(const QString &model) const;
    /// A key was served. \param isTurn  by its turn, not for a session's sake
    void took(quint32 position, const KeySlot &key, const QString &model, bool isTurn);

    /// How many are served before this one, where the strategy has a lasting order, else -1.
    /// \pre it is served
    [[nodiscard]] qint64 countBefore(quint32 position) const;
    [[nodiscard]] quint32 cursor() const { return m_cursor; }
    void setCursor(quint32 position) { m_cursor = position; }

private:
    struct Served
    {
        ServingSet set{};
        quint64 turn = 0; ///< Weighted: the latest; who joins does so here, not with turns saved up
    };

    [[nodiscard]] bool hasValues() const;
    [[nodiscard]] quint64 valueOf(const KeySlot &key) const;
    [[nodiscard]] const Served &servedFor(const QString &model) const;
    [[nodiscard]] Served &servedFor(const QString &model);
    void setValue(quint32 position, quint64 value);
    /// The turn that a key which joins these sets may not be before.
    [[nodiscard]] quint64 turnToJoin(quint32 position, std::span<const Cooldown> cooldowns) const;
    void setMember(Served &served, quint32 position, bool isMember);
    [[nodiscard]] std::optional<quint32> choose(const ServingSet &set) const;
    void addModels(std::span<const Cooldown> cooldowns);

    KeyStrategy m_strategy = KeyStrategy::RoundRobin;
    RandomBelow m_random;
    quint32 m_cursor = 0; ///< RoundRobin: where the next pick begins to look
    quint64 m_turns = 0;  ///< LeastInFlight: counts up, to tell who is unused for longest
    std::vector<quint64> m_values{}; ///< by position: the strategy serves the least one first
    Served m_all{};
    QHash<QString, Served> m_models{};
};

} // namespace keyferry::routing
