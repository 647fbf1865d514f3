#pragma once

#include <QByteArray>
#include <QTcpSocket>

#include <memory>

namespace keyferry::transport {

/// Silences and cuts a socket at once and deletes it later: it may be the sender of the signal that
/// is being served.
struct SocketDeleter
{
    void operator()(QTcpSocket *socket) const;
};
using SocketPointer = std::unique_ptr<QTcpSocket, SocketDeleter>;

/// A connection to an origin, ready for the first request byte: TCP, proxy and verified TLS stand,
/// LowDelayOption is set, the read buffer is bounded. A QSslSocket for https.
///
/// Its session tickets are listened for as long as it lives: disconnect your own slots from it, not
/// all signals.
struct UpstreamSocket
{
    SocketPointer socket{};
    bool isEncrypted = false;
    /// An http upstream behind an HTTP proxy: the request line carries the absolute form, and this
    /// is the value of Proxy-Authorization (empty: none).
    bool wantsAbsoluteForm = false;
    QByteArray proxyAuthorization{};
};

} // namespace keyferry::transport
