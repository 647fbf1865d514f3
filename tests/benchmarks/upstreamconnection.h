#pragma once

#include "tests/benchmarks/link.h"
#include "tests/benchmarks/messagereader.h"
#include "tests/benchmarks/pace.h"
#include "tests/benchmarks/timerqueue.h"

#include <optional>

namespace keyferry::bench {

class Upstream;

/// One connection of the upstream: a request, its answer, the next request. Owned by Upstream.
class UpstreamConnection final : public Watcher, public Sleeper
{
public:
    UpstreamConnection(Upstream &upstream, Link link);
    ~UpstreamConnection() override;

    void ready() override;
    void wake() override;

private:
    void receive();
    void noteHead();
    void checkBody();
    void answer();
    void sendEvent();
    void fill();
    void flush();
    void finish();
    void sleepUntil(Clock::time_point when);
    void listenFor(Poller::For interest);
    void end();

    Upstream &m_upstream;
    Link m_link{};
    Poller::For m_interest = Poller::For::Reading;
    std::optional<TimerQueue::Place> m_place{};
    bool m_hasEnded = false;

    MessageReader m_request{};
    bool m_headNoted = false;
    Pace m_pace{};
    std::int64_t m_bodyChecked = 0;
    std::int64_t m_bodyEqual = 0; // bytes before the first that is not the pattern's

    std::string m_output{}; // from m_sent on it has not left yet
    std::size_t m_sent = 0;
    std::string m_stream{}; // name of the stream that is being sent
    int m_nextEvent = 0;
    Clock::time_point m_nextDue{};
    std::int64_t m_download = 0; // its size
    std::int64_t m_downloaded = 0;
    bool m_isAnswering = false;
};

} // namespace keyferry::bench
