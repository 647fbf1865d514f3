#pragma once

#include "proxy/transport/addressrace.h"
#include "proxy/transport/connector.h"
#include "proxy/transport/proxyfinder.h"
#include "proxy/transport/tlshandshake.h"
#include "proxy/transport/tlsmemory.h"

namespace keyferry::transport {

/// What all attempts of a connector share.
struct ConnectParts
{
    ConnectParts(TimerWheel &timers, HostResolver::Lookup lookup);

    static constexpr std::chrono::minutes familyLife{10};

    TimerWheel &wheel;
    ProxyFinder proxies;
    HostResolver resolver;
    Remembered<AddressFamily> families; ///< which family won, by host
    TlsMemory tls;
};

/// One way from an origin's URL to a connection: proxy, name, addresses, TLS. A child of the
/// connector until abandon(); its steps stay until then, so none is deleted in its own signal.
class ConnectAttempt final : public QObject
{
    Q_OBJECT

public:
    ConnectAttempt(ConnectParts &parts,
                   const QUrl &origin,
                   const ConnectionPolicy &policy,
                   Connector::Connected connected,
                   QObject *parent);

    void start(std::chrono::milliseconds deadline, BehindProxy manner);
    /// Falls silent, drops the connection and deletes itself later.
    void abandon();

private:
    /// Nothing more counts: the result is there, was told or is not wanted any more.
    [[nodiscard]] bool isOver() const { return m_result || !m_connected; }
    [[nodiscard]] bool isForwarded() const
    {
        return m_manner == BehindProxy::Forwarded && isForwardedBy(m_proxy, m_origin);
    }
    [[nodiscard]] SocketPointer makeSocket() const;
    [[nodiscard]] Error errorFor(QAbstractSocket::SocketError error) const;
    void onProxy(const Result<QNetworkProxy> &proxy);
    void connectByName(const QString &name, quint16 port);
    void race(const QList<QHostAddress> &addresses, const QString &name, quint16 port);
    void tunnel(const QString &name, quint16 port);
    void onTunnelError();
    void onConnected(SocketPointer socket);
    void onEncrypted();
    void deliver(SocketPointer socket);
    void finish(Result<UpstreamSocket> result);
    void report();

    ConnectParts &m_parts;
    QUrl m_origin;
    ConnectionPolicy m_policy;
    Connector::Connected m_connected; ///< empty once told
    QString m_host;
    bool m_isEncrypted = false;
    QNetworkProxy m_proxy{QNetworkProxy::NoProxy};
    QSslConfiguration m_tls;
    std::unique_ptr<AddressRace> m_race;
    BehindProxy m_manner = BehindProxy::Forwarded;
    SocketPointer m_tunnel;
    std::unique_ptr<TlsHandshake> m_handshake;
    std::optional<Result<UpstreamSocket>> m_result; ///< told in the next turn
    Timeout m_deadline;
};

} // namespace keyferry::transport
