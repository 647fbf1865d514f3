#pragma once

namespace keyferry::bench {

class Options;

/// One large body down or up, checked byte for byte; as one JSON object.
///
/// --port --path --key --ca FILE --bytes N --rate BYTES_PER_SECOND (0 = as fast as it goes); for an
/// upload the upstream reads that slowly
void runDownload(Options &options);
void runUpload(Options &options);

} // namespace keyferry::bench
