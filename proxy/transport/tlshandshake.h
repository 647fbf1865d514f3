#pragma once

#include "proxy/core/error.h"
#include "proxy/core/timerwheel.h"
#include "proxy/transport/upstreamsocket.h"

#include <QObject>
#include <QSslConfiguration>
#include <QSslSocket>

namespace keyferry::transport {

/// TLS on a connection that stands: the server named and checked by its name, HTTP/1.1 and nothing
/// else, within 10 s (Qt has no timer for it). Destroying it gives up. Worker's thread.
class TlsHandshake final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds limit{10};

    /// \param socket  a connected QSslSocket
    /// \param host    name or address literal, for SNI, verification and errors
    TlsHandshake(TimerWheel &wheel, SocketPointer socket, QString host, QObject *parent = nullptr);

    void run(const QSslConfiguration &tls);
    [[nodiscard]] SocketPointer takeSocket();

Q_SIGNALS:
    // Not from inside run(), once.
    void encrypted();
    void failed(const keyferry::Error &error);

private:
    [[nodiscard]] QSslSocket &socket() const;
    void onEncrypted();
    void onError();
    void fail(const Error &error);

    SocketPointer m_socket;
    QString m_host;
    Timeout m_limit;
};

} // namespace keyferry::transport
