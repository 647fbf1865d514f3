#pragma once

namespace keyferry::test {

// With a sanitizer code runs two to ten times as long, and AddressSanitizer keeps what was freed:
// limits of time are wider there, and figures of memory say nothing.
#if defined(__SANITIZE_THREAD__)
inline constexpr bool isInstrumented = true;
inline constexpr int patience = 10;
#elif defined(__SANITIZE_ADDRESS__)
inline constexpr bool isInstrumented = true;
inline constexpr int patience = 4;
#else
inline constexpr bool isInstrumented = false;
inline constexpr int patience = 1; ///< what limits of time are multiplied by
#endif

} // namespace keyferry::test
