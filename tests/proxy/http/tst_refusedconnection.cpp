#include "proxy/http/refusedconnection.h"
#include "proxy/http/server.h"

using namespace keyferry;
using namespace Qt::StringLiterals;

class tst_RefusedConnection final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void answersTheFirstBytes();
    void leavesASilentClientSoon();

private:
    std::unique_ptr<http::Server> m_server;
    QPointer<http::RefusedConnection> m_refused;
    QTcpSocket m_client;
};

void tst_RefusedConnection::init()
{
    m_server = std::make_unique<http::Server>();
    connect(m_server.get(), &http::Server::connectionAccepted, this, [this](qintptr descriptor) {
        m_refused = new http::RefusedConnection(descriptor, m_server.get());
    });
    QVERIFY(m_server->listen(QHostAddress::LocalHost, 0));
    m_client.connectToHost(m_server->address(), m_server->port());
    QTRY_VERIFY(m_refused && m_client.state() == QAbstractSocket::ConnectedState);
}

void tst_RefusedConnection::answersTheFirstBytes()
{
    m_client.write("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 500000\r\n\r\n"_ba
                   + QByteArray(500'000, 'x'));
    QTRY_COMPARE(m_client.state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(
        m_client.readAll(),
        "HTTP/1.1 503 Service Unavailable\r\nContent-Type: application/json\r\n"
        "x-keyferry-error: too-many-connections\r\nRetry-After: 1\r\nContent-Length: "
        "109\r\nConnection: close\r\n\r\n"
        R"({"error":{"message":"too many connections","type":"server_error","param":null,"code":"too-many-connections"}})"_ba);
    QTRY_VERIFY(!m_refused);
}

void tst_RefusedConnection::leavesASilentClientSoon()
{
    QTRY_VERIFY(!m_refused);
    QTRY_COMPARE(m_client.state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(m_client.bytesAvailable(), 0);
}

QTEST_GUILESS_MAIN(tst_RefusedConnection)
#include "tst_refusedconnection.moc"
