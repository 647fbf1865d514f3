#include "proxy/transport/connectattempt.h"

#include "proxy/transport/connecterror.h"
#include "proxy/transport/transporterror.h"

namespace keyferry::transport {

using namespace Qt::StringLiterals;

namespace {

// On TLS a second buffer of the same size holds what is not decrypted yet.
constexpr qint64 encryptedReadBuffer = 128 * 1024;
constexpr qint64 plainReadBuffer = 256 * 1024;

constexpr std::size_t familiesKept = 128;

// In ASCII, as DNS, proxies and SNI want it.
QString hostOf(const QUrl &origin)
{
    return origin.host(QUrl::FullyEncoded);
}

quint16 portOf(const QUrl &origin)
{
    return static_cast<quint16>(origin.port(origin.scheme() == "https"_L1 ? 443 : 80));
}

} // namespace

ConnectParts::ConnectParts(TimerWheel &timers, HostResolver::Lookup lookup)
    : wheel(timers)
    , proxies(timers.clock(), ProxyEnvironment::ofProcess())
    , resolver(timers.clock(), std::move(lookup))
    , families(timers.clock(), familiesKept)
    , tls(timers.clock())
{}

ConnectAttempt::ConnectAttempt(ConnectParts &parts,
                               const QUrl &origin,
                               const ConnectionPolicy &policy,
                               Connector::Connected connected,
                               QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_origin(origin)
    , m_policy(policy)
    , m_connected(std::move(connected))
    , m_host(hostOf(origin))
    , m_isEncrypted(origin.scheme() == "https"_L1)
    , m_deadline(parts.wheel, [this] { finish(missed(Deadline::Connect, m_host).error); })
{}

void ConnectAttempt::start(std::chrono::milliseconds deadline, BehindProxy manner)
{
    m_manner = manner;
    if (m_isEncrypted) {
        const Result<QSslConfiguration> tls = m_parts.tls.settingsFor(m_origin, m_policy);
        if (!tls)
            return finish(tls.error());
        m_tls = *tls;
    }
    if (deadline.count() > 0)
        m_deadline.start(deadline);
    if (const auto proxy = m_parts.proxies.known(m_origin, m_policy.proxyUrl))
        return onProxy(*proxy);
    m_parts.proxies.ask(m_origin, this, [this](const QNetworkProxy &proxy) { onProxy(proxy); });
}

void ConnectAttempt::onProxy(const Result<QNetworkProxy> &proxy)
{
    if (isOver())
        return;
    if (!proxy)
        return finish(proxy.error());
    m_proxy = *proxy;
    if (m_proxy.type() == QNetworkProxy::HttpCachingProxy)
        m_proxy.setType(QNetworkProxy::HttpProxy); // its sockets would not tunnel
    if (m_proxy.type() == QNetworkProxy::NoProxy)
        return connectByName(m_host, portOf(m_origin));
    // Qt would ask the proxy for a tunnel to port 80, which many refuse.
    if (isForwarded())
        return connectByName(m_proxy.hostName(), m_proxy.port());
    tunnel(m_host, portOf(m_origin));
}

SocketPointer ConnectAttempt::makeSocket() const
{
    SocketPointer socket(m_isEncrypted ? new QSslSocket : new QTcpSocket);
    socket->setProxy(QNetworkProxy::NoProxy);
    socket->setReadBufferSize(m_isEncrypted ? encryptedReadBuffer : plainReadBuffer);
    return socket;
}

void ConnectAttempt::connectByName(const QString &name, quint16 port)
{
    if (const auto addresses = m_parts.resolver.known(name))
        return race(*addresses, name, port);
    m_parts.resolver.ask(name, this, [this, name, port](const QList<QHostAddress> &addresses) {
        race(addresses, name, port);
    });
}

void ConnectAttempt::race(const QList<QHostAddress> &addresses, const QString &name, quint16 port)
{
    if (isOver())
        return;
    if (addresses.isEmpty())
        return finish(errorFor(QAbstractSocket::HostNotFoundError));

    m_race = std::make_unique<AddressRace>(m_parts.wheel, [this] { return makeSocket(); });
    connect(m_race.get(), &AddressRace::won, this, [this, name](AddressFamily family) {
        m_parts.families.keep(name.toUtf8(), family);
        onConnected(m_race->takeWinner());
    });
    connect(m_race.get(), &AddressRace::lost, this, [this](QAbstractSocket::SocketError error) {
        finish(errorFor(error));
    });
    const AddressFamily *last = m_parts.families.find(name.toUtf8(), ConnectParts::familyLife);
    m_race->run(interleaved(addresses,
                            last == nullptr ? QAbstractSocket::UnknownNetworkLayerProtocol : *last),
                port);
}

void ConnectAttempt::tunnel(const QString &name, quint16 port)
{
    m_tunnel = makeSocket();
    m_tunnel->setProxy(m_proxy);
    connect(
        m_tunnel.get(),
        &QTcpSocket::connected,
        this,
        [this] { onConnected(std::move(m_tunnel)); },
        Qt::QueuedConnection);
    connect(m_tunnel.get(),
            &QTcpSocket::errorOccurred,
            this,
            &ConnectAttempt::onTunnelError,
            Qt::QueuedConnection);
    m_tunnel->connectToHost(name, port);
}

void ConnectAttempt::onTunnelError()
{
    if (m_tunnel)
        finish(connectError(m_tunnel->error(), m_host));
}

Error ConnectAttempt::errorFor(QAbstractSocket::SocketError error) const
{
    return isForwarded() ? proxyError(error, m_host) : connectError(error, m_host);
}

void ConnectAttempt::onConnected(SocketPointer socket)
{
    if (!socket)
        return;
    socket->disconnect(this);
    if (socket->state() != QAbstractSocket::ConnectedState)
        return finish(connectError(QAbstractSocket::RemoteHostClosedError, m_host));
    // Before the connection stands Qt ignores it without a word.
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    if (!m_isEncrypted)
        return deliver(std::move(socket));

    m_handshake = std::make_unique<TlsHandshake>(m_parts.wheel, std::move(socket), m_host);
    connect(m_handshake.get(), &TlsHandshake::encrypted, this, &ConnectAttempt::onEncrypted);
    connect(m_handshake.get(), &TlsHandshake::failed, this, [this](const Error &error) {
        finish(error);
    });
    m_handshake->run(m_tls);
}

void ConnectAttempt::onEncrypted()
{
    SocketPointer socket = m_handshake->takeSocket();
    m_parts.tls.keepTicketsOf(*static_cast<QSslSocket *>(socket.get()), m_origin, m_policy);
    deliver(std::move(socket));
}

void ConnectAttempt::deliver(SocketPointer socket)
{
    finish(UpstreamSocket{.socket = std::move(socket),
                          .isEncrypted = m_isEncrypted,
                          .wantsAbsoluteForm = isForwarded(),
                          .proxyAuthorization =
                              isForwarded() ? basicAuthorization(m_proxy) : QByteArray()});
}

void ConnectAttempt::finish(Result<UpstreamSocket> result)
{
    if (isOver())
        return;
    m_deadline.stop();
    m_result = std::move(result);
    QMetaObject::invokeMethod(this, &ConnectAttempt::report, Qt::QueuedConnection);
}

void ConnectAttempt::report()
{
    const auto connected = std::exchange(m_connected, {});
    if (!connected)
        return;
    const bool hasBroken =
        *m_result && (*m_result)->socket->state() != QAbstractSocket::ConnectedState;
    if (hasBroken)
        m_result = connectError(QAbstractSocket::RemoteHostClosedError, m_host);
    connected(*std::move(m_result));
}

void ConnectAttempt::abandon()
{
    m_connected = {};
    m_deadline.stop();
    m_race.reset();
    m_tunnel.reset();
    m_handshake.reset();
    m_result.reset();
    deleteLater();
}

} // namespace keyferry::transport
