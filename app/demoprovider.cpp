#include "app/demoprovider.h"

#include "app/democonnection.h"

namespace keyferry::app {

using namespace Qt::StringLiterals;

DemoProvider::DemoProvider(std::chrono::milliseconds gap, QObject *parent)
    : QObject(parent)
    , m_gap(gap)
{
    connect(&m_server, &QTcpServer::newConnection, this, &DemoProvider::onNewConnection);
}

Outcome DemoProvider::listen()
{
    if (m_server.listen(QHostAddress::LocalHost))
        return ok();
    return Error{.kind = ErrorKind::AddressRefused,
                 .detail =
                     u"the demo provider cannot listen on 127.0.0.1: "_s + m_server.errorString(),
                 .field = {}};
}

QString DemoProvider::baseUrl() const
{
    return u"http://127.0.0.1:%1"_s.arg(m_server.serverPort());
}

void DemoProvider::onNewConnection()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection())
        new DemoConnection(socket, m_gap, this);
}

} // namespace keyferry::app
