#pragma once

#include "proxy/core/channel.h"
#include "proxy/core/error.h"
#include "proxy/core/httphead.h"

#include <QByteArray>

#include <chrono>
#include <optional>

namespace keyferry::engine {

struct LocalReply
{
    ResponseHead head{};
    QByteArray body{};
};

/// An answer that keyferry makes itself, in the provider's shape and marked with
/// `x-keyferry-error`. \param retryAfter  when it is worth asking again; kinds that pass by
/// themselves say one second without it. The one place where an Error becomes a body for a client.
/// Thread: any; pure. Source: docs/proxy.md "Access keys", "Status codes keyferry itself gives".
[[nodiscard]] LocalReply localReply(const Error &error,
                                    Channel channel,
                                    std::optional<std::chrono::seconds> retryAfter = {});

/// The answer to `GET /health`.
[[nodiscard]] LocalReply healthReply(qint64 uptimeSeconds);

[[nodiscard]] QByteArray reasonPhrase(int status);

} // namespace keyferry::engine
