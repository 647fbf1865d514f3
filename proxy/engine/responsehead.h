#pragma once

#include "proxy/core/httphead.h"

#include <QByteArray>

#include <optional>

namespace keyferry::engine {

/// The upstream's head as the client gets it: hop-by-hop fields dropped, ours for CORS put in.
/// Thread: any; pure.
[[nodiscard]] ResponseHead forwardedHead(ResponseHead head,
                                         const std::optional<QByteArray> &allowedOrigin);

/// An answer to a WebSocket handshake that took up the subprotocol with the key takes up the one
/// the client offered, with the access key in it. Thread: any; pure.
void restoreSubprotocol(HeaderFields &answer, const HeaderFields &client);

/// Bytes of the answer's body as far as the head tells: nothing for 101, 0 for HEAD, 204 and 304,
/// else the Content-Length. RFC 9112 6.3.
[[nodiscard]] std::optional<qint64> announcedBodySize(QByteArrayView method,
                                                      const ResponseHead &head);

[[nodiscard]] bool isEventStream(const ResponseHead &head);

} // namespace keyferry::engine
