#pragma once

#include <chrono>

namespace keyferry::bench {

using Clock = std::chrono::steady_clock;

/// Whoever is told that a descriptor is ready.
class Watcher
{
public:
    Watcher() = default;
    Watcher(const Watcher &) = delete;
    Watcher &operator=(const Watcher &) = delete;
    virtual ~Watcher() = default;

    virtual void ready() = 0;
};

/// epoll, level-triggered. One thread.
class Poller
{
public:
    enum class For { Nothing, Reading, Writing, Both };

    Poller();
    Poller(const Poller &) = delete;
    Poller &operator=(const Poller &) = delete;
    ~Poller();

    /// \param watcher  must outlive the descriptor's place here
    void add(int descriptor, Watcher &watcher, For interest = For::Reading);
    void change(int descriptor, Watcher &watcher, For interest);
    /// Serves what is ready; returns at the deadline, or as soon as something was served.
    void serveUntil(Clock::time_point deadline);

private:
    void control(int operation, int descriptor, Watcher &watcher, For interest);

    int m_descriptor = -1;
};

} // namespace keyferry::bench
