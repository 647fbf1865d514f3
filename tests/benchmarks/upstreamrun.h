#pragma once

namespace keyferry::bench {

class Options;

/// The upstream of streams and large bodies (upstream.h): prints `listening on PORT` and serves
/// until it is killed.
///
/// --events N --interval SECONDS
[[noreturn]] void serveUpstream(Options &options);

} // namespace keyferry::bench
