#pragma once

#include "proxy/core/httphead.h"
#include "tests/proxy/engine/enginefixture.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <functional>
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

/// An engine with one group `g` whose upstream is raw, and a client that has said its handshake.
struct Tunnel
{
    RawUpstream upstream{};
    EngineFixture fixture{};
    std::unique_ptr<QTcpSocket> client = std::make_unique<QTcpSocket>();
    QByteArray received{};

    using Edit = std::function<void(GroupConfig &)>;
    explicit Tunnel(
        int keys = 1,
        const QMap<QString, QString> &overrides = {},
        const Edit &edit = [](GroupConfig &) {})
    {
        fixture.addGroup("g", {upstream.url()}, keys, overrides);
        GroupConfig group = *fixture.draft.groups.front();
        edit(group);
        fixture.draft.groups.front() = std::make_shared<const GroupConfig>(group);
        fixture.start();
        client->setProxy(QNetworkProxy::NoProxy);
        client->connectToHost(QHostAddress::LocalHost, fixture.port());
    }
    void send(const QByteArray &bytes) const { client->write(bytes); }
    void ask() const { send(handshake("/proxy/g/v1/realtime?model=m", accessField)); }
    const QByteArray &read()
    {
        received += client->readAll();
        return received;
    }
    [[nodiscard]] int status()
    {
        return read().startsWith("HTTP/1.1 ") ? received.sliced(9, 3).toInt() : 0;
    }
    [[nodiscard]] QByteArray bytes()
    {
        const qsizetype end = read().indexOf("\r\n\r\n");
        return end < 0 ? QByteArray() : received.sliced(end + 4);
    }
    [[nodiscard]] bool isClosed() const
    {
        return client->state() == QAbstractSocket::UnconnectedState;
    }
    /// Until both ends speak past HTTP.
    [[nodiscard]] bool open()
    {
        ask();
        if (!upstream.waitForHead())
            return false;
        upstream.peer().send(switching());
        return QTest::qWaitFor([this] { return status() == 101; });
    }
    [[nodiscard]] bool waitForRecord() const
    {
        return QTest::qWaitFor([this] { return !fixture.sink.records().isEmpty(); });
    }
    [[nodiscard]] RequestRecord record() const { return fixture.sink.records().constFirst(); }
};

} // namespace keyferry::test
