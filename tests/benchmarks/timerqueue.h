#pragma once

#include "tests/benchmarks/poller.h"

#include <map>

namespace keyferry::bench {

/// Whoever wants to be woken at a moment.
class Sleeper
{
public:
    Sleeper() = default;
    Sleeper(const Sleeper &) = delete;
    Sleeper &operator=(const Sleeper &) = delete;
    virtual ~Sleeper() = default;

    virtual void wake() = 0;
};

/// Moments in order; a sleeper has one at most.
class TimerQueue
{
public:
    using Place = std::multimap<Clock::time_point, Sleeper *>::iterator;

    [[nodiscard]] Place add(Clock::time_point when, Sleeper &sleeper)
    {
        return m_sleepers.emplace(when, &sleeper);
    }
    void remove(Place place) { m_sleepers.erase(place); }

    /// \param otherwise  if nobody sleeps
    [[nodiscard]] Clock::time_point next(Clock::time_point otherwise) const
    {
        return m_sleepers.empty() ? otherwise : m_sleepers.begin()->first;
    }

    void wakeDue()
    {
        const auto now = Clock::now();
        while (!m_sleepers.empty() && m_sleepers.begin()->first <= now) {
            Sleeper *sleeper = m_sleepers.begin()->second;
            m_sleepers.erase(m_sleepers.begin());
            sleeper->wake();
        }
    }

private:
    std::multimap<Clock::time_point, Sleeper *> m_sleepers{};
};

} // namespace keyferry::bench
