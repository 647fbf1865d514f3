#include "proxy/routing/route.h"

#include "proxy/core/httphead.h"

namespace keyferry::routing {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView proxyPrefix = "/proxy/";

bool isHealth(const QByteArray &method, const QByteArray &path)
{
    return path == "/health" && (method == "GET" || method == "HEAD");
}

} // namespace

Result<Route> parseRoute(const QByteArray &method, const QByteArray &target)
{
    const QByteArray path = splitTarget(target).path;
    if (isHealth(method, path))
        return Route{.kind = RouteKind::Health};

    const Error notFound{.kind = ErrorKind::NotFound,
                         .detail = u"nothing here: requests go to /proxy/{group}/…"_s};
    if (!path.startsWith(proxyPrefix))
        return notFound;
    const auto slash = path.indexOf('/', proxyPrefix.size());
    const auto end = slash < 0 ? path.size() : slash;
    const QByteArray group = path.sliced(proxyPrefix.size(), end - proxyPrefix.size());
    if (group.isEmpty())
        return notFound;
    return Route{.kind = RouteKind::Proxy, .group = group, .rest = target.sliced(end)};
}

} // namespace keyferry::routing
