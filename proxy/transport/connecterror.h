#pragma once

#include "proxy/core/error.h"

#include <QAbstractSocket>
#include <QSslSocket>
#include <QString>

namespace keyferry::transport {

/// Why a connection did not come to stand, in the words that QnamTransport uses for it.
///
/// \param host  of the origin
/// \returns UpstreamUnreachable, UpstreamTimeout or OutOfCapacity
[[nodiscard]] Error connectError(QAbstractSocket::SocketError error, const QString &host);

/// The same where the connection that failed was to lead to an HTTP proxy.
[[nodiscard]] Error proxyError(QAbstractSocket::SocketError error, const QString &host);

/// Why a handshake failed: what is wrong with the certificate, else what the TLS library says.
[[nodiscard]] Error handshakeError(const QSslSocket &socket, const QString &host);

/// `expired certificate, certificate for another host`
[[nodiscard]] QString certificateFaults(const QList<QSslError> &errors);

} // namespace keyferry::transport
