#include "tests/benchmarks/histogram.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace keyferry::bench {

std::size_t Histogram::bucketOf(std::uint64_t value)
{
    const int shift = std::max(0, static_cast<int>(std::bit_width(value)) - stepBits - 1);
    return (static_cast<std::size_t>(shift) << stepBits) + (value >> shift);
}

std::uint64_t Histogram::upperEnd(std::size_t bucket)
{
    // Values of the first two powers stand for themselves; from there on the lower half of a power
    // is never used.
    if (bucket < (2U << stepBits))
        return bucket;
    const std::size_t shift = (bucket >> stepBits) - 1;
    return ((bucket - (shift << stepBits) + 1) << shift) - 1;
}

void Histogram::add(std::chrono::nanoseconds duration)
{
    const auto value =
        static_cast<std::uint64_t>(std::max<std::chrono::nanoseconds::rep>(0, duration.count()));
    ++m_buckets[bucketOf(value)];
    ++m_count;
    m_longest = std::max(m_longest, duration);
}

void Histogram::add(const Histogram &other)
{
    for (std::size_t at = 0; at < m_buckets.size(); ++at)
        m_buckets[at] += other.m_buckets[at];
    m_count += other.m_count;
    m_longest = std::max(m_longest, other.m_longest);
}

std::chrono::nanoseconds Histogram::quantile(double share) const
{
    const auto wanted = static_cast<std::uint64_t>(std::ceil(share * static_cast<double>(m_count)));
    std::uint64_t seen = 0;
    for (std::size_t at = 0; at < m_buckets.size(); ++at) {
        seen += m_buckets[at];
        if (seen >= wanted && seen > 0)
            return std::min(m_longest, std::chrono::nanoseconds(upperEnd(at)));
    }
    return {};
}

} // namespace keyferry::bench
