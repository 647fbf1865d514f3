#include "proxy/transport/tlsmemory.h"
#include "tests/proxy/transport/connectfixture.h"
#include "tests/proxy/transport/tlsserver.h"

#include <QTemporaryDir>

namespace keyferry::test {

using namespace Qt::StringLiterals;
using transport::ConnectionPolicy;

class tst_TlsMemory final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void connectsCheckedByName();
    void resumesSessions_data();
    void resumesSessions();
    void keepsATicketUntilThereIsANewerOne();
    void noticesAChangedCaFile();
    void neverLendsTickets_data();
    void neverLendsTickets();

private:
    QTemporaryDir m_folder;
    SelfSigned m_identity;
    ConnectionPolicy m_checking;
};

namespace {

const ConnectionPolicy unchecking{.proxyUrl = u"direct"_s, .verifyTls = false};

// Connects and exchanges a few bytes: what the server sends of its own accord has then come.
QString greet(transport::Connector &connector, const QUrl &origin, const ConnectionPolicy &policy)
{
    const Asked asked(connector, origin, policy);
    if (!comesTrue([&asked] { return asked.isOver(); }))
        return u"nothing was heard"_s;
    if (!*asked.result)
        return asked.detail();
    asked.socket().write("hello");
    const bool isAnswered = comesTrue([&asked] { return asked.socket().bytesAvailable() == 5; });
    return isAnswered ? u"ok"_s : u"no answer"_s;
}

} // namespace

void tst_TlsMemory::initTestCase()
{
    m_identity = SelfSigned::make({.names = "DNS:api.test,DNS:both.test,IP:127.0.0.1"});
    m_checking = {.proxyUrl = u"direct"_s, .caFile = m_folder.filePath(u"ca.pem"_s)};
    QFile file(m_checking.caFile);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(m_identity.certificate);
}

void tst_TlsMemory::connectsCheckedByName()
{
    TlsServer server({.identity = m_identity, .protocol = "http/1.1"_ba});
    ConnectFixture fixture;
    const Asked asked(fixture.connector, server.url(u"api.test"_s), m_checking);
    QTRY_VERIFY(asked.isOver());
    QCOMPARE(asked.detail(), QString());
    QVERIFY((*asked.result)->isEncrypted);
    QCOMPARE(asked.socket().readBufferSize(), 128 * 1024);
    QCOMPARE(asked.socket().socketOption(QAbstractSocket::LowDelayOption).toInt(), 1);
    QTRY_COMPARE(server.handshakes.size(), 1U);
    QCOMPARE(server.handshakes.front().name, "api.test"_ba);
    QCOMPARE(server.handshakes.front().offered, "\x08http/1.1"_ba);
}

void tst_TlsMemory::resumesSessions_data()
{
    QTest::addColumn<int>("version");
    QTest::addColumn<bool>("isChecked");
    for (const bool isChecked : {true, false}) {
        const char *what = isChecked ? "checked" : "unchecked";
        QTest::addRow("TLS 1.3, %s", what) << TLS1_3_VERSION << isChecked;
        QTest::addRow("TLS 1.2, %s", what) << TLS1_2_VERSION << isChecked;
    }
}

void tst_TlsMemory::resumesSessions()
{
    QFETCH(int, version);
    QFETCH(bool, isChecked);
    TlsServer server({.identity = m_identity, .newestVersion = version});
    ConnectFixture fixture;
    const QUrl origin = server.url(u"api.test"_s);
    for (int i = 0; i < 4; ++i)
        QCOMPARE(greet(fixture.connector, origin, isChecked ? m_checking : unchecking), u"ok"_s);
    QCOMPARE(server.handshakes.size(), 4U);
    QVERIFY(!server.handshakes[0].isResumed);
    for (std::size_t i = 1; i < 4; ++i)
        QVERIFY(server.handshakes[i].isResumed);
}

void tst_TlsMemory::keepsATicketUntilThereIsANewerOne()
{
    TlsServer server({.identity = m_identity});
    ConnectFixture fixture;
    const QUrl origin = server.url(u"api.test"_s);
    QCOMPARE(greet(fixture.connector, origin, m_checking), u"ok"_s);
    server.stopTickets();
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(greet(fixture.connector, origin, m_checking), u"ok"_s);
        QVERIFY(server.handshakes.back().isResumed);
    }
    fixture.passTime(transport::TlsMemory::ticketLife + std::chrono::milliseconds(1));
    QCOMPARE(greet(fixture.connector, origin, m_checking), u"ok"_s);
    QVERIFY(!server.handshakes.back().isResumed);
}

void tst_TlsMemory::noticesAChangedCaFile()
{
    QFile file(m_folder.filePath(u"changing.pem"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(SelfSigned::make().certificate);
    file.flush();
    const TlsServer server({.identity = m_identity});
    const ConnectionPolicy policy{.proxyUrl = u"direct"_s, .caFile = file.fileName()};
    ConnectFixture fixture;
    const auto refused = u"api.test: certificate of an unknown authority"_s;
    QCOMPARE(greet(fixture.connector, server.url(u"api.test"_s), policy), refused);

    file.resize(0);
    file.seek(0);
    file.write(m_identity.certificate);
    file.close();
    QCOMPARE(greet(fixture.connector, server.url(u"api.test"_s), policy), refused);
    fixture.passTime(transport::TlsMemory::baseLife + std::chrono::milliseconds(1));
    QCOMPARE(greet(fixture.connector, server.url(u"api.test"_s), policy), u"ok"_s);
}

void tst_TlsMemory::neverLendsTickets_data()
{
    QTest::addColumn<int>("version");
    QTest::addRow("TLS 1.3") << TLS1_3_VERSION;
    QTest::addRow("TLS 1.2") << TLS1_2_VERSION;
}

void tst_TlsMemory::neverLendsTickets()
{
    QFETCH(int, version);
    TlsServer server({.identity = m_identity, .newestVersion = version});
    ConnectFixture fixture;
    const QUrl origin = server.url(u"api.test"_s);
    QCOMPARE(greet(fixture.connector, origin, unchecking), u"ok"_s);
    QCOMPARE(greet(fixture.connector, origin, unchecking), u"ok"_s);
    QVERIFY(server.handshakes.back().isResumed);

    // With that ticket OpenSSL would not look at the certificate again.
    QCOMPARE(greet(fixture.connector, origin, {.proxyUrl = u"direct"_s}),
             u"api.test: certificate of an unknown authority"_s);
    QCOMPARE(greet(fixture.connector, origin, m_checking), u"ok"_s);
    QVERIFY(!server.handshakes.back().isResumed);
    QCOMPARE(greet(fixture.connector, server.url(u"both.test"_s), m_checking), u"ok"_s);
    QVERIFY(!server.handshakes.back().isResumed);
}

} // namespace keyferry::test

QTEST_GUILESS_MAIN(keyferry::test::tst_TlsMemory)

#include "tst_tlsmemory.moc"
