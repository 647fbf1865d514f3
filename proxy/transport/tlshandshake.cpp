#include "proxy/transport/tlshandshake.h"

#include "proxy/transport/connecterror.h"
#include "proxy/transport/transporterror.h"

namespace keyferry::transport {

using namespace Qt::StringLiterals;

TlsHandshake::TlsHandshake(TimerWheel &wheel, SocketPointer socket, QString host, QObject *parent)
    : QObject(parent)
    , m_socket(std::move(socket))
    , m_host(std::move(host))
    , m_limit(wheel, [this] { fail(missed(Deadline::Handshake, m_host).error); })
{}

QSslSocket &TlsHandshake::socket() const
{
    return *static_cast<QSslSocket *>(m_socket.get());
}

void TlsHandshake::run(const QSslConfiguration &tls)
{
    // Queued: both come from inside Qt's decrypting.
    connect(
        &socket(), &QSslSocket::encrypted, this, &TlsHandshake::onEncrypted, Qt::QueuedConnection);
    connect(
        &socket(), &QSslSocket::errorOccurred, this, &TlsHandshake::onError, Qt::QueuedConnection);
    m_limit.start(limit);
    socket().setSslConfiguration(tls);
    socket().setPeerVerifyName(m_host);
    socket().startClientEncryption();
}

void TlsHandshake::onEncrypted()
{
    if (!m_socket)
        return;
    const QByteArray protocol = socket().sslConfiguration().nextNegotiatedProtocol();
    if (!protocol.isEmpty() && protocol != QSslConfiguration::NextProtocolHttp1_1)
        return fail(
            {.kind = ErrorKind::UpstreamUnreachable,
             .detail = u"%1: the server insists on a protocol that is not HTTP/1.1"_s.arg(m_host)});
    m_limit.stop();
    m_socket->disconnect(this);
    Q_EMIT encrypted();
}

void TlsHandshake::onError()
{
    if (m_socket)
        fail(handshakeError(socket(), m_host));
}

void TlsHandshake::fail(const Error &error)
{
    m_limit.stop();
    m_socket.reset();
    Q_EMIT failed(error);
}

SocketPointer TlsHandshake::takeSocket()
{
    return std::move(m_socket);
}

} // namespace keyferry::transport
