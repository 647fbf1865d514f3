#pragma once

#include "proxy/core/httphead.h"
#include "proxy/core/result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace keyferry::http {

/// How the receiver finds the end of an answer. RFC 9112 6.3.
enum class AnswerFraming {
    None, ///< no body at all: HEAD, 1xx, 204, 304
    Length,
    Chunked,
    UntilClose,
};

/// What the fields of a head say about the end of its body.
struct MessageFraming
{
    bool isChunked = false;
    std::optional<qint64> contentLength{};

    friend bool operator==(const MessageFraming &, const MessageFraming &) = default;
};

/// The fields as they stand, white space around the values left out.
/// \param section  the field lines and the empty line \pre checkFieldSection() found nothing
[[nodiscard]] HeaderFields readFields(QByteArrayView section);

/// Digits only, and no more than 63 bits hold. \returns MalformedRequest
[[nodiscard]] Result<qint64> readContentLength(const QByteArray &value);

/// One Content-Length, or the single value `chunked` under HTTP/1.1, or neither.
/// \returns MalformedRequest for everything else, whoever sent it. Source: docs/proxy.md "Server
/// side", docs/qt-network.md "HTTP/1 parsing"
[[nodiscard]] Result<MessageFraming> readFraming(const HeaderFields &fields, int minorVersion);

/// A piece of a body as one chunk in one buffer, so that it leaves in one packet: Nagle and delayed
/// ACKs never see a half chunk. Empty for an empty piece: a chunk of size 0 would be the last one.
[[nodiscard]] QByteArray chunkOf(QByteArrayView piece);
/// The last chunk, without trailers.
inline constexpr QByteArrayView lastChunk = "0\r\n\r\n";

} // namespace keyferry::http
