#pragma once

#include "proxy/core/httphead.h"

#include <QByteArray>

#include <optional>

namespace keyferry::engine {

/// The upstream's head as the client gets it: hop-by-hop fields dropped, ours for CORS put in.
/// Thread: any; pure.
[[nodiscard]] ResponseHead forwardedHead(ResponseHead head,
                                         const std::optional<QByteArray> &allowedOrigin);

[[nodiscard]] bool isEventStream(const ResponseHead &head);

} // namespace keyferry::engine
