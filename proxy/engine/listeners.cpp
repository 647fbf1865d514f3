#include "proxy/engine/listeners.h"

#include "proxy/core/logging.h"
#include "proxy/http/server.h"

#include <QTcpServer>

#include <utility>

namespace keyferry::engine {

using namespace Qt::StringLiterals;

namespace {

bool isOptional(const QHostAddress &address, const Error &error)
{
    return address == QHostAddress(QHostAddress::LocalHostIPv6)
           && error.kind == ErrorKind::AddressRefused;
}

} // namespace

Listeners::Listeners(QObject *parent)
    : QObject(parent)
{}

Listeners::~Listeners() = default;

Outcome Listeners::listen(const QStringList &addresses, quint16 port)
{
    const auto opened = open(addresses, port);
    // 0.0.0.0 and 127.0.0.1 exclude each other on one port, which may be our own.
    const bool mayBeOurs = !opened && opened.error().kind == ErrorKind::PortInUse;
    if (!mayBeOurs || !makeRoom(addresses, port))
        return opened;
    const auto reopened = open(addresses, port);
    if (!reopened)
        reopen();
    return reopened;
}

Outcome Listeners::open(const QStringList &addresses, quint16 port)
{
    std::vector<Bound> wanted;
    std::optional<Error> softFailure;
    for (const QString &text : addresses) {
        const QHostAddress address(text);
        const auto kept = std::find_if(m_servers.begin(), m_servers.end(), [&](const Bound &bound) {
            return bound.server && bound.address == address && bound.port == port;
        });
        if (kept != m_servers.end()) {
            wanted.push_back({kept->address, kept->port, std::move(kept->server)});
            continue;
        }
        auto bound = bind(address, port);
        if (bound) {
            port = bound->port; // a free port that was found serves the other addresses too
            wanted.push_back(std::move(*bound));
        } else if (isOptional(address, bound.error())) {
            qCWarning(lcEngine) << bound.error().detail;
            softFailure = bound.error();
        } else {
            takeBack(wanted);
            return bound.error();
        }
    }
    if (wanted.empty())
        return softFailure.value_or(Error{.kind = ErrorKind::AddressRefused,
                                          .detail = u"there is no address to listen on"_s});
    m_servers = std::move(wanted);
    return ok();
}

void Listeners::takeBack(std::vector<Bound> &wanted)
{
    for (Bound &bound : m_servers) {
        if (bound.server)
            continue;
        const auto kept =
            std::find_if(wanted.begin(), wanted.end(), [&bound](const Bound &candidate) {
                return candidate.address == bound.address && candidate.port == bound.port;
            });
        if (kept != wanted.end())
            bound.server = std::move(kept->server);
    }
}

bool Listeners::makeRoom(const QStringList &addresses, quint16 port)
{
    bool hasRoom = false;
    for (Bound &bound : m_servers) {
        const bool isWanted =
            std::any_of(addresses.begin(), addresses.end(), [&bound](const QString &address) {
                return QHostAddress(address) == bound.address;
            });
        if (bound.port != port || isWanted)
            continue;
        bound.server.reset();
        hasRoom = true;
    }
    return hasRoom;
}

void Listeners::reopen()
{
    for (Bound &bound : m_servers) {
        if (bound.server)
            continue;
        if (auto opened = bind(bound.address, bound.port))
            bound.server = std::move(opened->server);
    }
    std::erase_if(m_servers, [](const Bound &bound) { return !bound.server; });
}

Result<Listeners::Bound> Listeners::bind(const QHostAddress &address, quint16 port)
{
    auto server = std::make_unique<http::Server>();
    if (const auto listening = server->listen(address, port); !listening)
        return listening.error();
    connect(server.get(), &http::Server::connectionAccepted, this, &Listeners::connectionAccepted);
    const quint16 boundPort = server->port();
    return Bound{address, boundPort, std::move(server)};
}

void Listeners::close()
{
    m_servers.clear();
}

QStringList Listeners::urls() const
{
    QStringList urls;
    for (const Bound &bound : m_servers) {
        const bool isV6 = bound.address.protocol() == QAbstractSocket::IPv6Protocol;
        const QString host =
            isV6 ? u'[' + bound.address.toString() + u']' : bound.address.toString();
        urls.append(u"http://%1:%2"_s.arg(host).arg(bound.port));
    }
    return urls;
}

int nextFreePort(const QStringList &addresses, int first)
{
    constexpr int tries = 100;
    constexpr int highestPort = 65535;
    for (int port = first; port < std::min(first + tries, highestPort + 1); ++port) {
        const bool isFree =
            std::all_of(addresses.begin(), addresses.end(), [port](const QString &address) {
                QTcpServer probe;
                return probe.listen(QHostAddress(address), static_cast<quint16>(port))
                       || probe.serverError() != QAbstractSocket::AddressInUseError;
            });
        if (isFree)
            return port;
    }
    return 0;
}

} // namespace keyferry::engine
