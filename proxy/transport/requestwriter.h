#pragma once

#include "proxy/core/result.h"
#include "proxy/transport/upstreamtransport.h"

#include <QByteArray>

namespace keyferry::transport {

/// How the origin is reached, as far as a request's head shows it. See UpstreamSocket.
struct HeadForm
{
    bool isAbsolute = false;
    QByteArray proxyAuthorization{}; ///< with the absolute form only; empty: none
};

struct WrittenHead
{
    QByteArray bytes{};
    /// What the head promised: the body's size may become known while it is sent.
    bool isChunked = false;

    friend bool operator==(const WrittenHead &, const WrittenHead &) = default;
};

/// A piece of a request body as it goes on the wire.
struct BodyPiece
{
    QByteArray wire{};
    qint64 taken = 0;    ///< bytes of the body in it; 0: nothing new is there
    bool isLast = false; ///< the request is complete with it

    friend bool operator==(const BodyPiece &, const BodyPiece &) = default;
};

inline constexpr qint64 pieceBytes = 64 * 1024;

/// The head of a request: raw path of the base and raw target, Host in front unless there is one,
/// the fields as they stand. Content-Length stands at the place of the first one given, else at the
/// end; a body of unknown size is chunked; POST, PUT and PATCH without a body get length 0.
/// \returns MalformedRequest for anything that could be read as more than this one request,
/// UpstreamUnreachable for a base that is no http or https URL. Thread: any; pure.
[[nodiscard]] Result<WrittenHead> writeHead(const UpstreamRequest &request, const HeadForm &form);

/// At most `maxBytes` of the body from `position`, a whole chunk in one buffer where they are
/// chunked. The last chunk comes only when everything has arrived.
/// \returns StorageFailed if the body cannot be read
[[nodiscard]] Result<BodyPiece>
nextPiece(BodySource &body, qint64 position, bool isChunked, qint64 maxBytes = pieceBytes);

} // namespace keyferry::transport
