#pragma once

#include "tests/benchmarks/poller.h"

#include <string>
#include <string_view>

namespace keyferry::bench {

/// One event of a stream as OpenAI's chat writes it, with its number and when it was sent by the
/// clock that all processes of the machine share. All events are of the same length.
///
/// \param stream  names the stream; at most 12 characters
[[nodiscard]] std::string eventText(std::string_view stream, int number, Clock::time_point sent);

/// What ends a stream.
inline constexpr std::string_view doneText = "data: [DONE]\n\n";

/// When an event says it was sent; the epoch if it is none.
[[nodiscard]] Clock::time_point sentAt(std::string_view event);

} // namespace keyferry::bench
