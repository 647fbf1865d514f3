#pragma once

#include <array>
#include <chrono>
#include <cstdint>

namespace keyferry::bench {

/// Counts durations in buckets that are 1.6 % wide, so that a million of them take no memory and no
/// sorting.
class Histogram
{
public:
    void add(std::chrono::nanoseconds duration);
    void add(const Histogram &other);

    [[nodiscard]] std::uint64_t count() const { return m_count; }
    /// The least duration that the given share of all does not exceed, to the width of a bucket; 0
    /// if there is none.
    [[nodiscard]] std::chrono::nanoseconds quantile(double share) const;
    [[nodiscard]] std::chrono::nanoseconds longest() const { return m_longest; }

private:
    // 64 buckets for each power of two.
    static constexpr int stepBits = 6;

    [[nodiscard]] static std::size_t bucketOf(std::uint64_t value);
    [[nodiscard]] static std::uint64_t upperEnd(std::size_t bucket);

    std::array<std::uint64_t, (64 - stepBits + 1) << stepBits> m_buckets{};
    std::uint64_t m_count = 0;
    std::chrono::nanoseconds m_longest{};
};

} // namespace keyferry::bench
