#pragma once

#include "tests/benchmarks/errorcounts.h"
#include "tests/benchmarks/histogram.h"
#include "tests/benchmarks/link.h"
#include "tests/benchmarks/messagereader.h"
#include "tests/benchmarks/poller.h"

namespace keyferry::bench {

/// What the clients of one thread have measured between the end of the warm-up and the end.
struct RequestTally
{
    Histogram latency{};
    ErrorCounts errors{};
    std::string expectedBody{};  ///< of the first answer; all others must be equal
    std::uint64_t completed = 0; ///< warm-up included
    bool isMeasuring = false;
};

/// One keep-alive connection that sends its next request as soon as the answer to the last is
/// complete.
class RequestClient final : public Watcher
{
public:
    /// \param request  head and body as they go out
    RequestClient(Poller &poller,
                  const Target &target,
                  const std::string &request,
                  RequestTally &tally);

    void open(const TlsContext &tls);
    void ready() override;

private:
    void begin();
    void send();
    void receive();
    void finish();
    void reopen();

    Poller &m_poller;
    const Target &m_target;
    const std::string &m_request;
    RequestTally &m_tally;
    const TlsContext *m_tls = nullptr;
    Link m_link{};
    MessageReader m_answer{};
    std::size_t m_sent = 0;
    bool m_waitsToWrite = false;
    Clock::time_point m_begun{};
};

} // namespace keyferry::bench
