#pragma once

#include "tests/benchmarks/poller.h"

#include <cstdint>

namespace keyferry::bench {

/// When a slow reader may go on, if it is to take so many bytes a second on average.
class Pace
{
public:
    /// \param bytesPerSecond  0 = as fast as they come
    explicit Pace(std::int64_t bytesPerSecond = 0)
        : m_bytesPerSecond(bytesPerSecond)
    {}

    [[nodiscard]] Clock::time_point after(std::int64_t bytesTaken) const
    {
        if (m_bytesPerSecond == 0)
            return m_begun;
        const double seconds =
            static_cast<double>(bytesTaken) / static_cast<double>(m_bytesPerSecond);
        return m_begun
               + std::chrono::duration_cast<Clock::duration>(
                   std::chrono::duration<double>(seconds));
    }

private:
    std::int64_t m_bytesPerSecond = 0;
    Clock::time_point m_begun = Clock::now();
};

} // namespace keyferry::bench
