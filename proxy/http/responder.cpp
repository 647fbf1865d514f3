#include "proxy/http/responder.h"

#include "proxy/http/connection.h"

#include <utility>

namespace keyferry::http {

Responder::Responder(Connection *connection)
    : m_connection(connection)
{}

Responder::Responder(Responder &&other) noexcept
    : m_connection(std::exchange(other.m_connection, nullptr))
{}

Responder &Responder::operator=(Responder &&other) noexcept
{
    if (this != &other) {
        release();
        m_connection = std::exchange(other.m_connection, nullptr);
    }
    return *this;
}

Responder::~Responder()
{
    release();
}

void Responder::release()
{
    if (const auto connection = std::exchange(m_connection, nullptr))
        connection->abandon();
}

void Responder::observe(RequestObserver *observer)
{
    if (m_connection)
        m_connection->observe(observer);
}

void Responder::setBodyReading(bool reading)
{
    if (m_connection)
        m_connection->setBodyReading(reading);
}

void Responder::sendInformational(const ResponseHead &head)
{
    if (m_connection)
        m_connection->sendInformational(head);
}

void Responder::sendHead(const ResponseHead &head)
{
    if (m_connection)
        m_connection->sendHead(head);
}

void Responder::switchProtocols(const ResponseHead &head)
{
    if (m_connection)
        m_connection->switchProtocols(head);
}

void Responder::sendBody(QByteArrayView bytes)
{
    if (m_connection)
        m_connection->sendBody(bytes);
}

void Responder::flush()
{
    if (m_connection)
        m_connection->flush();
}

void Responder::finish()
{
    if (const auto connection = std::exchange(m_connection, nullptr))
        connection->finish();
}

void Responder::cut()
{
    if (const auto connection = std::exchange(m_connection, nullptr))
        connection->cut();
}

void Responder::sendWhole(ResponseHead head, QByteArrayView body, bool close)
{
    if (const auto connection = std::exchange(m_connection, nullptr))
        connection->sendWhole(std::move(head), body, close);
}

qint64 Responder::pendingBytes() const
{
    return m_connection ? m_connection->m_writer.pendingBytes() : 0;
}

bool Responder::isHeadSent() const
{
    return m_connection && m_connection->m_turn.encoder.hasHead();
}

QHostAddress Responder::peerAddress() const
{
    return m_connection ? m_connection->peerAddress() : QHostAddress();
}

QHostAddress Responder::localAddress() const
{
    return m_connection ? m_connection->localAddress() : QHostAddress();
}

} // namespace keyferry::http
