#include "proxy/routing/shares.h"

namespace keyferry::routing {

namespace {

constexpr int placeBits = 29;
constexpr quint64 placeMask = (quint64(1) << placeBits) - 1;

// The turns of a key stand in the middle of its w equal parts of the round.
quint64 placeOf(quint64 part, quint64 weight)
{
    return ((2 * part + 1) << placeBits) / (2 * weight);
}

quint64 makeTurn(quint64 round, quint64 part, quint64 weight)
{
    return part < weight ? (round << placeBits) + placeOf(part, weight)
                         : ((round + 1) << placeBits) + placeOf(0, weight);
}

quint64 partOf(quint64 turn, quint64 weight)
{
    return ((turn & placeMask) * weight) >> placeBits;
}

} // namespace

quint64 firstTurnFrom(quint64 from, int weight)
{
    Q_ASSERT(weight >= 1 && weight <= heaviest);
    const auto parts = static_cast<quint64>(weight);
    const quint64 round = from >> placeBits;
    const quint64 part = partOf(from, parts);
    return makeTurn(round, placeOf(part, parts) < (from & placeMask) ? part + 1 : part, parts);
}

quint64 turnAfter(quint64 turn, int weight)
{
    Q_ASSERT(weight >= 1 && weight <= heaviest);
    const auto parts = static_cast<quint64>(weight);
    return makeTurn(turn >> placeBits, partOf(turn, parts) + 1, parts);
}

} // namespace keyferry::routing
