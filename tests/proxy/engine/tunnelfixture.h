#pragma once

#include "proxy/core/httphead.h"
#include "tests/proxy/engine/enginefixture.h"

#include <QCryptographicHash>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <vector>

namespace keyferry::test {

using namespace Qt::StringLiterals;

inline const QByteArray webSocketKey = "dGhlIHNhbXBsZSBub25jZQ=="_ba;
/// What answers that key: RFC 6455 1.3.
inline const QByteArray webSocketAccept = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="_ba;

/// One connection that came to RawUpstream.
struct RawPeer
{
    std::unique_ptr<QTcpSocket> socket{};
    QByteArray received{};

    const QByteArray &read()
    {
        received += socket->readAll();
        return received;
    }
    void send(const QByteArray &bytes)
    {
        socket->write(bytes);
        socket->flush();
    }
    [[nodiscard]] bool isClosed() const
    {
        return socket->state() == QAbstractSocket::UnconnectedState;
    }
    [[nodiscard]] QByteArray head()
    {
        const qsizetype end = read().indexOf("\r\n\r\n");
        return end < 0 ? QByteArray() : received.first(end + 4);
    }
    /// What came behind the head.
    [[nodiscard]] QByteArray bytes() { return read().sliced(head().size()); }
};

/// An upstream whose every byte is the test's. In the test's thread.
class RawUpstream
{
public:
    RawUpstream()
    {
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("cannot listen");
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            std::unique_ptr<QTcpSocket> socket(m_server.nextPendingConnection());
            socket->setParent(nullptr);
            socket->setReadBufferSize(readLimit);
            peers.push_back(std::make_unique<RawPeer>(RawPeer{.socket = std::move(socket)}));
        });
    }
    [[nodiscard]] QByteArray url() const
    {
        return "http://127.0.0.1:" + QByteArray::number(m_server.serverPort());
    }
    /// A connection's whole head is here.
    [[nodiscard]] bool waitForHead(std::size_t index = 0)
    {
        return QTest::qWaitFor(
            [&] { return peers.size() > index && !peers[index]->head().isEmpty(); });
    }
    [[nodiscard]] RawPeer &peer(std::size_t index = 0) { return *peers.at(index); }

    std::vector<std::unique_ptr<RawPeer>> peers{};
    qint64 readLimit = 0; ///< of the connections to come; 0: none

private:
    QTcpServer m_server{};
};

inline QByteArray handshake(const QByteArray &target, const QByteArray &moreFields)
{
    return "GET " + target
           + " HTTP/1.1\r\nHost: localhost\r\nConnection: keep-alive, Upgrade\r\n"
             "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: "
           + webSocketKey + "\r\n" + moreFields + "\r\n";
}

inline QByteArray switching(const QByteArray &moreFields = {})
{
    return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
           "Sec-WebSocket-Accept: "
           + webSocketAccept + "\r\n" + moreFields + "\r\n";
}

inline const QByteArray accessField = "Authorization: Bearer sk-123456\r\n"_ba;

} // namespace keyferry::test
