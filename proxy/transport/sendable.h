#pragma once

#include "proxy/core/httphead.h"
#include "proxy/core/result.h"

#include <QByteArray>

namespace keyferry::transport {

/// Refuses what would let one field become two or one request two, whatever was checked before:
/// neither QNetworkAccessManager nor a socket does.
/// \returns MalformedRequest; the detail holds no value
[[nodiscard]] Outcome
checkSendable(const QByteArray &method, const QByteArray &target, const HeaderFields &fields);

/// For who writes the request line himself: a target in origin form that ends where it seems to,
/// and one Host. \returns MalformedRequest
[[nodiscard]] Outcome checkRequestLine(const QByteArray &target, const HeaderFields &fields);

} // namespace keyferry::transport
