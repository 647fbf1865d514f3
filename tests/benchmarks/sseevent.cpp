#include "tests/benchmarks/sseevent.h"

#include <charconv>
#include <cstdio>

namespace keyferry::bench {

namespace {

constexpr std::string_view sentName = R"("sent":"0)";
constexpr std::size_t sentDigits = 19;

} // namespace

std::string eventText(std::string_view stream, int number, Clock::time_point sent)
{
    char text[400];
    const long long nanos =
        std::chrono::duration_cast<std::chrono::nanoseconds>(sent.time_since_epoch()).count();
    const int size = std::snprintf(
        text,
        sizeof text,
        R"(data: {"id":"chatcmpl-%12.*s","object":"chat.completion.chunk","created":1700000000,)"
        R"("sent":"0%019lld","model":"bench-1","choices":[{"index":0,"delta":{"content":" word %04d"},)"
        R"("finish_reason":null}]})"
        "\n\n",
        static_cast<int>(stream.size()),
        stream.data(),
        nanos,
        number);
    return {text, static_cast<std::size_t>(size)};
}

Clock::time_point sentAt(std::string_view event)
{
    const auto name = event.find(sentName);
    if (name == std::string_view::npos)
        return {};
    const auto digits = event.substr(name + sentName.size(), sentDigits);
    long long nanos = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), nanos);
    return Clock::time_point(std::chrono::nanoseconds(nanos));
}

} // namespace keyferry::bench
