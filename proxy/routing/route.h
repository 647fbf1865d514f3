#pragma once

#include "proxy/core/result.h"

#include <QByteArray>

namespace keyferry::routing {

enum class RouteKind { Health, Proxy };

/// Where a request target leads. docs/proxy.md "Routes".
struct Route
{
    RouteKind kind = RouteKind::Proxy;
    QByteArray group{}; ///< as in the path, not looked up yet
    QByteArray rest{};  ///< what follows `/proxy/{group}`: path and query, raw bytes; empty or
                        ///< starts with `/` or `?`

    friend bool operator==(const Route &, const Route &) = default;
};

/// NotFound for every path that is none of ours, and for `/health` with any method but GET and
/// HEAD. Thread: any; pure.
[[nodiscard]] Result<Route> parseRoute(const QByteArray &method, const QByteArray &target);

} // namespace keyferry::routing
