#pragma once

namespace keyferry::bench {

class Options;

/// Clients that read streams of events: delays, and whether every byte is what was sent, as one
/// JSON object.
///
/// --port --path --key --ca FILE --clients N --repeats N --events N (as the upstream sends) --ramp
/// S (in which all begin)
void runStreams(Options &options);

} // namespace keyferry::bench
