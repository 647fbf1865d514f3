#include "tests/benchmarks/poller.h"

#include "tests/benchmarks/options.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <sys/epoll.h>
#include <unistd.h>

namespace keyferry::bench {

namespace {

std::uint32_t eventsFor(Poller::For interest)
{
    switch (interest) {
    case Poller::For::Nothing: return 0;
    case Poller::For::Reading: return EPOLLIN;
    case Poller::For::Writing: return EPOLLOUT;
    case Poller::For::Both: return EPOLLIN | EPOLLOUT;
    }
    fail("no such interest");
}

} // namespace

Poller::Poller()
    : m_descriptor(epoll_create1(EPOLL_CLOEXEC))
{}

Poller::~Poller()
{
    close(m_descriptor);
}

void Poller::add(int descriptor, Watcher &watcher, For interest)
{
    control(EPOLL_CTL_ADD, descriptor, watcher, interest);
}

void Poller::change(int descriptor, Watcher &watcher, For interest)
{
    control(EPOLL_CTL_MOD, descriptor, watcher, interest);
}

void Poller::control(int operation, int descriptor, Watcher &watcher, For interest)
{
    epoll_event event{};
    event.events = eventsFor(interest);
    event.data.ptr = &watcher;
    if (epoll_ctl(m_descriptor, operation, descriptor, &event) != 0)
        fail("epoll_ctl refused a descriptor");
}

void Poller::serveUntil(Clock::time_point deadline)
{
    // Not whole milliseconds: events of streams would come in bundles, which makes each of them
    // cheaper.
    const auto left = std::max(Clock::duration::zero(), deadline - Clock::now());
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(left);
    const timespec patience{.tv_sec = seconds.count(), .tv_nsec = (left - seconds).count()};
    std::array<epoll_event, 256> events{};
    const int count = epoll_pwait2(
        m_descriptor, events.data(), static_cast<int>(events.size()), &patience, nullptr);
    if (count < 0 && errno != EINTR)
        fail("epoll_pwait2 failed");
    for (int at = 0; at < count; ++at)
        static_cast<Watcher *>(events[static_cast<std::size_t>(at)].data.ptr)->ready();
}

} // namespace keyferry::bench
