#pragma once

#include "proxy/core/channel.h"
#include "proxy/core/error.h"
#include "proxy/core/httphead.h"

#include <QByteArray>

namespace keyferry::engine {

struct LocalReply
{
    ResponseHead head{};
    QByteArray body{};
};

/// An answer that keyferry makes itself, in the provider's shape and marked with
/// `x-keyferry-error`. The one place where an Error becomes a body for a client. Thread: any; pure.
/// Source: docs/proxy.md "Access keys", "Status codes keyferry itself gives".
[[nodiscard]] LocalReply localReply(const Error &error, Channel channel);

/// The answer to `GET /health`.
[[nodiscard]] LocalReply healthReply(qint64 uptimeSeconds);

[[nodiscard]] QByteArray reasonPhrase(int status);

} // namespace keyferry::engine
