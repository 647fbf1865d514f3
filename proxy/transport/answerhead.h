#pragma once

#include "proxy/core/httphead.h"
#include "proxy/core/result.h"
#include "proxy/http/framing.h"
#include "proxy/http/limits.h"

#include <QByteArrayView>

namespace keyferry::transport {

/// An upstream's head and what follows from it for the bytes behind it.
struct AnswerHead
{
    ResponseHead head{};
    int minorVersion = 1; ///< HTTP/1.x
    http::MessageFraming framing{};
    bool isPersistent = false; ///< version and Connection let another answer follow. RFC 9112 9.3

    friend bool operator==(const AnswerHead &, const AnswerHead &) = default;
};

/// Reads a response head by the strict rules: byte check, status line, version,
/// Transfer-Encoding, Content-Length. Names, case, order, repeats, empty values and the reason are
/// kept.
///
/// \param bytes  the head up to and including its empty line
/// \returns MalformedRequest or HeadTooLarge as http::checkHead() does; the detail names the rule
/// Thread: any; pure. Source: RFC 9112 4; docs/qt-network.md "What DirectTransport must do".
[[nodiscard]] Result<AnswerHead> readAnswerHead(QByteArrayView bytes,
                                                const http::HeadLimits &limits);

/// Where the answer ends that begins with this head.
/// \param answersHead  the request was HEAD
[[nodiscard]] http::AnswerFraming answerFraming(const AnswerHead &answer, bool answersHead);

} // namespace keyferry::transport
