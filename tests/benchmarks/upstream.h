#pragma once

#include "tests/benchmarks/link.h"
#include "tests/benchmarks/poller.h"
#include "tests/benchmarks/timerqueue.h"

#include <memory>
#include <unordered_map>
#include <vector>

namespace keyferry::bench {

class UpstreamConnection;

/// How streams come.
struct StreamPlan
{
    int events = 50;
    std::chrono::nanoseconds interval{};
};

/// The upstream that nginx cannot be. By the query of a request:
/// `stream=NAME` events (sseevent.h), `bytes=N` a body of pattern.h, `rate=N` takes the request's
/// body that slowly, otherwise a small JSON answer; both say how many bytes of the pattern came
/// with the request.
class Upstream final : public Watcher
{
public:
    explicit Upstream(const StreamPlan &streams);
    ~Upstream() override;

    [[nodiscard]] std::uint16_t port() const { return m_listening.port; }
    [[nodiscard]] Poller &poller() { return m_poller; }
    [[nodiscard]] TimerQueue &timers() { return m_timers; }
    [[nodiscard]] const StreamPlan &streams() const { return m_streams; }

    [[noreturn]] void run();
    /// A connection has ended; it is deleted once nobody is inside it.
    void forget(const UpstreamConnection *connection) { m_ended.push_back(connection); }

    void ready() override;

private:
    StreamPlan m_streams{};
    Listening m_listening{};
    Poller m_poller{};
    TimerQueue m_timers{};
    std::unordered_map<const UpstreamConnection *, std::unique_ptr<UpstreamConnection>>
        m_connections{};
    std::vector<const UpstreamConnection *> m_ended{};
};

} // namespace keyferry::bench
