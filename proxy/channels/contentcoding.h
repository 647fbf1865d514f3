#pragma once

#include "proxy/core/result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace keyferry::channels {

/// Content codings we read and write. RFC 9110 8.4.1; zstd RFC 8878, br RFC 7932.
enum class ContentCoding { Identity, Gzip, Deflate, Brotli, Zstd };

/// By the value of Content-Encoding, any case, `x-gzip` included; empty and `identity` are
/// Identity. Empty for anything else, a list of several codings included.
[[nodiscard]] std::optional<ContentCoding> contentCoding(QByteArrayView value);

/// The whole body. InvalidValue if it is damaged, cut off, or over `limit` bytes when decoded.
/// Thread: any; pure.
[[nodiscard]] Result<QByteArray>
decodeBody(QByteArrayView body, ContentCoding coding, qsizetype limit);
/// As much of the start as can be read, at most `limit` bytes; damage and cuts end it. Thread: any;
/// pure.
[[nodiscard]] QByteArray decodeStart(QByteArrayView body, ContentCoding coding, qsizetype limit);
/// Deflate is written as zlib data, as RFC 9110 8.4.1.2 has it. Thread: any; pure.
[[nodiscard]] QByteArray encodeBody(QByteArrayView body, ContentCoding coding);

} // namespace keyferry::channels
