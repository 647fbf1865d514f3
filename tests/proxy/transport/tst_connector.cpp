#include "proxy/transport/connector.h"
#include "tests/proxy/transport/connectfixture.h"
#include "tests/support/scriptedupstream.h"

#include <QTcpServer>
#include <QTest>

#include <sys/resource.h>

namespace keyferry::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using transport::Connecting;
using transport::ConnectionPolicy;
using transport::Connector;
using transport::UpstreamSocket;

class tst_Connector final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void connectsPlainly_data();
    void connectsPlainly();
    void remembersWhichFamilyWon();
    void reportsWhatStandsInTheWay_data();
    void reportsWhatStandsInTheWay();
    void givesUpAtTheDeadline();
    void neverDeliversWhatHasBroken();
    void connectsNoMoreAfterTheDeadline();
    void isSilentOnceDropped_data();
    void isSilentOnceDropped();
    void mayBeDroppedInsideItsReport();
    void tellsWhenDescriptorsRunOut();
};

namespace {

struct Fixture : ConnectFixture
{
    ScriptedUpstream upstream{};

    [[nodiscard]] QUrl origin(const QString &host) const
    {
        return QUrl(u"http://%1:%2"_s.arg(host).arg(upstream.port()));
    }
};

const ConnectionPolicy direct{.proxyUrl = u"direct"_s};

} // namespace

void tst_Connector::initTestCase()
{
    for (const char *name : {"http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"})
        qunsetenv(name);
}

void tst_Connector::connectsPlainly_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<ConnectionPolicy>("policy");
    QTest::addRow("an address") << u"127.0.0.1"_s << direct;
    QTest::addRow("a name") << u"api.test"_s << direct;
    QTest::addRow("a name in capitals") << u"API.test"_s << direct;
    QTest::addRow("a name whose first address is deaf") << u"both.test"_s << direct;
    QTest::addRow("the system asked for a proxy") << u"api.test"_s << ConnectionPolicy{};
}

void tst_Connector::connectsPlainly()
{
    QFETCH(QString, host);
    QFETCH(ConnectionPolicy, policy);
    Fixture fixture;
    Asked asked(fixture.connector, fixture.origin(host), policy);
    QVERIFY(!asked.isOver());
    QTRY_VERIFY(asked.isOver());
    QVERIFY2(*asked.result, qPrintable(asked.detail()));

    const UpstreamSocket made = **std::move(asked.result);
    QVERIFY(!made.isEncrypted);
    QVERIFY(!made.wantsAbsoluteForm);
    QVERIFY(made.proxyAuthorization.isEmpty());
    QCOMPARE(made.socket->state(), QAbstractSocket::ConnectedState);
    QCOMPARE(made.socket->socketOption(QAbstractSocket::LowDelayOption).toInt(), 1);
    QCOMPARE(made.socket->readBufferSize(), 256 * 1024);
    made.socket->write("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    QTRY_VERIFY(made.socket->bytesAvailable() > 0);
    QCOMPARE(fixture.upstream.requestCount(), 1);
    QCOMPARE(fixture.upstream.connectionCount(), 1);
}

void tst_Connector::remembersWhichFamilyWon()
{
    Fixture fixture;
    const auto familyOf = [&fixture](const QString &host) {
        const Asked asked(fixture.connector, fixture.origin(host), direct);
        return comesTrue([&asked] { return asked.isOver(); }) && *asked.result
                   ? asked.socket().peerAddress().protocol()
                   : QAbstractSocket::UnknownNetworkLayerProtocol;
    };
    QCOMPARE(familyOf(u"both.test"_s), QAbstractSocket::IPv4Protocol);

    // From now on the other family, which the system puts first, would answer too.
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHostIPv6, fixture.upstream.port()));
    fixture.passTime(10min);
    QCOMPARE(familyOf(u"both.test"_s), QAbstractSocket::IPv4Protocol);
    fixture.passTime(10min + 1ms);
    QCOMPARE(familyOf(u"both.test"_s), QAbstractSocket::IPv6Protocol);
    QCOMPARE(familyOf(u"both.test"_s), QAbstractSocket::IPv6Protocol);
}

void tst_Connector::reportsWhatStandsInTheWay_data()
{
    QTest::addColumn<QString>("origin");
    QTest::addColumn<QString>("proxy");
    QTest::addColumn<QString>("detail");
    QTest::addRow("refused") << u"http://127.0.0.1:1"_s << u"direct"_s
                             << u"127.0.0.1: connection refused"_s;
    QTest::addRow("unknown name") << u"http://nowhere.test"_s << u"direct"_s
                                  << u"nowhere.test: host not found"_s;
    QTest::addRow("proxy refuses, http") << u"http://api.test"_s << u"http://u:secret@127.0.0.1:1"_s
                                         << u"api.test: the proxy refused the connection"_s;
    QTest::addRow("proxy refuses, https")
        << u"https://api.test"_s << u"http://u:secret@127.0.0.1:1"_s
        << u"api.test: the proxy refused the connection"_s;
    QTest::addRow("proxy refuses, SOCKS")
        << u"http://api.test"_s << u"socks5://u:secret@127.0.0.1:1"_s
        << u"api.test: the proxy refused the connection"_s;
    QTest::addRow("unknown proxy") << u"http://api.test"_s << u"http://nowhere.test:1"_s
                                   << u"api.test: the proxy's name was not found"_s;
    QTest::addRow("a proxy of another kind")
        << u"http://api.test"_s << u"ftp://u:secret@127.0.0.1"_s
        << u"proxies of the kind ftp are not supported"_s;
    QTest::addRow("no CA file") << u"https://api.test"_s << u"ca:/nowhere/ca.pem"_s
                                << u"the CA file holds no certificate: /nowhere/ca.pem"_s;
}

void tst_Connector::reportsWhatStandsInTheWay()
{
    QFETCH(QString, origin);
    QFETCH(QString, proxy);
    QFETCH(QString, detail);
    ConnectionPolicy policy{.proxyUrl = proxy};
    if (proxy.startsWith("ca:"_L1))
        policy = {.proxyUrl = u"direct"_s, .caFile = proxy.sliced(3)};
    Fixture fixture;
    const Asked asked(fixture.connector, QUrl(origin), policy);
    QVERIFY(!asked.isOver());
    QTRY_VERIFY(asked.isOver());
    QVERIFY(!*asked.result);
    QCOMPARE(asked.result->error().kind, ErrorKind::UpstreamUnreachable);
    QCOMPARE(asked.detail(), detail);
}

void tst_Connector::givesUpAtTheDeadline()
{
    Fixture fixture;
    const Asked asked(fixture.connector, fixture.origin(u"silent.test"_s), direct, 5s);
    fixture.passTime(4900ms);
    QCoreApplication::processEvents();
    QVERIFY(!asked.isOver());
    fixture.passTime(200ms);
    QVERIFY(!asked.isOver());
    QTRY_VERIFY(asked.isOver());
    QCOMPARE(asked.result->error().kind, ErrorKind::UpstreamTimeout);
    QCOMPARE(asked.detail(), u"silent.test: no connection in time"_s);
}

void tst_Connector::neverDeliversWhatHasBroken()
{
    // Resets each connection as soon as it stands: before, between or after our own steps.
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, &server, [&server] {
        server.nextPendingConnection()->abort();
    });
    ConnectFixture fixture;
    const QUrl origin(u"http://127.0.0.1:%1"_s.arg(server.serverPort()));
    for (int i = 0; i < 50; ++i) {
        bool isSound = false;
        std::unique_ptr<Connecting> handle = fixture.connector.connectTo(
            origin, direct, 15s, [&handle, &isSound](const Result<UpstreamSocket> &made) {
                isSound = made ? made->socket->state() == QAbstractSocket::ConnectedState
                               : made.error().kind == ErrorKind::UpstreamUnreachable;
                handle.reset();
            });
        QVERIFY(comesTrue([&handle] { return !handle; }));
        QVERIFY(isSound);
    }
}

void tst_Connector::connectsNoMoreAfterTheDeadline()
{
    Fixture fixture;
    transport::HostResolver::Answer late;
    const auto keep = [&late](const QString &, QObject *, const auto &answer) { late = answer; };
    Connector connector(fixture.wheel, keep);
    const Asked asked(connector, fixture.origin(u"api.test"_s), direct, 5s);
    fixture.passTime(5050ms);
    QVERIFY(comesTrue([&asked] { return asked.isOver(); }));
    QCOMPARE(asked.result->error().kind, ErrorKind::UpstreamTimeout);
    QHostInfo info;
    info.setAddresses({QHostAddress(QHostAddress::LocalHost)});
    late(info);

    const Asked next(connector, fixture.origin(u"127.0.0.1"_s), direct);
    QVERIFY(comesTrue([&next] { return next.isOver(); }));
    QTRY_COMPARE(fixture.upstream.openConnections(), 1);
    QCOMPARE(fixture.upstream.connectionCount(), 1);
}

void tst_Connector::isSilentOnceDropped_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("isConnectorDropped");
    for (const bool isConnectorDropped : {false, true}) {
        const char *what = isConnectorDropped ? "connector" : "handle";
        QTest::addRow("%s, connecting", what) << u"127.0.0.1"_s << isConnectorDropped;
        QTest::addRow("%s, name being looked up", what) << u"api.test"_s << isConnectorDropped;
        QTest::addRow("%s, name that fails", what) << u"nowhere.test"_s << isConnectorDropped;
    }
}

void tst_Connector::isSilentOnceDropped()
{
    QFETCH(QString, host);
    QFETCH(bool, isConnectorDropped);
    ScriptedUpstream upstream;
    const FakeClock clock;
    TimerWheel wheel(clock);
    auto connector = std::make_unique<Connector>(wheel, lookUp);
    int calls = 0;
    const QUrl origin(u"http://%1:%2"_s.arg(host).arg(upstream.port()));
    auto handle = connector->connectTo(origin, direct, 15s, [&calls](auto) { ++calls; });
    if (isConnectorDropped)
        connector.reset();
    else
        handle.reset();

    // Whatever was under way has come by when a later connection stands.
    Connector other(wheel, lookUp);
    const Asked asked(other, QUrl(u"http://api.test:%1"_s.arg(upstream.port())), direct);
    QTRY_VERIFY(asked.isOver());
    QTRY_COMPARE(upstream.openConnections(), 1);
    QCOMPARE(calls, 0);
    QCOMPARE(wheel.armed(), 0);
}

void tst_Connector::mayBeDroppedInsideItsReport()
{
    Fixture fixture;
    std::unique_ptr<Connecting> handle;
    std::optional<Result<UpstreamSocket>> result;
    handle = fixture.connector.connectTo(fixture.origin(u"api.test"_s),
                                         direct,
                                         15s,
                                         [&handle, &result](Result<UpstreamSocket> made) {
                                             handle.reset();
                                             result = std::move(made);
                                         });
    QTRY_VERIFY(result);
    QVERIFY(*result);
    QCOMPARE((*result)->socket->state(), QAbstractSocket::ConnectedState);
}

void tst_Connector::tellsWhenDescriptorsRunOut()
{
    Fixture fixture;
    rlimit before{};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &before), 0);
    const rlimit none{.rlim_cur = 3, .rlim_max = before.rlim_max};
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &none), 0);
    const Asked asked(fixture.connector, fixture.origin(u"api.test"_s), direct);
    QTRY_VERIFY(asked.isOver());
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &before), 0);
    QCOMPARE(asked.result->error().kind, ErrorKind::OutOfCapacity);
    QCOMPARE(asked.detail(), u"api.test: out of file descriptors"_s);
}

} // namespace keyferry::test

QTEST_GUILESS_MAIN(keyferry::test::tst_Connector)

#include "tst_connector.moc"
