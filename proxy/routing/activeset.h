#pragma once

#include <QtGlobal>

#include <optional>
#include <vector>

namespace keyferry::routing {

/// A set of positions 0 … size-1 that finds its next member in a handful of steps however large and
/// sparse it is: bits with summaries of 64 above them, so four levels hold 16 million. One bit and
/// a bit a position.
class ActiveSet
{
public:
    /// Grows or shrinks; new positions are no members.
    void resize(quint32 size);
    [[nodiscard]] quint32 size() const { return m_size; }
    /// \pre position < size()
    void set(quint32 position, bool isMember);
    [[nodiscard]] bool contains(quint32 position) const;
    /// The 64 positions from 64 * `index` on as bits, the lowest first.
    [[nodiscard]] quint64 word(quint32 index) const { return m_levels.front()[index]; }
    /// The first member at `from` or after it.
    [[nodiscard]] std::optional<quint32> next(quint32 from) const;

private:
    using Level = std::vector<quint64>;

    quint32 m_size = 0;
    /// m_levels[0] has a bit for each position, each further level one for each non-empty word of
    /// the level below.
    std::vector<Level> m_levels{};
};

} // namespace keyferry::routing
