#include "app/controlserver.h"

#include "app/controlconnection.h"

#include <QMetaMethod>

namespace keyferry::app {

using namespace Qt::StringLiterals;

ControlServer::ControlServer(const CommandBackend &backend, QObject *parent)
    : QObject(parent)
    , m_backend(backend)
    , m_executor(backend)
{
    // The folder keeps others out already; the socket itself says so too.
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &ControlServer::onNewConnection);
}

Outcome ControlServer::listen(const QString &socketPath)
{
    QLocalServer::removeServer(socketPath);
    if (m_server.listen(socketPath))
        return ok();
    return Error{.kind = ErrorKind::FolderUnusable,
                 .detail = u"cannot open the control socket %1: %2"_s.arg(socketPath,
                                                                          m_server.errorString()),
                 .field = {}};
}

void ControlServer::close()
{
    m_server.close();
    qDeleteAll(findChildren<ControlConnection *>(Qt::FindDirectChildrenOnly));
}

void ControlServer::onNewConnection()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        auto *connection = new ControlConnection(socket, m_backend, m_executor, this);
        if (isSignalConnected(QMetaMethod::fromSignal(&ControlServer::showWindowRequested)))
            connect(connection,
                    &ControlConnection::showWindowRequested,
                    this,
                    &ControlServer::showWindowRequested);
    }
}

} // namespace keyferry::app
