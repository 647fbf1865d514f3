#include "proxy/http/server.h"

#include "proxy/core/logging.h"
#include "proxy/http/nativesocket.h"

#include <QNetworkProxy>
#include <QTcpServer>
#include <QTimer>

#include <functional>
#include <utility>

namespace keyferry::http {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int listenBacklog = 512;
constexpr auto pauseWithoutDescriptors = 250ms;

/// Gives descriptors away instead of queueing sockets, so that no limit on pending connections ever
/// bites.
class Acceptor final : public QTcpServer
{
public:
    explicit Acceptor(std::function<void(qintptr)> accepted)
        : m_accepted(std::move(accepted))
    {
        setProxy(QNetworkProxy::NoProxy);
        setListenBacklogSize(listenBacklog);
    }

protected:
    void incomingConnection(qintptr descriptor) override { m_accepted(descriptor); }

private:
    std::function<void(qintptr)> m_accepted;
};

QString endpointText(const QHostAddress &address, quint16 port)
{
    const bool isIpv6 = address.protocol() == QAbstractSocket::IPv6Protocol;
    return (isIpv6 ? u"[%1]:%2"_s : u"%1:%2"_s).arg(address.toString()).arg(port);
}

} // namespace

Server::Server(QObject *parent)
    : QObject(parent)
{}

Server::~Server() = default;

std::unique_ptr<QTcpServer> Server::makeAcceptor()
{
    auto acceptor = std::make_unique<Acceptor>(
        [this](qintptr descriptor) { Q_EMIT connectionAccepted(descriptor); });
    connect(acceptor.get(), &QTcpServer::acceptError, this, &Server::reviveLater);
    return acceptor;
}

Outcome Server::listen(const QHostAddress &address, quint16 port)
{
    Q_ASSERT(!isListening());
    auto acceptor = makeAcceptor();
    if (acceptor->listen(address, port)) {
        m_acceptor = std::move(acceptor);
        return ok();
    }

    const QString endpoint = endpointText(address, port);
    if (acceptor->serverError() == QAbstractSocket::AddressInUseError)
        return Error{.kind = ErrorKind::PortInUse,
                     .detail = u"%1 is already in use"_s.arg(endpoint)};
    return Error{.kind = ErrorKind::AddressRefused,
                 .detail = u"cannot listen on %1: %2"_s.arg(endpoint, acceptor->errorString())};
}

void Server::close()
{
    m_acceptor.reset();
}

QHostAddress Server::address() const
{
    return m_acceptor ? m_acceptor->serverAddress() : QHostAddress();
}

quint16 Server::port() const
{
    return m_acceptor ? m_acceptor->serverPort() : quint16(0);
}

void Server::reviveLater()
{
    if (std::exchange(m_isReviving, true))
        return;
    qCWarning(lcHttp,
              "no descriptor left for a new connection; accepting goes on when one is free");
    QTimer::singleShot(pauseWithoutDescriptors, this, &Server::revive);
}

// A QTcpServer that met EMFILE once pauses after every batch for ever (docs/qt-network.md "Server
// side"). A new one on a duplicate of the listening socket does not, and the backlog survives.
void Server::revive()
{
    m_isReviving = false;
    if (!m_acceptor)
        return;

    const qintptr duplicate = duplicateDescriptor(m_acceptor->socketDescriptor());
    if (duplicate < 0)
        return reviveLater();
    auto successor = makeAcceptor();
    if (!successor->setSocketDescriptor(duplicate)) {
        closeDescriptor(duplicate);
        return reviveLater();
    }
    m_acceptor = std::move(successor);
}

} // namespace keyferry::http
