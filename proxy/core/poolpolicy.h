#pragma once

#include "proxy/core/settings.h"

namespace keyferry {

/// docs/keys.md "Choosing a key".
enum class KeyStrategy {
    RoundRobin,    ///< strict rotation in pool order
    Weighted,      ///< in proportion to the keys' weights
    LeastInFlight, ///< the one with the fewest requests under way
    FillFirst,     ///< the lowest priority number; the next only when it is out
    Random,
};

/// How a group's pool hands out keys. Limits: 0 is none.
struct PoolPolicy
{
    KeyStrategy strategy = KeyStrategy::RoundRobin;
    qint64 perMinute = 0;
    qint64 perDay = 0; ///< calendar day, UTC
    qint64 maxInFlight = 0;

    friend bool operator==(const PoolPolicy &, const PoolPolicy &) = default;
};

[[nodiscard]] QLatin1String keyStrategyName(KeyStrategy strategy); ///< `round_robin`
/// Thread: any; pure.
[[nodiscard]] PoolPolicy poolPolicy(const SettingValues &values);

} // namespace keyferry
