#include "proxy/transport/tlshandshake.h"
#include "tests/proxy/transport/connectfixture.h"
#include "tests/proxy/transport/tlsserver.h"

#include <QTemporaryDir>
#include <QTest>

namespace keyferry::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using transport::ConnectionPolicy;

class tst_TlsHandshake final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesWhatIsWrong_data();
    void namesWhatIsWrong();
    void insistsOnHttp1();
    void lastsTenSeconds();
    void reportsServersWithoutTls_data();
    void reportsServersWithoutTls();
};

namespace {

// Accepts, says a line that is not TLS or nothing, and closes or stays.
class PlainServer final : public QTcpServer
{
public:
    QByteArray line{};
    bool closes = false;
    int accepted = 0;

protected:
    void incomingConnection(qintptr descriptor) override
    {
        ++accepted;
        auto *socket = new QTcpSocket(this);
        socket->setSocketDescriptor(descriptor);
        socket->write(line);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
            if (closes)
                socket->abort();
        });
    }
};

} // namespace

void tst_TlsHandshake::namesWhatIsWrong_data()
{
    QTest::addColumn<SelfSigned::Wish>("wish");
    QTest::addColumn<bool>("isTrusted");
    QTest::addColumn<QByteArray>("protocol");
    QTest::addColumn<QString>("detail");
    const SelfSigned::Wish good{.names = "DNS:api.test"};
    const SelfSigned::Wish expired{.names = "DNS:api.test", .validUntil = -60};
    const SelfSigned::Wish early{.names = "DNS:api.test", .validFrom = 60};
    const SelfSigned::Wish other{.names = "DNS:other.test"};
    QTest::addRow("good") << good << true << ""_ba << u""_s;
    QTest::addRow("good, HTTP/1.1 chosen") << good << true << "http/1.1"_ba << u""_s;
    QTest::addRow("unknown authority")
        << good << false << ""_ba << u"certificate of an unknown authority"_s;
    QTest::addRow("expired") << expired << true << ""_ba
                             << u"certificate of an unknown authority, expired certificate"_s;
    QTest::addRow("not valid yet") << early << true << ""_ba << u"certificate not valid yet"_s;
    QTest::addRow("another host") << other << true << ""_ba << u"certificate for another host"_s;
    QTest::addRow("several faults")
        << other << false << ""_ba
        << u"certificate for another host, certificate of an unknown authority"_s;
}

void tst_TlsHandshake::namesWhatIsWrong()
{
    QFETCH(SelfSigned::Wish, wish);
    QFETCH(bool, isTrusted);
    QFETCH(QByteArray, protocol);
    QFETCH(QString, detail);
    const SelfSigned identity = SelfSigned::make(wish);
    QTemporaryDir folder;
    QFile file(folder.filePath(u"ca.pem"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(isTrusted ? identity.certificate : SelfSigned::make().certificate);
    file.close();

    const TlsServer server({.identity = identity, .protocol = protocol});
    ConnectFixture fixture;
    const Asked asked(fixture.connector,
                      server.url(u"api.test"_s),
                      {.proxyUrl = u"direct"_s, .caFile = file.fileName()});
    QVERIFY(comesTrue([&asked] { return asked.isOver(); }));
    QCOMPARE(asked.detail(), detail.isEmpty() ? detail : u"api.test: "_s + detail);
    if (!detail.isEmpty())
        QCOMPARE(asked.result->error().kind, ErrorKind::UpstreamUnreachable);
}

void tst_TlsHandshake::insistsOnHttp1()
{
    const TlsServer server({.identity = SelfSigned::make(), .protocol = "h2"_ba});
    ConnectFixture fixture;
    const Asked asked(fixture.connector,
                      server.url(u"api.test"_s),
                      {.proxyUrl = u"direct"_s, .verifyTls = false});
    QVERIFY(comesTrue([&asked] { return asked.isOver(); }));
    // Newer OpenSSL notices before us that this was not offered; then the words are its own.
    QVERIFY(!*asked.result);
    QCOMPARE(asked.result->error().kind, ErrorKind::UpstreamUnreachable);
}

void tst_TlsHandshake::lastsTenSeconds()
{
    PlainServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    ConnectFixture fixture;
    const Asked asked(fixture.connector,
                      QUrl(u"https://api.test:%1"_s.arg(server.serverPort())),
                      {.proxyUrl = u"direct"_s},
                      15s);
    QVERIFY(comesTrue([&] { return server.accepted == 1 && fixture.wheel.armed() == 2; }));
    fixture.passTime(9900ms);
    QCoreApplication::processEvents();
    QVERIFY(!asked.isOver());
    fixture.passTime(200ms);
    QVERIFY(comesTrue([&asked] { return asked.isOver(); }));
    QCOMPARE(asked.detail(), u"api.test: no TLS handshake in time"_s);
    QCOMPARE(asked.result->error().kind, ErrorKind::UpstreamTimeout);
    QCOMPARE(fixture.wheel.armed(), 0);
}

void tst_TlsHandshake::reportsServersWithoutTls_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("detail");
    QTest::addRow("closes") << ""_ba << u"api.test: connection closed during the TLS handshake"_s;
    QTest::addRow("speaks SMTP") << "220 smtp.test ESMTP\r\n"_ba
                                 << u"api.test: TLS handshake failed (wrong version number)"_s;
}

void tst_TlsHandshake::reportsServersWithoutTls()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, detail);
    PlainServer server;
    server.line = line;
    server.closes = line.isEmpty();
    QVERIFY(server.listen(QHostAddress::LocalHost));
    ConnectFixture fixture;
    const Asked asked(fixture.connector,
                      QUrl(u"https://api.test:%1"_s.arg(server.serverPort())),
                      {.proxyUrl = u"direct"_s});
    QVERIFY(comesTrue([&asked] { return asked.isOver(); }));
    QCOMPARE(asked.detail(), detail);
    QCOMPARE(asked.result->error().kind, ErrorKind::UpstreamUnreachable);
}

} // namespace keyferry::test

QTEST_GUILESS_MAIN(keyferry::test::tst_TlsHandshake)

#include "tst_tlshandshake.moc"
