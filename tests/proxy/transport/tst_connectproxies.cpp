#include "tests/proxy/transport/connectfixture.h"
#include "tests/proxy/transport/tlsserver.h"
#include "tests/support/scriptedproxy.h"
#include "tests/support/scriptedupstream.h"

#include <QTemporaryDir>
#include <QTest>

namespace keyferry::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using transport::ConnectionPolicy;

class tst_ConnectProxies final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void goesThroughProxies_data();
    void goesThroughProxies();
    void handsPlainRequestsToHttpProxies_data();
    void handsPlainRequestsToHttpProxies();
    void reportsWhatProxiesRefuse_data();
    void reportsWhatProxiesRefuse();
    void reportsProxiesThatClose_data();
    void reportsProxiesThatClose();
    void checksTheServerBehindAProxy();
    void givesUpOnSilentProxies_data();
    void givesUpOnSilentProxies();

private:
    QTemporaryDir m_folder;
    SelfSigned m_identity;
    QString m_caFile{};
};

void tst_ConnectProxies::initTestCase()
{
    m_identity = SelfSigned::make({.names = "DNS:far.test"});
    m_caFile = m_folder.filePath(u"ca.pem"_s);
    QFile file(m_caFile);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(m_identity.certificate);
}

void tst_ConnectProxies::goesThroughProxies_data()
{
    QTest::addColumn<QString>("scheme");
    QTest::addColumn<QString>("user");
    QTest::addColumn<bool>("isTls");
    QTest::addRow("CONNECT") << u"http"_s << u""_s << true;
    QTest::addRow("CONNECT with credentials") << u"http"_s << u"me:s%2Fcret"_s << true;
    QTest::addRow("SOCKS5, TLS") << u"socks5"_s << u""_s << true;
    QTest::addRow("SOCKS5, TLS, with credentials") << u"socks5h"_s << u"me:s%2Fcret"_s << true;
    QTest::addRow("SOCKS5, plain") << u"socks5"_s << u""_s << false;
    QTest::addRow("SOCKS5, plain, with credentials") << u"socks5"_s << u"me:s%2Fcret"_s << false;
}

void tst_ConnectProxies::goesThroughProxies()
{
    QFETCH(QString, scheme);
    QFETCH(QString, user);
    QFETCH(bool, isTls);
    // Nobody but the proxy knows far.test.
    ConnectFixture fixture;
    TlsServer server({.identity = m_identity});
    const ScriptedUpstream upstream;
    ScriptedProxy::Wish wish;
    if (!user.isEmpty())
        wish = {.user = "me"_ba, .password = "s/cret"_ba};
    const ScriptedProxy proxy(wish);
    const quint16 port = isTls ? server.serverPort() : upstream.port();
    const QUrl origin(u"%1://far.test:%2"_s.arg(isTls ? u"https"_s : u"http"_s).arg(port));
    const Asked asked(
        fixture.connector, origin, {.proxyUrl = proxy.url(scheme, user), .caFile = m_caFile});
    QVERIFY(comesTrue([&asked] { return asked.isOver(); }));
    QCOMPARE(asked.detail(), QString());

    QCOMPARE(proxy.asked, std::vector{"far.test:"_ba + QByteArray::number(port)});
    QCOMPARE((*asked.result)->isEncrypted, isTls);
    QVERIFY(!(*asked.result)->wantsAbsoluteForm);
    QVERIFY((*asked.result)->proxyAuthorization.isEmpty());
    asked.socket().write("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    QVERIFY(comesTrue([&asked] { return asked.socket().bytesAvailable() > 0; }));
    if (isTls)
        QCOMPARE(server.handshakes.front().name, "far.test"_ba);
    else
        QCOMPARE(upstream.requests().front().field("Host"), "a"_ba);
}

void tst_ConnectProxies::handsPlainRequestsToHttpProxies_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QByteArray>("authorization");
    QTest::addRow("no credentials") << u""_s << ""_ba;
    QTest::addRow("credentials") << u"me:s%2Fcret"_s << "Basic "_ba + "me:s/cret"_ba.toBase64();
}

void tst_ConnectProxies::handsPlainRequestsToHttpProxies()
{
    QFETCH(QString, user);
    QFETCH(QByteArray, authorization);
    ConnectFixture fixture;
    const ScriptedProxy proxy;
    const Asked asked(
        fixture.connector, QUrl(u"http://far.test"_s), {.proxyUrl = proxy.url(u"http"_s, user)});
    QVERIFY(comesTrue([&asked] { return asked.isOver(); }));
    QCOMPARE(asked.detail(), QString());
    QVERIFY((*asked.result)->wantsAbsoluteForm);
    QCOMPARE((*asked.result)->proxyAuthorization, authorization);
    QCOMPARE(asked.socket().peerPort(), proxy.serverPort());
    QCOMPARE(asked.socket().socketOption(QAbstractSocket::LowDelayOption).toInt(), 1);
    QVERIFY(proxy.asked.empty());
}

void tst_ConnectProxies::reportsWhatProxiesRefuse_data()
{
    QTest::addColumn<QString>("scheme");
    QTest::addColumn<QString>("user");
    QTest::addColumn<int>("refusal");
    QTest::addColumn<QString>("cause");
    const auto credentials = u"the proxy wants other credentials"_s;
    QTest::addRow("CONNECT, no credentials") << u"http"_s << u""_s << 0 << credentials;
    QTest::addRow("CONNECT, wrong password") << u"http"_s << u"me:oops"_s << 0 << credentials;
    QTest::addRow("SOCKS5, no credentials") << u"socks5"_s << u""_s << 0 << credentials;
    QTest::addRow("SOCKS5, wrong password") << u"socks5"_s << u"me:oops"_s << 0 << credentials;
    const auto me = u"me:s%2Fcret"_s;
    QTest::addRow("CONNECT, 403") << u"http"_s << me << 403 << u"connecting is not allowed"_s;
    QTest::addRow("CONNECT, 405") << u"http"_s << me << 405 << u"connecting is not allowed"_s;
    QTest::addRow("CONNECT, 404") << u"http"_s << me << 404 << u"host not found"_s;
    QTest::addRow("CONNECT, 502") << u"http"_s << me << 502 << u"the proxy failed"_s;
    QTest::addRow("CONNECT, 503") << u"http"_s << me << 503 << u"connection refused"_s;
    QTest::addRow("SOCKS5, general") << u"socks5"_s << me << 1 << u"host not found"_s;
    // Qt knows that Dante says "not allowed" of names it cannot find.
    QTest::addRow("SOCKS5, ruleset") << u"socks5"_s << me << 2 << u"host not found"_s;
    QTest::addRow("SOCKS5, network") << u"socks5"_s << me << 3 << u"network or host unreachable"_s;
    QTest::addRow("SOCKS5, host") << u"socks5"_s << me << 4 << u"host not found"_s;
    QTest::addRow("SOCKS5, refused") << u"socks5"_s << me << 5 << u"connection refused"_s;
}

void tst_ConnectProxies::reportsWhatProxiesRefuse()
{
    QFETCH(QString, scheme);
    QFETCH(QString, user);
    QFETCH(int, refusal);
    QFETCH(QString, cause);
    ConnectFixture fixture;
    const ScriptedProxy proxy({.user = "me"_ba, .password = "s/cret"_ba, .refusal = refusal});
    const Asked asked(
        fixture.connector, QUrl(u"https://far.test"_s), {.proxyUrl = proxy.url(scheme, user)});
    QVERIFY(comesTrue([&asked] { return asked.isOver(); }));
    QCOMPARE(asked.detail(), u"far.test: "_s + cause);
    QCOMPARE(asked.result->error().kind, ErrorKind::UpstreamUnreachable);
}

void tst_ConnectProxies::reportsProxiesThatClose_data()
{
    QTest::addColumn<QString>("scheme");
    QTest::addRow("CONNECT") << u"http"_s;
    QTest::addRow("SOCKS5") << u"socks5"_s;
}

void tst_ConnectProxies::reportsProxiesThatClose()
{
    QFETCH(QString, scheme);
    ConnectFixture fixture;
    const ScriptedProxy proxy({.isCurt = true});
    const Asked asked(fixture.connector,
                      QUrl(u"https://far.test"_s),
                      {.proxyUrl = proxy.url(scheme, u"me:secret"_s)});
    QVERIFY(comesTrue([&asked] { return asked.isOver(); }));
    QCOMPARE(asked.detail(), u"far.test: the proxy closed the connection"_s);
    QCOMPARE(asked.result->error().kind, ErrorKind::UpstreamUnreachable);
}

void tst_ConnectProxies::checksTheServerBehindAProxy()
{
    ConnectFixture fixture;
    const TlsServer server({.identity = m_identity});
    const ScriptedProxy proxy;
    const Asked asked(fixture.connector,
                      server.url(u"near.test"_s),
                      {.proxyUrl = proxy.url(u"http"_s), .caFile = m_caFile});
    QVERIFY(comesTrue([&asked] { return asked.isOver(); }));
    QCOMPARE(asked.detail(), u"near.test: certificate for another host"_s);
}

void tst_ConnectProxies::givesUpOnSilentProxies_data()
{
    QTest::addColumn<QString>("scheme");
    QTest::addRow("CONNECT") << u"http"_s;
    QTest::addRow("SOCKS5") << u"socks5"_s;
}

void tst_ConnectProxies::givesUpOnSilentProxies()
{
    QFETCH(QString, scheme);
    ConnectFixture fixture;
    const ScriptedProxy proxy({.isSilent = true});
    Asked asked(
        fixture.connector, QUrl(u"https://far.test"_s), {.proxyUrl = proxy.url(scheme)}, 5s);
    QVERIFY(comesTrue([&proxy] { return proxy.openConnections() == 1; }));
    fixture.passTime(4900ms);
    QVERIFY(!asked.isOver());
    fixture.passTime(200ms);
    QVERIFY(comesTrue([&asked] { return asked.isOver(); }));
    QCOMPARE(asked.detail(), u"far.test: no connection in time"_s);
    QCOMPARE(asked.result->error().kind, ErrorKind::UpstreamTimeout);
    asked.handle.reset();
    QVERIFY(comesTrue([&proxy] { return proxy.openConnections() == 0; }));
}

} // namespace keyferry::test

QTEST_GUILESS_MAIN(keyferry::test::tst_ConnectProxies)

#include "tst_connectproxies.moc"
