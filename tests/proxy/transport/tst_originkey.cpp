#include "proxy/transport/originkey.h"

#include <QTest>

namespace keyferry::transport {

using namespace Qt::StringLiterals;

class tst_OriginKey final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void buildsUrls_data();
    void buildsUrls();
    void refusesOtherAddresses_data();
    void refusesOtherAddresses();
    void sharesPoolsOfOneOrigin_data();
    void sharesPoolsOfOneOrigin();
};

void tst_OriginKey::buildsUrls_data()
{
    QTest::addColumn<QByteArray>("base");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QByteArray>("authority");
    const auto row = [](const char *name,
                        const QByteArray &base,
                        const QByteArray &target,
                        const QByteArray &url,
                        const QByteArray &authority) {
        QTest::addRow("%s", name) << base << target << url << authority;
    };
    row("plain",
        "https://up.test/v1"_ba,
        "/chat?a=b"_ba,
        "https://up.test/v1/chat?a=b"_ba,
        "up.test"_ba);
    row("nothing after the base",
        "https://up.test/v1"_ba,
        ""_ba,
        "https://up.test/v1"_ba,
        "up.test"_ba);
    row("query only", "https://up.test/v1"_ba, "?k"_ba, "https://up.test/v1?k"_ba, "up.test"_ba);
    row("default ports", "https://up.test:443"_ba, "/"_ba, "https://up.test/"_ba, "up.test"_ba);
    row("default port, http", "http://up.test:80"_ba, "/"_ba, "http://up.test/"_ba, "up.test"_ba);
    row("the other's default port",
        "http://up.test:443"_ba,
        "/"_ba,
        "http://up.test:443/"_ba,
        "up.test:443"_ba);
    row("IPv6", "http://[::1]:8080"_ba, "/a"_ba, "http://[::1]:8080/a"_ba, "[::1]:8080"_ba);
    row("user info", "https://u:p@up.test"_ba, "/a"_ba, "https://up.test/a"_ba, "up.test"_ba);
    row("escapes survive",
        "http://up.test"_ba,
        "/a%2Fb%3Fc%20d//e?x=%2B+%26&&y=http://z/?q"_ba,
        "http://up.test/a%2Fb%3Fc%20d//e?x=%2B+%26&&y=http://z/?q"_ba,
        "up.test"_ba);
    row("normalised by Qt",
        "http://up.test"_ba,
        "/%7E%2f"_ba,
        "http://up.test/~%2F"_ba,
        "up.test"_ba);
}

void tst_OriginKey::buildsUrls()
{
    QFETCH(QByteArray, base);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, url);
    QFETCH(QByteArray, authority);
    const Result<QUrl> built = upstreamUrl(base, target);
    QVERIFY(built);
    QCOMPARE(built->toEncoded(), url);
    QCOMPARE(authorityOf(*built), authority);
}

void tst_OriginKey::refusesOtherAddresses_data()
{
    QTest::addColumn<QByteArray>("base");
    for (const QByteArray &base : {""_ba,
                                   "up.test"_ba,
                                   "/v1"_ba,
                                   "file:///etc"_ba,
                                   "ftp://up.test"_ba,
                                   "ws://up.test"_ba,
                                   "http://"_ba,
                                   "http:///v1"_ba,
                                   "http://up.test:123456"_ba})
        QTest::addRow("<%s>", base.constData()) << base;
}

void tst_OriginKey::refusesOtherAddresses()
{
    QFETCH(QByteArray, base);
    const Result<QUrl> built = upstreamUrl(base, "?key=sk-secret"_ba);
    QVERIFY(!built);
    QCOMPARE(built.error().kind, ErrorKind::UpstreamUnreachable);
    QVERIFY(!built.error().detail.contains("sk-secret"_L1));
}

void tst_OriginKey::sharesPoolsOfOneOrigin_data()
{
    QTest::addColumn<QString>("other");
    QTest::addColumn<ConnectionPolicy>("policy");
    QTest::addColumn<bool>("isShared");
    QTest::addRow("path") << u"https://up.test/b?c"_s << ConnectionPolicy{} << true;
    QTest::addRow("case and default port")
        << u"https://UP.test:443"_s << ConnectionPolicy{} << true;
    QTest::addRow("scheme") << u"http://up.test"_s << ConnectionPolicy{} << false;
    QTest::addRow("host") << u"https://other.test"_s << ConnectionPolicy{} << false;
    QTest::addRow("port") << u"https://up.test:444"_s << ConnectionPolicy{} << false;
    QTest::addRow("proxy") << u"https://up.test"_s << ConnectionPolicy{.proxyUrl = u"direct"_s}
                           << false;
    QTest::addRow("unchecked TLS")
        << u"https://up.test"_s << ConnectionPolicy{.verifyTls = false} << false;
    QTest::addRow("CA file") << u"https://up.test"_s << ConnectionPolicy{.caFile = u"/ca.pem"_s}
                             << false;
}

void tst_OriginKey::sharesPoolsOfOneOrigin()
{
    QFETCH(QString, other);
    QFETCH(ConnectionPolicy, policy);
    QFETCH(bool, isShared);
    const QByteArray key = poolKey(QUrl(u"https://up.test/a"_s), {});
    QCOMPARE(poolKey(QUrl(other), policy) == key, isShared);
}

} // namespace keyferry::transport

QTEST_GUILESS_MAIN(keyferry::transport::tst_OriginKey)

#include "tst_originkey.moc"
