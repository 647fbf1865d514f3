#pragma once

#include "tests/benchmarks/link.h"

namespace keyferry::bench {

class Options;

/// Reads --port --path --key --ca.
[[nodiscard]] Target targetOf(Options &options);

/// A chat request of about that many bytes, 100 at least; the filling is one string, as a long
/// prompt is.
[[nodiscard]] std::string requestBody(std::size_t bytes, bool asStream = false);

/// A POST of that body, or a GET if it is empty.
[[nodiscard]] std::string requestText(const Target &target, const std::string &body);

/// The head of a POST whose body of that many bytes follows.
[[nodiscard]] std::string uploadHead(const Target &target, std::int64_t bytes);

} // namespace keyferry::bench
