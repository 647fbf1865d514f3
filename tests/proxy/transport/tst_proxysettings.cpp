#include "proxy/transport/proxysettings.h"

#include <QTest>

namespace keyferry::transport {

using namespace Qt::StringLiterals;

class tst_ProxySettings final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatProxiesForward_data();
    void tellsWhatProxiesForward();
    void writesCredentials_data();
    void writesCredentials();
    void readsUrls_data();
    void readsUrls();
    void refusesWhatItCannotDo_data();
    void refusesWhatItCannotDo();
    void knowsLoopbackHosts_data();
    void knowsLoopbackHosts();
    void honoursExemptions_data();
    void honoursExemptions();
    void choosesAProxy_data();
    void choosesAProxy();
};

void tst_ProxySettings::readsUrls_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QNetworkProxy>("proxy");
    const auto http = QNetworkProxy::HttpProxy;
    const auto socks = QNetworkProxy::Socks5Proxy;
    QTest::addRow("http") << u"http://p.test:8080"_s << QNetworkProxy(http, u"p.test"_s, 8080);
    QTest::addRow("slash") << u"http://p.test:8080/"_s << QNetworkProxy(http, u"p.test"_s, 8080);
    QTest::addRow("no scheme") << u"p.test:8080"_s << QNetworkProxy(http, u"p.test"_s, 8080);
    QTest::addRow("no port") << u"http://p.test"_s << QNetworkProxy(http, u"p.test"_s, 1080);
    QTest::addRow("socks5") << u"socks5://p.test:9050"_s << QNetworkProxy(socks, u"p.test"_s, 9050);
    QTest::addRow("socks5h, no port")
        << u"socks5h://p.test"_s << QNetworkProxy(socks, u"p.test"_s, 1080);
    QTest::addRow("IPv6") << u"http://[fd00::1]:3128"_s << QNetworkProxy(http, u"fd00::1"_s, 3128);
    QTest::addRow("credentials") << u"http://us%40er:p%3Aw@p.test:1"_s
                                 << QNetworkProxy(http, u"p.test"_s, 1, u"us@er"_s, u"p:w"_s);
}

void tst_ProxySettings::readsUrls()
{
    QFETCH(QString, text);
    QFETCH(QNetworkProxy, proxy);
    const Result<QNetworkProxy> read = proxyFromUrl(text);
    QVERIFY(read);
    QCOMPARE(*read, proxy);
}

void tst_ProxySettings::refusesWhatItCannotDo_data()
{
    QTest::addColumn<QString>("text");
    QTest::addRow("proxy behind TLS") << u"https://user:secret@p.test"_s;
    QTest::addRow("SOCKS 4") << u"socks4://user:secret@p.test"_s;
    QTest::addRow("no host") << u"http://user:secret@"_s;
    QTest::addRow("bad port") << u"http://secret:123456"_s;
}

void tst_ProxySettings::refusesWhatItCannotDo()
{
    QFETCH(QString, text);
    const Result<QNetworkProxy> read = proxyFromUrl(text);
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::InvalidValue);
    QVERIFY(!read.error().detail.contains("secret"_L1));
}

void tst_ProxySettings::knowsLoopbackHosts_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("isLoopback");
    for (const QString &host : {u"localhost"_s,
                                u"LOCALHOST"_s,
                                u"localhost."_s,
                                u"api.localhost"_s,
                                u"127.0.0.1"_s,
                                u"127.9.9.9"_s,
                                u"::1"_s})
        QTest::addRow("%s", qPrintable(host)) << host << true;
    for (const QString &host : {u"localhost.test"_s,
                                u"mylocalhost"_s,
                                u"128.0.0.1"_s,
                                u"::2"_s,
                                u"127.0.0.1.test"_s,
                                u""_s})
        QTest::addRow("not %s", qPrintable(host)) << host << false;
}

void tst_ProxySettings::knowsLoopbackHosts()
{
    QFETCH(QString, host);
    QFETCH(bool, isLoopback);
    QCOMPARE(isLoopbackHost(host), isLoopback);
}

void tst_ProxySettings::honoursExemptions_data()
{
    QTest::addColumn<QString>("noProxy");
    QTest::addColumn<QString>("origin");
    QTest::addColumn<bool>("exempt");
    const QString origin = u"https://api.up.test/v1"_s;
    QTest::addRow("empty") << QString() << origin << false;
    QTest::addRow("all") << u"*"_s << origin << true;
    QTest::addRow("name") << u"api.up.test"_s << origin << true;
    QTest::addRow("case") << u"API.up.Test"_s << origin << true;
    QTest::addRow("domain") << u"up.test"_s << origin << true;
    QTest::addRow("dot domain") << u".up.test"_s << origin << true;
    QTest::addRow("star domain") << u"*.up.test"_s << origin << true;
    QTest::addRow("part of a name") << u"p.test"_s << origin << false;
    QTest::addRow("child") << u"x.api.up.test"_s << origin << false;
    QTest::addRow("list") << u"a.test, b.test,api.up.test"_s << origin << true;
    QTest::addRow("list by spaces") << u"a.test api.up.test"_s << origin << true;
    QTest::addRow("port") << u"api.up.test:443"_s << origin << true;
    QTest::addRow("other port") << u"api.up.test:8443"_s << origin << false;
    QTest::addRow("address") << u"10.0.0.1"_s << u"http://10.0.0.1:8080"_s << true;
    QTest::addRow("IPv6") << u"fd00::1"_s << u"http://[fd00::1]:8080"_s << true;
}

void tst_ProxySettings::honoursExemptions()
{
    QFETCH(QString, noProxy);
    QFETCH(QString, origin);
    QFETCH(bool, exempt);
    QCOMPARE(isExempt(QUrl(origin), noProxy), exempt);
}

void tst_ProxySettings::choosesAProxy_data()
{
    QTest::addColumn<QString>("origin");
    QTest::addColumn<QString>("setting");
    QTest::addColumn<ProxyEnvironment>("environment");
    QTest::addColumn<QString>("host"); // of the proxy; empty: none; "?": only the system knows
    const QString https = u"https://up.test"_s;
    const QString http = u"http://up.test"_s;
    const ProxyEnvironment none{};
    const ProxyEnvironment each{.httpProxy = u"http://h.test:1"_s,
                                .httpsProxy = u"http://s.test:1"_s,
                                .allProxy = u"http://a.test:1"_s};
    const ProxyEnvironment all{.allProxy = u"socks5://a.test:1"_s, .noProxy = u"exempt.test"_s};
    QTest::addRow("nothing set") << https << QString() << none << u"?"_s;
    QTest::addRow("direct") << https << u"direct"_s << each << QString();
    QTest::addRow("setting") << https << u"http://p.test:1"_s << each << u"p.test"_s;
    QTest::addRow("https variable") << https << QString() << each << u"s.test"_s;
    QTest::addRow("http variable") << http << QString() << each << u"h.test"_s;
    QTest::addRow("all variable") << https << QString() << all << u"a.test"_s;
    QTest::addRow("exempt") << u"https://exempt.test"_s << QString() << all << QString();
    QTest::addRow("exempt, but set")
        << u"https://exempt.test"_s << u"http://p.test:1"_s << all << u"p.test"_s;
    QTest::addRow("loopback, nothing set")
        << u"http://127.0.0.1:1"_s << QString() << none << QString();
    QTest::addRow("loopback, set")
        << u"http://localhost:1"_s << u"http://p.test:1"_s << each << QString();
}

void tst_ProxySettings::choosesAProxy()
{
    QFETCH(QString, origin);
    QFETCH(QString, setting);
    QFETCH(ProxyEnvironment, environment);
    QFETCH(QString, host);
    const auto known = knownProxy(QUrl(origin), setting, environment);
    QCOMPARE(known.has_value(), host != u"?"_s);
    if (!known)
        return;
    QVERIFY(*known);
    QCOMPARE((*known)->hostName(), host);
    QCOMPARE((*known)->type() == QNetworkProxy::NoProxy, host.isEmpty());
}

void tst_ProxySettings::tellsWhatProxiesForward_data()
{
    QTest::addColumn<QNetworkProxy::ProxyType>("type");
    QTest::addColumn<QString>("origin");
    QTest::addColumn<bool>("isForwarded");
    QTest::addRow("HTTP, http") << QNetworkProxy::HttpProxy << u"http://a.test"_s << true;
    QTest::addRow("HTTP, https") << QNetworkProxy::HttpProxy << u"https://a.test"_s << false;
    QTest::addRow("SOCKS5, http") << QNetworkProxy::Socks5Proxy << u"http://a.test"_s << false;
    QTest::addRow("none, http") << QNetworkProxy::NoProxy << u"http://a.test"_s << false;
}

void tst_ProxySettings::tellsWhatProxiesForward()
{
    QFETCH(QNetworkProxy::ProxyType, type);
    QFETCH(QString, origin);
    QFETCH(bool, isForwarded);
    QCOMPARE(isForwardedBy(QNetworkProxy(type), QUrl(origin)), isForwarded);
}

void tst_ProxySettings::writesCredentials_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QByteArray>("authorization");
    QTest::addRow("none") << u"http://p.test"_s << ""_ba;
    QTest::addRow("user and password") << u"http://me:a%3Ab@p.test"_s << "Basic bWU6YTpi"_ba;
    QTest::addRow("user alone") << u"http://me@p.test"_s << "Basic bWU6"_ba;
    QTest::addRow("beyond ASCII") << u"http://m%C3%A9:x@p.test"_s << "Basic bcOpOng="_ba;
}

void tst_ProxySettings::writesCredentials()
{
    QFETCH(QString, url);
    QFETCH(QByteArray, authorization);
    QCOMPARE(basicAuthorization(*proxyFromUrl(url)), authorization);
}

} // namespace keyferry::transport

QTEST_GUILESS_MAIN(keyferry::transport::tst_ProxySettings)

#include "tst_proxysettings.moc"
