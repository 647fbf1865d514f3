#include "proxy/routing/activeset.h"

#include <bit>

namespace keyferry::routing {

namespace {

constexpr quint32 wordBits = 64;

quint32 wordsFor(quint32 bits)
{
    return (bits + wordBits - 1) / wordBits;
}

quint64 maskOf(quint32 position)
{
    return quint64(1) << (position % wordBits);
}

} // namespace

void ActiveSet::resize(quint32 size)
{
    for (quint32 position = size; position < m_size; ++position)
        set(position, false);
    m_size = size;

    std::size_t level = 0;
    quint32 bits = size;
    do {
        bits = wordsFor(bits);
        if (level == m_levels.size()) {
            m_levels.emplace_back();
            // A new top summarises the single word that was the top until now.
            const bool isFirstWordUsed =
                level > 0 && !m_levels[level - 1].empty() && m_levels[level - 1].front() != 0;
            m_levels[level].push_back(isFirstWordUsed ? 1 : 0);
        }
        m_levels[level].resize(bits);
        ++level;
    } while (bits > 1);
    m_levels.resize(level);
}

void ActiveSet::set(quint32 position, bool isMember)
{
    Q_ASSERT(position < m_size);
    for (Level &level : m_levels) {
        quint64 &word = level[position / wordBits];
        const bool wasEmpty = word == 0;
        if (isMember)
            word |= maskOf(position);
        else
            word &= ~maskOf(position);
        // The level above knows only whether the word is empty.
        if (wasEmpty == (word == 0))
            return;
        position /= wordBits;
    }
}

bool ActiveSet::contains(quint32 position) const
{
    return position < m_size && (m_levels.front()[position / wordBits] & maskOf(position)) != 0;
}

std::optional<quint32> ActiveSet::next(quint32 from) const
{
    if (from >= m_size)
        return std::nullopt;

    // Up until a word has a member at or after the position, then down along the first one.
    quint32 position = from;
    for (std::size_t level = 0; level < m_levels.size(); ++level) {
        if (position / wordBits >= m_levels[level].size())
            return std::nullopt;
        const quint64 rest =
            m_levels[level][position / wordBits] & (~quint64(0) << (position % wordBits));
        if (rest == 0) {
            position = position / wordBits + 1;
            continue;
        }
        position = position / wordBits * wordBits + static_cast<quint32>(std::countr_zero(rest));
        while (level-- > 0)
            position = position * wordBits
                       + static_cast<quint32>(std::countr_zero(m_levels[level][position]));
        return position;
    }
    return std::nullopt;
}

} // namespace keyferry::routing
