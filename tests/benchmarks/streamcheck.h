#pragma once

#include "tests/benchmarks/histogram.h"
#include "tests/benchmarks/poller.h"

#include <string>

namespace keyferry::bench {

/// What all streams of a run have shown.
struct StreamTally
{
    Histogram delay{}; ///< from the upstream's sending to our reading
    std::uint64_t events = 0;
    std::uint64_t differences =
        0; ///< events that are not what was sent, missing and surplus ones included
};

/// Compares one stream with what the upstream says it sends, byte for byte: each event is made
/// again from its own time.
class StreamCheck
{
public:
    /// \param events  how many there have to be before the end
    StreamCheck(std::string name, int events, StreamTally &tally);

    /// Takes decoded bytes of the body and leaves what is not yet an event.
    void take(std::string &bytes);
    /// The answer is complete. \param rest  bytes that are no event
    void finish(const std::string &rest);

private:
    void takeEvent(std::string_view event, Clock::time_point now);

    std::string m_name{};
    int m_events = 0;
    StreamTally &m_tally;
    int m_seen = 0;
    bool m_isDone = false;
};

} // namespace keyferry::bench
