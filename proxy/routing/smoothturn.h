#pragma once

#include <QtGlobal>

#include <span>

namespace keyferry::routing {

/// One participant of a smooth weighted round robin.
struct Share
{
    int weight = 0;
    qint64 current = 0; ///< running weight; between turns the sum over all stays as it is
};

/// Whose turn it is among those that take part; the others' running weights stand still, so that
/// one who comes back goes on where it was. \pre not empty, every weight is above 0
/// \returns the index
[[nodiscard]] std::size_t takeTurn(std::span<Share *const> shares);

} // namespace keyferry::routing
