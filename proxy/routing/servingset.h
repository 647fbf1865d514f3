#pragma once

#include "proxy/routing/activeset.h"

#include <optional>
#include <span>
#include <vector>

namespace keyferry::routing {

/// A set of positions that also finds its member with the least value and its n-th member in a few
/// steps: above the bits stands a tree, 64 children a node, that knows how many members there are
/// below and their least value. About one byte for three positions.
///
/// Values are kept by the caller, by position, since several sets share them; empty where nobody
/// asks for the least one.
class ServingSet
{
public:
    using Values = std::span<const quint64>;

    /// Grows, or is emptied by 0.
    void resize(quint32 size);
    [[nodiscard]] bool contains(quint32 position) const { return m_members.contains(position); }
    [[nodiscard]] quint32 count() const;

    // \pre insert: not a member; erase and noteValue: a member, whose value may just have changed
    void insert(quint32 position, Values values);
    void erase(quint32 position, Values values);
    void noteValue(quint32 position, Values values);
    /// All values changed.
    void noteAllValues(Values values);

    /// The first member at `from` or after it, else the first of all.
    [[nodiscard]] std::optional<quint32> nextAround(quint32 from) const;
    /// The first of those with the least value.
    [[nodiscard]] std::optional<quint32> least(Values values) const;
    /// \pre count() > 0
    [[nodiscard]] quint64 leastValue() const { return m_levels.back().front().least; }
    /// \pre index < count()
    [[nodiscard]] quint32 nth(quint32 index) const;
    /// How many members stand before the position.
    [[nodiscard]] quint32 countBefore(quint32 position) const;

private:
    static constexpr quint64 none = ~quint64(0);

    struct Node
    {
        quint64 least = none;
        quint32 count = 0;
    };
    using Level = std::vector<Node>;

    void addToCounts(quint32 position, qint32 difference);
    void updateLeast(quint32 position, Values values);
    [[nodiscard]] quint64 leastOfWord(quint32 word, Values values) const;
    [[nodiscard]] quint64 leastOfChildren(std::size_t level, quint32 node) const;

    ActiveSet m_members{};
    std::vector<Level> m_levels{}; ///< [0] has a node a word of bits, the last one node
};

} // namespace keyferry::routing
