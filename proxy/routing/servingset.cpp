#include "proxy/routing/servingset.h"

#include <algorithm>
#include <bit>

namespace keyferry::routing {

namespace {

constexpr quint32 fanOut = 64;

quint32 nodesFor(quint32 children)
{
    return (children + fanOut - 1) / fanOut;
}

} // namespace

void ServingSet::resize(quint32 size)
{
    Q_ASSERT(size == 0 || size >= m_members.size());
    if (size == 0)
        m_levels.clear();
    m_members.resize(size);

    std::size_t level = 0;
    for (quint32 nodes = nodesFor(size); nodes > 0; nodes = nodesFor(nodes), ++level) {
        if (level == m_levels.size()) {
            // A new top stands for the single node that was the top until now.
            m_levels.emplace_back();
            m_levels[level].push_back(level == 0 ? Node{} : m_levels[level - 1].front());
        }
        m_levels[level].resize(nodes);
        if (nodes == 1)
            return;
    }
}

quint32 ServingSet::count() const
{
    return m_levels.empty() ? 0 : m_levels.back().front().count;
}

void ServingSet::insert(quint32 position, Values values)
{
    Q_ASSERT(!contains(position));
    m_members.set(position, true);
    addToCounts(position, 1);
    updateLeast(position, values);
}

void ServingSet::erase(quint32 position, Values values)
{
    Q_ASSERT(contains(position));
    m_members.set(position, false);
    addToCounts(position, -1);
    updateLeast(position, values);
}

void ServingSet::noteValue(quint32 position, Values values)
{
    Q_ASSERT(contains(position));
    updateLeast(position, values);
}

void ServingSet::noteAllValues(Values values)
{
    for (std::size_t level = 0; level < m_levels.size(); ++level) {
        for (quint32 node = 0; node < m_levels[level].size(); ++node) {
            m_levels[level][node].least =
                level == 0 ? leastOfWord(node, values) : leastOfChildren(level, node);
        }
    }
}

std::optional<quint32> ServingSet::nextAround(quint32 from) const
{
    const auto position = m_members.next(from);
    return position || from == 0 ? position : m_members.next(0);
}

std::optional<quint32> ServingSet::least(Values values) const
{
    if (count() == 0)
        return std::nullopt;
    const quint64 wanted = m_levels.back().front().least;
    quint32 node = 0;
    for (std::size_t level = m_levels.size() - 1; level > 0; --level) {
        node *= fanOut;
        while (m_levels[level - 1][node].least != wanted)
            ++node;
    }
    quint32 position = node * fanOut;
    while (!contains(position) || values[position] != wanted)
        ++position;
    return position;
}

quint32 ServingSet::nth(quint32 index) const
{
    Q_ASSERT(index < count());
    quint32 node = 0;
    for (std::size_t level = m_levels.size() - 1; level > 0; --level) {
        node *= fanOut;
        for (; index >= m_levels[level - 1][node].count; ++node)
            index -= m_levels[level - 1][node].count;
    }
    quint64 bits = m_members.word(node);
    for (; index > 0; --index)
        bits &= bits - 1; // without its lowest member
    return node * fanOut + static_cast<quint32>(std::countr_zero(bits));
}

quint32 ServingSet::countBefore(quint32 position) const
{
    if (position >= m_members.size())
        return count();
    const quint64 before = (quint64(1) << (position % fanOut)) - 1;
    auto members = static_cast<quint32>(std::popcount(m_members.word(position / fanOut) & before));
    for (const Level &level : m_levels) {
        position /= fanOut;
        for (quint32 node = position / fanOut * fanOut; node < position; ++node)
            members += level[node].count;
    }
    return members;
}

void ServingSet::addToCounts(quint32 position, qint32 difference)
{
    for (Level &level : m_levels) {
        position /= fanOut;
        level[position].count += static_cast<quint32>(difference);
    }
}

void ServingSet::updateLeast(quint32 position, Values values)
{
    if (values.empty())
        return;
    quint32 node = position;
    for (std::size_t level = 0; level < m_levels.size(); ++level) {
        node /= fanOut;
        const quint64 least = level == 0 ? leastOfWord(node, values) : leastOfChildren(level, node);
        if (least == m_levels[level][node].least)
            return;
        m_levels[level][node].least = least;
    }
}

quint64 ServingSet::leastOfWord(quint32 word, Values values) const
{
    quint64 least = none;
    if (values.empty())
        return least;
    for (quint64 bits = m_members.word(word); bits != 0; bits &= bits - 1)
        least =
            std::min(least, values[word * fanOut + static_cast<quint32>(std::countr_zero(bits))]);
    return least;
}

quint64 ServingSet::leastOfChildren(std::size_t level, quint32 node) const
{
    const Level &below = m_levels[level - 1];
    const auto end = std::min<std::size_t>((node + 1) * fanOut, below.size());
    quint64 least = none;
    for (std::size_t child = node * fanOut; child < end; ++child)
        least = std::min(least, below[child].least);
    return least;
}

} // namespace keyferry::routing
