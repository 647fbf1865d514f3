#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>

namespace keyferry::routing {

/// The lock of a KeyPool: a std::mutex whose long work lets others in. Work in batches unlocks and
/// locks again at once, and would nearly always win against a thread that has to wake up first; so
/// before each batch it waits until those were served who waited during the last one. Whoever does
/// not find it taken pays for a std::mutex and no more.
class BatchMutex
{
public:
    BatchMutex() = default;
    BatchMutex(const BatchMutex &) = delete;
    BatchMutex &operator=(const BatchMutex &) = delete;

    void lock();
    void unlock() { m_mutex.unlock(); }

    /// Returns once as many have got in as were waiting when it was called. To be called between
    /// two batches, without the lock.
    void letWaitersIn();
    /// How many are waiting for the lock.
    [[nodiscard]] int waiting() const;

private:
    std::mutex m_mutex{};
    // Both count up for ever and wrap around; the difference is who waits.
    std::atomic<std::uint32_t> m_came = 0;
    std::atomic<std::uint32_t> m_gotIn = 0;
};

} // namespace keyferry::routing
