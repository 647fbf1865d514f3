#pragma once

#include "proxy/core/httphead.h"
#include "proxy/core/result.h"
#include "proxy/http/limits.h"

#include <QByteArrayView>

namespace keyferry::http {

/// How the end of a request body is found. RFC 9112 6.3.
struct RequestFraming
{
    bool isChunked = false;
    qint64 contentLength = 0; ///< 0 as well when there is no such field

    friend bool operator==(const RequestFraming &, const RequestFraming &) = default;
};

struct FramedHead
{
    RequestHead head{};
    RequestFraming framing{};

    friend bool operator==(const FramedHead &, const FramedHead &) = default;
};

/// Reads a request head by the strict rules: byte check, request line, version, Host,
/// Transfer-Encoding, Content-Length, target.
///
/// \param bytes  the head up to and including its empty line
/// \returns MalformedRequest, HeadTooLarge or TargetTooLong; the detail names the rule that was
/// broken. Thread: any; pure. Source: docs/proxy.md "Server side".
[[nodiscard]] Result<FramedHead> readRequestHead(QByteArrayView bytes, const HeadLimits &limits);

/// The rules for a target in origin form: it goes upstream byte for byte, so nothing in it may mean
/// two things.
[[nodiscard]] Outcome checkTarget(QByteArrayView target);

} // namespace keyferry::http
