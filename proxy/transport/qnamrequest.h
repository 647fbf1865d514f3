#pragma once

#include "proxy/core/result.h"
#include "proxy/transport/upstreamtransport.h"

#include <QNetworkRequest>
#include <QUrl>

namespace keyferry::transport {

/// True if the request goes through an UploadDevice, with a Content-Length: it has body bytes, or
/// its method must not be repeated, and only a device can refuse that.
[[nodiscard]] bool needsUploadDevice(const UpstreamRequest &request);

/// The request with every habit of QNetworkAccessManager switched off that can be. TLS settings are
/// the pool's. \returns MalformedRequest, see checkSendable()
[[nodiscard]] Result<QNetworkRequest> networkRequest(const UpstreamRequest &request,
                                                     const QUrl &url);

} // namespace keyferry::transport
