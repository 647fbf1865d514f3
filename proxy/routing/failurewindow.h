#pragma once

#include <QtGlobal>

#include <array>
#include <atomic>

namespace keyferry::routing {

/// How many of the last minute's results were failures, counted by all workers without a lock: one
/// atomic word for each five seconds. Results that race with a step to the next five seconds may be
/// lost, never counted twice.
class FailureWindow
{
public:
    struct Counts
    {
        qint64 total = 0;
        qint64 failed = 0;
    };

    /// \param now  UTC ms
    void add(bool isFailure, qint64 now);
    [[nodiscard]] Counts counts(qint64 now) const;
    void clear();

private:
    static constexpr std::size_t buckets = 12;
    /// Which five seconds (32 bits), results (16), failures among them (16).
    std::array<std::atomic<quint64>, buckets> m_buckets{};
};

} // namespace keyferry::routing
