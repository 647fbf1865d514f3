#pragma once

#include "proxy/core/result.h"
#include "proxy/transport/upstreamtransport.h"

#include <QByteArray>
#include <QUrl>

namespace keyferry::transport {

/// The URL of a request: base and target as given, default port and user info left out.
/// \returns UpstreamUnreachable for anything but http and https with a host
[[nodiscard]] Result<QUrl> upstreamUrl(const QByteArray &base, const QByteArray &target);

/// Host with its port unless it is the scheme's, as it stands in a Host field.
[[nodiscard]] QByteArray authorityOf(const QUrl &url);

/// What must be equal for two requests to share a connection: origin, proxy and TLS policy. Not for
/// logs: the proxy's password is in it.
[[nodiscard]] QByteArray poolKey(const QUrl &url, const ConnectionPolicy &policy);

} // namespace keyferry::transport
