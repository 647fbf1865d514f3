#include "proxy/transport/upstreamsocket.h"

namespace keyferry::transport {

void SocketDeleter::operator()(QTcpSocket *socket) const
{
    socket->disconnect();
    socket->abort();
    socket->deleteLater();
}

} // namespace keyferry::transport
