#include "proxy/core/poolpolicy.h"

#include <algorithm>
#include <array>

namespace keyferry {

using namespace Qt::StringLiterals;

namespace {

struct StrategyName
{
    QLatin1String name{};
    KeyStrategy strategy = KeyStrategy::RoundRobin;
};

constexpr std::array names{StrategyName{"round_robin"_L1, KeyStrategy::RoundRobin},
                           StrategyName{"weighted"_L1, KeyStrategy::Weighted},
                           StrategyName{"least_in_flight"_L1, KeyStrategy::LeastInFlight},
                           StrategyName{"fill_first"_L1, KeyStrategy::FillFirst},
                           StrategyName{"random"_L1, KeyStrategy::Random}};

KeyStrategy strategyOf(const QString &text)
{
    const auto found = std::find_if(
        names.begin(), names.end(), [&text](const auto &row) { return row.name == text; });
    Q_ASSERT(found != names.end()); // the registry lets no other text through
    return found->strategy;
}

} // namespace

QLatin1String keyStrategyName(KeyStrategy strategy)
{
    const auto found = std::find_if(
        names.begin(), names.end(), [=](const auto &row) { return row.strategy == strategy; });
    Q_ASSERT(found != names.end());
    return found->name;
}

PoolPolicy poolPolicy(const SettingValues &values)
{
    return {.strategy = strategyOf(values.get(settings::keyStrategy)),
            .perMinute = values.get(settings::keyRpm),
            .perDay = values.get(settings::keyRpd),
            .maxInFlight = values.get(settings::keyMaxInFlight)};
}

} // namespace keyferry
