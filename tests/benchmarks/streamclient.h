#pragma once

#include "tests/benchmarks/errorcounts.h"
#include "tests/benchmarks/link.h"
#include "tests/benchmarks/messagereader.h"
#include "tests/benchmarks/streamcheck.h"
#include "tests/benchmarks/timerqueue.h"

#include <optional>

namespace keyferry::bench {

/// What the streams of a run have in common.
struct StreamRun
{
    Poller poller{};
    Target target{};
    std::string body{};
    int events = 50;
    int repeats = 1;
    StreamTally tally{};
    ErrorCounts errors{};
    int unfinished = 0; ///< clients that have not ended
};

/// One client that reads streams, one after the other on one connection. Begins when it is woken.
class StreamClient final : public Watcher, public Sleeper
{
public:
    StreamClient(StreamRun &run, const TlsContext &tls, int number);

    void wake() override;
    void ready() override;

private:
    void begin();
    void send();
    void receive();
    void finish();
    void giveUp(std::uint64_t &kind);

    StreamRun &m_run;
    const TlsContext &m_tls;
    int m_number = 0;
    int m_repeat = 0;
    Link m_link{};
    std::string m_request{};
    std::size_t m_sent = 0;
    MessageReader m_answer{};
    std::optional<StreamCheck> m_check{};
};

} // namespace keyferry::bench
