#include "tests/benchmarks/pattern.h"

#include <algorithm>
#include <random>
#include <string>

namespace keyferry::bench {

namespace {

// A prime, so that no buffer size divides it.
constexpr std::int64_t period = 65521;

const std::string &block()
{
    static const std::string bytes = [] {
        std::mt19937 random; // the same in every process
        std::string made(static_cast<std::size_t>(period), '\0');
        std::generate(made.begin(), made.end(), [&] { return static_cast<char>(random()); });
        return made;
    }();
    return bytes;
}

} // namespace

std::string_view patternAt(std::int64_t offset, std::int64_t wanted)
{
    const auto within = static_cast<std::size_t>(offset % period);
    return std::string_view(block()).substr(within, static_cast<std::size_t>(wanted));
}

bool isPattern(std::int64_t offset, std::string_view bytes)
{
    while (!bytes.empty()) {
        const auto expected = patternAt(offset, static_cast<std::int64_t>(bytes.size()));
        if (!bytes.starts_with(expected))
            return false;
        bytes.remove_prefix(expected.size());
        offset += static_cast<std::int64_t>(expected.size());
    }
    return true;
}

} // namespace keyferry::bench
