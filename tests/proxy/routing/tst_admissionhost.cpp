#include "proxy/routing/admission.h"

#include <QTest>

namespace keyferry::routing {

using namespace Qt::StringLiterals;

namespace {

SettingValues makeSettings()
{
    SettingValues values;
    values.set(settings::listenAddresses.name,
               QStringList{u"127.0.0.1"_s, u"10.0.0.5"_s, u"fd00::5"_s});
    values.set(
        settings::allowedHosts.name,
        QStringList{
            u"Proxy.Example"_s, u"bücher.example"_s, u"with-port.example:8080"_s, u"10.9.9.9"_s});
    values.set(settings::allowedOrigins.name,
               QStringList{u"https://app.example"_s,
                           u"http://localhost:5173"_s,
                           u"https://Old.example:443"_s,
                           u"chrome-extension://abcdef"_s});
    return values;
}

} // namespace

class tst_AdmissionHost : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void checksHost_data();
    void checksHost();
    void wantsExactlyOneHost();
    void checksOrigin_data();
    void checksOrigin();
    void letsProgramsWithoutOriginIn();
    void refusesTwoOrigins();
};

void tst_AdmissionHost::checksHost_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<bool>("isAdmitted");

    QTest::newRow("localhost") << "localhost"_ba << true;
    QTest::newRow("localhost and port") << "localhost:3001"_ba << true;
    QTest::newRow("another port (port forwarding)") << "localhost:9"_ba << true;
    QTest::newRow("empty port (RFC 3986 3.2.3)") << "localhost:"_ba << true;
    QTest::newRow("case") << "LocalHost:3001"_ba << true;
    QTest::newRow("trailing dot") << "localhost.:3001"_ba << true;
    QTest::newRow("loopback") << "127.0.0.1:3001"_ba << true;
    QTest::newRow("all of 127/8") << "127.1.2.3"_ba << true;
    QTest::newRow("IPv6 loopback") << "[::1]:3001"_ba << true;
    QTest::newRow("IPv6 loopback, long") << "[0:0:0:0:0:0:0:1]"_ba << true;
    QTest::newRow("mapped loopback") << "[::ffff:127.0.0.1]"_ba << true;
    QTest::newRow("listen address") << "10.0.0.5:3001"_ba << true;
    QTest::newRow("IPv6 listen address") << "[FD00::5]:3001"_ba << true;
    QTest::newRow("what the client connected to") << "192.168.1.20:3001"_ba << true;
    QTest::newRow("allowed name") << "proxy.example"_ba << true;
    QTest::newRow("allowed name, case, dot and port") << "PROXY.example.:80"_ba << true;
    QTest::newRow("allowed international name") << "xn--bcher-kva.example"_ba << true;
    QTest::newRow("allowed with a port") << "with-port.example:9090"_ba << true;
    QTest::newRow("allowed address") << "10.9.9.9"_ba << true;

    QTest::newRow("DNS rebinding") << "evil.example:3001"_ba << false;
    QTest::newRow("allowed name as a prefix") << "proxy.example.evil.example"_ba << false;
    QTest::newRow("allowed name as a suffix") << "evil-proxy.example"_ba << false;
    QTest::newRow("below localhost") << "evil.localhost"_ba << false;
    QTest::newRow("another address of the net") << "192.168.1.21"_ba << false;
    QTest::newRow("0.0.0.0, not listened on") << "0.0.0.0:3001"_ba << false;
    QTest::newRow("public address") << "[2001:db8::1]"_ba << false;
    QTest::newRow("empty") << ""_ba << false;
    QTest::newRow("port only") << ":3001"_ba << false;
    QTest::newRow("dot only") << "."_ba << false;
    QTest::newRow("port is no number") << "localhost:30a1"_ba << false;
    QTest::newRow("port too long") << "localhost:000003001"_ba << false;
    QTest::newRow("IPv6 without brackets") << "::1"_ba << false;
    QTest::newRow("bracket not closed") << "[::1"_ba << false;
    QTest::newRow("something after the bracket") << "[::1]x"_ba << false;
    QTest::newRow("name in brackets") << "[localhost]"_ba << false;
    QTest::newRow("user info") << "localhost@evil.example"_ba << false;
    QTest::newRow("a list") << "localhost, evil.example"_ba << false;
    QTest::newRow("dot twice") << "localhost.."_ba << false;
}

void tst_AdmissionHost::checksHost()
{
    QFETCH(QByteArray, host);
    QFETCH(bool, isAdmitted);
    const RequestHead head{.fields = {{"hOST", host}}};
    // As a dual-stack socket gives it.
    const QHostAddress local(u"::ffff:192.168.1.20"_s);
    const auto admitted = admitHost(head, makeSettings(), local);
    QCOMPARE(bool(admitted), isAdmitted);
    if (!admitted)
        QCOMPARE(admitted.error().kind, ErrorKind::WrongHost);
}

void tst_AdmissionHost::wantsExactlyOneHost()
{
    const QHostAddress local(QHostAddress::LocalHost);
    QVERIFY(!admitHost({.minorVersion = 1}, {}, local));
    QVERIFY(admitHost({.minorVersion = 0}, {}, local));
    const HeaderFields two{{"Host", "localhost"}, {"Host", "localhost"}};
    QVERIFY(!admitHost({.minorVersion = 1, .fields = two}, {}, local));
    QVERIFY(!admitHost({.minorVersion = 0, .fields = two}, {}, local));
    QVERIFY(!admitHost({.minorVersion = 0, .fields = {{"Host", "evil.example"}}}, {}, local));
}

void tst_AdmissionHost::checksOrigin_data()
{
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<bool>("isAdmitted");

    QTest::newRow("allowed") << "https://app.example"_ba << true;
    QTest::newRow("case") << "HTTPS://App.Example"_ba << true;
    QTest::newRow("default port said") << "https://app.example:443"_ba << true;
    QTest::newRow("default port allowed, not said") << "https://old.example"_ba << true;
    QTest::newRow("with its port") << "http://localhost:5173"_ba << true;
    QTest::newRow("extension") << "chrome-extension://abcdef"_ba << true;

    QTest::newRow("scheme") << "http://app.example"_ba << false;
    QTest::newRow("port") << "http://localhost:5174"_ba << false;
    QTest::newRow("without its port") << "http://localhost"_ba << false;
    QTest::newRow("port of the other scheme") << "https://app.example:80"_ba << false;
    QTest::newRow("sub-domain") << "https://x.app.example"_ba << false;
    QTest::newRow("longer") << "https://app.example.evil.example"_ba << false;
    QTest::newRow("null (sandboxed frame, file:)") << "null"_ba << false;
    QTest::newRow("empty") << ""_ba << false;
    QTest::newRow("star") << "*"_ba << false;
}

void tst_AdmissionHost::checksOrigin()
{
    QFETCH(QByteArray, origin);
    QFETCH(bool, isAdmitted);
    const auto admitted = admitOrigin({.fields = {{"Origin", origin}}}, makeSettings());
    QCOMPARE(bool(admitted), isAdmitted);
    if (admitted)
        QCOMPARE(*admitted, std::optional(origin));
    else
        QCOMPARE(admitted.error().kind, ErrorKind::WrongOrigin);
}

void tst_AdmissionHost::letsProgramsWithoutOriginIn()
{
    const auto admitted = admitOrigin({.fields = {{"Host", "localhost"}}}, makeSettings());
    QVERIFY(admitted);
    QVERIFY(!admitted->has_value());
}

void tst_AdmissionHost::refusesTwoOrigins()
{
    const HeaderFields two{{"Origin", "https://app.example"}, {"Origin", "https://app.example"}};
    QVERIFY(!admitOrigin({.fields = two}, makeSettings()));
}

} // namespace keyferry::routing

QTEST_GUILESS_MAIN(keyferry::routing::tst_AdmissionHost)
#include "tst_admissionhost.moc"
