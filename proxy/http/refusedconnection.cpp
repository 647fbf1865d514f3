#include "proxy/http/refusedconnection.h"

#include "proxy/http/erroranswer.h"
#include "proxy/http/nativesocket.h"
#include "proxy/http/responseencoder.h"

#include <QNetworkProxy>
#include <QTimer>

namespace keyferry::http {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

RefusedConnection::RefusedConnection(qintptr descriptor, QObject *parent)
    : QObject(parent)
{
    m_socket.setProxy(QNetworkProxy::NoProxy);
    if (!m_socket.setSocketDescriptor(descriptor)) {
        closeDescriptor(descriptor);
        deleteLater();
        return;
    }
    // An answer before the request would confuse clients, a close with their bytes unread would
    // destroy it.
    connect(&m_socket,
            &QTcpSocket::readyRead,
            this,
            &RefusedConnection::answer,
            Qt::SingleShotConnection);
    connect(&m_socket, &QTcpSocket::readyRead, &m_socket, [this] {
        m_socket.skip(m_socket.bytesAvailable());
    });
    connect(&m_socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    QTimer::singleShot(1s, this, &QObject::deleteLater);
}

void RefusedConnection::answer()
{
    auto [head, body] = errorAnswer(ErrorKind::TooManyConnections, "too many connections");
    head.fields.append("Retry-After"_ba, "1"_ba);
    head.fields.append("Content-Length"_ba, QByteArray::number(body.size()));
    ResponseEncoder encoder("POST"_ba, 1);
    m_socket.write(encoder.head(head, false) + body);
    m_socket.flush();
    closeSending(m_socket.socketDescriptor());
}

} // namespace keyferry::http
