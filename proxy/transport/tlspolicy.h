#pragma once

#include "proxy/core/result.h"
#include "proxy/transport/upstreamtransport.h"

#include <QSslConfiguration>

namespace keyferry::transport {

/// The TLS settings of a policy; made once per pool, because Qt looks at them only when it makes a
/// connection and a checking request on an unchecked connection would pass. Reads the CA file.
/// \returns UpstreamUnreachable if the CA file holds no certificate
[[nodiscard]] Result<QSslConfiguration> tlsConfiguration(const ConnectionPolicy &policy);

} // namespace keyferry::transport
