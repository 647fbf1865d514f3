#pragma once

#include "proxy/core/httphead.h"

#include <QByteArray>

namespace keyferry::engine {

/// True for a CORS preflight: OPTIONS with an Origin and the method it asks for. Fetch standard,
/// "CORS-preflight request".
[[nodiscard]] bool isPreflight(const RequestHead &head);

/// 204 that allows what the preflight asks for. \pre the origin is on the allowed list
[[nodiscard]] ResponseHead preflightReply(const RequestHead &head, const QByteArray &origin);

/// Replaces an upstream's CORS fields by ours for an allowed origin.
void allowOrigin(HeaderFields &fields, const QByteArray &origin);

} // namespace keyferry::engine
