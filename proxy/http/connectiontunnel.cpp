#include "proxy/http/connection.h"
#include "proxy/http/nativesocket.h"

// The connection once it is no longer HTTP: bytes go as they come, both ways, until an end closes.
namespace keyferry::http {

void Connection::switchProtocols(const ResponseHead &head)
{
    if (m_phase != Phase::Turn)
        return;
    m_phase = Phase::Tunnel;
    m_readDeadline.stop();
    m_witness.emplace(m_socket.socketDescriptor());
    // Nobody may say a word for hours; a peer that has vanished shows only this way.
    m_socket.setSocketOption(QAbstractSocket::KeepAliveOption, 1);
    writeNow(m_turn.encoder.switching(head));
    schedulePump();
}

bool Connection::takeTunnelled()
{
    if (m_turn.observer == nullptr || !m_turn.readsBody || m_parser.buffered() == 0)
        return false;
    const QByteArray bytes = m_parser.takeRest();
    m_turn.observer->bodyReceived(bytes);
    return true;
}

void Connection::onDisconnected()
{
    if (m_phase != Phase::Tunnel || m_witness->wasReset())
        return lose();
    m_hasClientEnded = true;
    schedulePump(); // what it has sent is passed on first
}

// The tunnel's other end may hold us back: then what is left is asked for again.
void Connection::concludeTunnel()
{
    const bool isRead = m_parser.buffered() == 0 && m_socket.bytesAvailable() == 0;
    if (!m_hasClientEnded || !isRead || m_phase != Phase::Tunnel)
        return;
    RequestObserver *observer = std::exchange(m_turn.observer, nullptr);
    close();
    if (observer)
        observer->bodyFinished();
}

} // namespace keyferry::http
