#pragma once

namespace keyferry::bench {

class Options;

/// Closed-loop clients: requests a second, latencies and errors, as one JSON object on standard
/// output.
///
/// --port --path --key --ca FILE --clients N --threads N --body BYTES --seconds S --warmup S
void runRequests(Options &options);

} // namespace keyferry::bench
