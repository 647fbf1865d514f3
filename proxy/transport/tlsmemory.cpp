#include "proxy/transport/tlsmemory.h"

#include "proxy/transport/originkey.h"
#include "proxy/transport/tlspolicy.h"

namespace keyferry::transport {

using namespace Qt::StringLiterals;

TlsMemory::TlsMemory(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_bases(clock, basesKept)
    , m_tickets(clock, ticketsKept)
{}

Result<QSslConfiguration> TlsMemory::base(const ConnectionPolicy &policy)
{
    const QByteArray key = (policy.verifyTls ? "verify:"_ba : "any:"_ba) + policy.caFile.toUtf8();
    if (const QSslConfiguration *made = m_bases.find(key, baseLife))
        return *made;

    if (!QSslSocket::supportsSsl())
        return Error{.kind = ErrorKind::UpstreamUnreachable,
                     .detail = u"TLS is not available: the OpenSSL library is missing"_s};
    Result<QSslConfiguration> tls = tlsConfiguration(policy);
    if (!tls)
        return tls.error();
    tls->setAllowedNextProtocols({QSslConfiguration::NextProtocolHttp1_1});
    tls->setSslOption(QSsl::SslOptionDisableSessionPersistence, false);
    m_bases.keep(key, *tls);
    return tls;
}

Result<QSslConfiguration> TlsMemory::settingsFor(const QUrl &origin, const ConnectionPolicy &policy)
{
    Result<QSslConfiguration> tls = base(policy);
    if (!tls)
        return tls;
    if (const QByteArray *ticket = m_tickets.find(poolKey(origin, policy), ticketLife))
        tls->setSessionTicket(*ticket);
    return tls;
}

void TlsMemory::keepTicketsOf(QSslSocket &socket,
                              const QUrl &origin,
                              const ConnectionPolicy &policy)
{
    const QByteArray pool = poolKey(origin, policy);
    // Until 1.2 the ticket is part of the handshake; from 1.3 it comes with the first data, and
    // what is there before is the session that was gone on with, or one that cannot be.
    keep(pool, socket.sslConfiguration().sessionTicket());
    connect(&socket, &QSslSocket::newSessionTicketReceived, this, [this, &socket, pool] {
        keep(pool, socket.sslConfiguration().sessionTicket());
    });
}

void TlsMemory::keep(const QByteArray &pool, const QByteArray &ticket)
{
    if (!ticket.isEmpty())
        m_tickets.keep(pool, ticket);
}

} // namespace keyferry::transport
