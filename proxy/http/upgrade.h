#pragma once

#include "proxy/core/httphead.h"
#include "proxy/core/result.h"

#include <QByteArray>

namespace keyferry::http {

inline constexpr int switchingProtocols = 101;

/// What a head without an `Upgrade` that counts, a handshake, and a broken one are.
///
/// \returns true for a WebSocket handshake (GET, HTTP/1.1, `Upgrade: websocket` and
/// `Connection: upgrade`, one Sec-WebSocket-Key, one Sec-WebSocket-Version, no body); false when
/// nothing or something else is asked for, which a server may ignore; MalformedRequest, naming the
/// rule, for a handshake that breaks one. Thread: any; pure. Source: RFC 6455 4.1, 4.2.1; RFC 9110
/// 7.8.
[[nodiscard]] Result<bool> asksForWebSocket(const RequestHead &head);

/// Whether a 101 answers the handshake that brought this `Sec-WebSocket-Key`: a server that
/// switches to something else, or says 101 to everything, is none. \returns UpstreamMalformed.
/// Thread: any; pure. Source: RFC 6455 4.1.
[[nodiscard]] Outcome checkSwitch(const ResponseHead &head, const QByteArray &key);

} // namespace keyferry::http
