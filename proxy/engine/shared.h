#pragma once

#include "proxy/core/clock.h"
#include "proxy/core/records.h"
#include "proxy/engine/requestids.h"

#include <QRandomGenerator>

#include <atomic>

namespace keyferry::engine {

[[nodiscard]] inline double randomChance()
{
    return QRandomGenerator::global()->generateDouble();
}

/// What the engine's threads share besides snapshots: atomics and things that are safe from any
/// thread. Owned by EngineHost, outlives its workers.
struct EngineShared
{
    const Clock &clock;
    RecordSink &sink;
    RequestIds ids{};
    std::atomic<qint64> connections{0};
    std::atomic<qint64> requestsInFlight{0};
    std::atomic<qint64> streams{0};
    std::atomic<qint64> requestsStarted{0};
    std::atomic<bool> isObserved{false}; ///< somebody looks at live records
    std::atomic<qint64> startedAt{0};    ///< UTC ms
    double (*chance)() = randomChance;   ///< from 0 to 1 (excluded), for the jitter of retries
};

} // namespace keyferry::engine
