#pragma once

#include <QtGlobal>

namespace keyferry::routing {

// Turns in proportion to weights, by stride scheduling: in each round a key of weight w has w
// turns, spread evenly, and whoever's turn is the earliest is next. A turn is one number that
// sorts: the round (35 bits: at a thousand turns a second of a single key of weight 1 more than a
// year) and the place in the round as a fraction of 2^29. Two different places differ by at least
// 1/(2 * 10000)^2 > 2^-29, so the fraction keeps their order, and the proportion is exact.

inline constexpr int heaviest = 10'000;

/// The first turn of a key at `from` or after it. \param weight  1–10000
[[nodiscard]] quint64 firstTurnFrom(quint64 from, int weight);
/// The key's next turn. \param turn  one of its own
[[nodiscard]] quint64 turnAfter(quint64 turn, int weight);

} // namespace keyferry::routing
