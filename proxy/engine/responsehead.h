#pragma once

#include "proxy/core/httphead.h"

#include <QByteArray>

#include <optional>

namespace keyferry::engine {

/// The upstream's head as the client gets it: hop-by-hop fields dropped, ours for CORS put in.
/// Thread: any; pure.
[[nodiscard]] ResponseHead forwardedHead(ResponseHead head,
                                         const std::optional<QByteArray> &allowedOrigin);

/// Bytes of the answer's body as far as the head tells: 0 for HEAD, 204 and 304, else the
/// Content-Length. RFC 9112 6.3.
[[nodiscard]] std::optional<qint64> announcedBodySize(QByteArrayView method,
                                                      const ResponseHead &head);

[[nodiscard]] bool isEventStream(const ResponseHead &head);

} // namespace keyferry::engine
