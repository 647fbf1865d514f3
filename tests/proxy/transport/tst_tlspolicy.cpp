#include "proxy/transport/tlspolicy.h"
#include "tests/proxy/transport/selfsigned.h"
#include "tests/proxy/transport/transportfixture.h"

#include <QSslCertificate>
#include <QSslKey>
#include <QSslServer>

namespace keyferry::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using transport::ConnectionPolicy;
using transport::UpstreamRequest;

class tst_TlsPolicy final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void followsThePolicy_data();
    void followsThePolicy();
    void neverChecksLessThanAsked();
    void refusesFilesWithoutCertificates();
    void reportsServersWithoutTls();
    void countsTheHandshakeAsConnecting();

private:
    QTemporaryDir m_folder;
    QSslServer m_server;
    QByteArray m_base{};
    int m_answered = 0;
};

namespace {

// A server that speaks no TLS but sends a line at once.
class PlainServer final : public QTcpServer
{
protected:
    void incomingConnection(qintptr descriptor) override
    {
        auto *socket = new QTcpSocket(this);
        socket->setSocketDescriptor(descriptor);
        socket->write("220 smtp.test ESMTP\r\n");
        socket->disconnectFromHost();
    }
};

} // namespace

void tst_TlsPolicy::initTestCase()
{
    const SelfSigned made = SelfSigned::make();
    QFile file(m_folder.filePath(u"ca.pem"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(made.certificate);
    file.close();

    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificate(QSslCertificate(made.certificate));
    tls.setPrivateKey(QSslKey(made.key, QSsl::Ec));
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    m_server.setSslConfiguration(tls);
    QVERIFY(m_server.listen(QHostAddress::LocalHost));
    m_base = "https://127.0.0.1:"_ba + QByteArray::number(m_server.serverPort());
    connect(&m_server, &QSslServer::pendingConnectionAvailable, this, [this] {
        QTcpSocket *socket = m_server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
            if (!socket->readAll().endsWith("\r\n\r\n"_ba))
                return;
            ++m_answered;
            socket->write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
        });
    });
}

void tst_TlsPolicy::followsThePolicy_data()
{
    QTest::addColumn<ConnectionPolicy>("policy");
    QTest::addColumn<bool>("isAnswered");
    const QString ownFile = m_folder.filePath(u"ca.pem"_s);
    QTest::addRow("the system's authorities") << ConnectionPolicy{} << false;
    QTest::addRow("its own authority") << ConnectionPolicy{.caFile = ownFile} << true;
    QTest::addRow("unchecked") << ConnectionPolicy{.verifyTls = false} << true;
}

void tst_TlsPolicy::followsThePolicy()
{
    QFETCH(ConnectionPolicy, policy);
    QFETCH(bool, isAnswered);
    TransportFixture fixture;
    UpstreamRequest request = fixture.request("GET"_ba, "/?key=sk-secret"_ba);
    request.base = m_base;
    request.policy = policy;
    const int answeredBefore = m_answered;
    const Exchange exchange(fixture, request);
    QTRY_VERIFY(exchange.heard.isOver());
    QCOMPARE(exchange.heard.isFinished, isAnswered);
    QCOMPARE(m_answered - answeredBefore, isAnswered ? 1 : 0);
    if (isAnswered)
        return;
    const transport::TransportFailure failure = *exchange.heard.failure;
    QCOMPARE(failure.error.kind, ErrorKind::UpstreamUnreachable);
    QVERIFY2(failure.error.detail.startsWith("127.0.0.1: SSL handshake failed"_L1),
             qPrintable(failure.error.detail));
    QVERIFY(!failure.error.detail.contains("secret"_L1));
    QVERIFY(!failure.requestSent);
    QCOMPARE(exchange.heard.starts, 0);
}

void tst_TlsPolicy::neverChecksLessThanAsked()
{
    // A connection or a session ticket of the unchecked request must not serve the checked one.
    TransportFixture fixture;
    UpstreamRequest request = fixture.request("GET"_ba);
    request.base = m_base;
    request.policy.verifyTls = false;
    const Exchange unchecked(fixture, request);
    QTRY_VERIFY(unchecked.heard.isFinished);
    request.policy.verifyTls = true;
    const Exchange checked(fixture, request);
    QTRY_VERIFY(checked.heard.isOver());
    QVERIFY(!checked.heard.isFinished);
}

void tst_TlsPolicy::refusesFilesWithoutCertificates()
{
    QVERIFY(transport::tlsConfiguration({}));
    QVERIFY(transport::tlsConfiguration({.caFile = m_folder.filePath(u"ca.pem"_s)}));
    for (const QString &file : {u"/dev/null"_s, u"/nowhere/ca.pem"_s}) {
        const auto tls = transport::tlsConfiguration({.caFile = file});
        QVERIFY(!tls);
        QCOMPARE(tls.error().kind, ErrorKind::UpstreamUnreachable);
    }
}

void tst_TlsPolicy::reportsServersWithoutTls()
{
    PlainServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    TransportFixture fixture;
    UpstreamRequest request = fixture.request("GET"_ba);
    request.base = "https://127.0.0.1:"_ba + QByteArray::number(server.serverPort());
    const Exchange exchange(fixture, request);
    QTRY_VERIFY(exchange.heard.isOver());
    QCOMPARE(exchange.heard.failure->error.kind, ErrorKind::UpstreamUnreachable);
    QVERIFY(!exchange.heard.failure->requestSent);
}

void tst_TlsPolicy::countsTheHandshakeAsConnecting()
{
    TransportFixture fixture; // its upstream waits for a head and never says a word of TLS
    UpstreamRequest request = fixture.request("GET"_ba);
    request.base = "https://"_ba + fixture.upstream.authority();
    request.deadlines = {.connect = 5s};
    const Exchange exchange(fixture, request);
    QTRY_COMPARE(fixture.upstream.openConnections(), 1);
    fixture.passTime(4900ms);
    QTest::qWait(20);
    QVERIFY(!exchange.heard.isOver());
    fixture.passTime(200ms);
    QTRY_VERIFY(exchange.heard.isOver());
    QCOMPARE(*exchange.heard.failure,
             transport::missed(transport::Deadline::Connect, u"127.0.0.1"_s));
    QTRY_COMPARE(fixture.upstream.openConnections(), 0);
}

} // namespace keyferry::test

QTEST_GUILESS_MAIN(keyferry::test::tst_TlsPolicy)

#include "tst_tlspolicy.moc"
