#pragma once

#include <cstdint>
#include <string_view>

namespace keyferry::bench {

/// Bytes of a body of any length that both ends know: no two places less than 64 KiB apart look
/// alike.
///
/// \returns at most as many bytes as wanted, at least one
[[nodiscard]] std::string_view patternAt(std::int64_t offset, std::int64_t wanted);
[[nodiscard]] bool isPattern(std::int64_t offset, std::string_view bytes);

} // namespace keyferry::bench
