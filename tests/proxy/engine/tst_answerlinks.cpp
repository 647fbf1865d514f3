#include "proxy/engine/answerlinks.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyferry;
using namespace keyferry::engine;

namespace {

const Secret providerKey("AIza+provider/key"_ba);
const QByteArray spelt = "AIza+provider%2Fkey"_ba;

QByteArray rewritten(const QByteArray &name,
                     const QByteArray &link,
                     const QByteArray &base,
                     const ClientView &client)
{
    HeaderFields fields{{name, link}};
    rewriteLinks(fields, {.base = base, .key = providerKey}, client);
    return fields.first(name);
}

} // namespace

class tst_AnswerLinks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pointsToUs_data();
    void pointsToUs();
    void keepsWhatLeadsElsewhere_data();
    void keepsWhatLeadsElsewhere();
    void neverShowsTheProviderKey_data();
    void neverShowsTheProviderKey();
    void namesUsAsTheClientDid_data();
    void namesUsAsTheClientDid();
    void takesTheClientsKeyForUploads_data();
    void takesTheClientsKeyForUploads();
    void touchesNoOtherField();
};

void tst_AnswerLinks::pointsToUs_data()
{
    QTest::addColumn<QByteArray>("base");
    QTest::addColumn<QByteArray>("link");
    QTest::addColumn<QByteArray>("expected");
    const auto row =
        [](const char *name, const char *base, const char *link, const char *expected) {
            QTest::addRow("%s", name)
                << QByteArray(base) << QByteArray(link) << QByteArray(expected);
        };
    const char *bare = "https://up.example";
    const char *deep = "https://up.example/api/v2";
    row("absolute", bare, "https://up.example/v1/x", "http://c:1/proxy/g/v1/x");
    row("bytes as they are",
        bare,
        "https://up.example/a%2fb//c;d?q=%41+b&&#f",
        "http://c:1/proxy/g/a%2fb//c;d?q=%41+b&&#f");
    row("scheme and host in any case", bare, "HTTPS://UP.Example/X", "http://c:1/proxy/g/X");
    row("default port", bare, "https://up.example:443/x", "http://c:1/proxy/g/x");
    row("empty port, RFC 3986 6.2.3", bare, "https://up.example:/x", "http://c:1/proxy/g/x");
    row("default port of http",
        "http://up.example",
        "http://up.example:80/x",
        "http://c:1/proxy/g/x");
    row("own port", "http://127.0.0.1:9/v1", "http://127.0.0.1:9/v1/x", "http://c:1/proxy/g/x");
    row("IPv6", "http://[::1]:9", "http://[::1]:9/x", "http://c:1/proxy/g/x");
    row("no path", bare, "https://up.example", "http://c:1/proxy/g");
    row("query behind the authority", bare, "https://up.example?a=b", "http://c:1/proxy/g?a=b");
    row("below the base's path", deep, "https://up.example/api/v2/x", "http://c:1/proxy/g/x");
    row("the base itself", deep, "https://up.example/api/v2", "http://c:1/proxy/g");
    row("the base with a fragment", deep, "https://up.example/api/v2#x", "http://c:1/proxy/g#x");
    row("path reference", bare, "/v1/x?y", "/proxy/g/v1/x?y");
    row("path reference below", deep, "/api/v2/x", "/proxy/g/x");
    row("dots within a name", bare, "/v1/..x/y...", "/proxy/g/v1/..x/y...");
    row("dots in the query", bare, "/v1?u=/../x", "/proxy/g/v1?u=/../x");
}

void tst_AnswerLinks::pointsToUs()
{
    QFETCH(QByteArray, base);
    QFETCH(QByteArray, link);
    QFETCH(QByteArray, expected);
    const ClientView client{.base = "http://c:1/proxy/g"};
    QCOMPARE(rewritten("Location", link, base, client), expected);
    QCOMPARE(rewritten("content-location", link, base, client), expected);
    QCOMPARE(rewritten("x-goog-upload-url", link, base, client), expected);
    QCOMPARE(rewritten("X-Goog-Upload-Control-URL", link, base, client), expected);
}

void tst_AnswerLinks::keepsWhatLeadsElsewhere_data()
{
    QTest::addColumn<QByteArray>("link");
    const auto row = [](const char *name, const char *link) {
        QTest::addRow("%s", name) << QByteArray(link);
    };
    row("another host", "https://other.example/api/x");
    row("a host that begins alike", "https://up.example.evil/api/x");
    row("another port", "https://up.example:8443/api/x");
    row("the other scheme's default port", "https://up.example:80/api/x");
    row("another scheme", "http://up.example/api/x");
    row("no web address", "ftp://up.example/api/x");
    row("user info", "https://up.example@evil.example/api/x");
    row("user info before our upstream", "https://user@up.example/api/x");
    row("above the base", "https://up.example/x");
    row("beside the base", "https://up.example/apis/x");
    row("path reference beside the base", "/apis/x");
    row("network-path reference", "//up.example/api/x");
    row("relative path", "api/x");
    row("relative query", "?page=2");
    row("fragment", "#here");
    row("empty", "");
    row("leaves the base", "https://up.example/api/../x");
    row("leaves the base, escaped", "https://up.example/api/%2E%2e/x");
    row("leaves it by a path reference", "/api/x/..");
    row("stays where it is", "/api/./x");
    row("backslash", "https://up.example/api\\x");
    row("blank", "/api/a b");
    row("no authority", "https:/up.example/api/x");
    row("empty authority", "https:///api/x");
    row("base in another case", "https://up.example/API/x");
}

void tst_AnswerLinks::keepsWhatLeadsElsewhere()
{
    QFETCH(QByteArray, link);
    const ClientView client{.base = "http://c:1/proxy/g",
                            .queryKey = Secret("sk-1"_ba),
                            .uploadKey = Secret("sk-1"_ba)};
    QCOMPARE(rewritten("Location", link, "https://up.example/api", client), link);
    QCOMPARE(rewritten("X-Goog-Upload-URL", link, "https://up.example/api", client), link);
}

void tst_AnswerLinks::neverShowsTheProviderKey_data()
{
    QTest::addColumn<QByteArray>("link");
    QTest::addColumn<QByteArray>("byQuery");  // the client had its key in its query
    QTest::addColumn<QByteArray>("byHeader"); // or elsewhere
    const auto row =
        [](const char *name, QByteArray link, const char *byQuery, const char *byHeader) {
            link.replace("KEY", spelt);
            QTest::addRow("%s", name) << link << QByteArray(byQuery) << QByteArray(byHeader);
        };
    row("alone",
        "https://up.example/x?key=KEY",
        "http://c/proxy/g/x?key=sk%2D1",
        "http://c/proxy/g/x");
    row("first",
        "https://up.example/x?key=KEY&a=%41",
        "http://c/proxy/g/x?key=sk%2D1&a=%41",
        "http://c/proxy/g/x?a=%41");
    row("amid others",
        "https://up.example/x?a&key=KEY&&b#f",
        "http://c/proxy/g/x?a&key=sk%2D1&&b#f",
        "http://c/proxy/g/x?a&&b#f");
    row("twice", "/x?key=KEY&key=KEY", "/proxy/g/x?key=sk%2D1", "/proxy/g/x");
    row("escaped name", "/x?%6bey=KEY", "/proxy/g/x?key=sk%2D1", "/proxy/g/x");
    row("escaped otherwise", "/x?key=%41Iza+provider/key", "/proxy/g/x?key=sk%2D1", "/proxy/g/x");
    row("another name", "/x?api_key=KEY&b", "/proxy/g/x?key=sk%2D1&b", "/proxy/g/x?b");
    row("another key: we would read it as ours",
        "/x?key=masked",
        "/proxy/g/x?key=sk%2D1",
        "/proxy/g/x");
    row("another origin",
        "https://other.example/x?key=KEY&a",
        "https://other.example/x?a",
        "https://other.example/x?a");
    row("another origin's own key",
        "https://other.example/x?key=a",
        "https://other.example/x?key=a",
        "https://other.example/x?key=a");
    row("network path", "//other.example/x?key=KEY", "//other.example/x", "//other.example/x");
    row("relative", "x?key=KEY&p=2", "x?key=sk%2D1&p=2", "x?p=2");
    row("relative, another key", "?key=a", "?key=a", "?key=a");
    row("none", "/x?a=b", "/proxy/g/x?a=b", "/proxy/g/x?a=b");
}

void tst_AnswerLinks::neverShowsTheProviderKey()
{
    QFETCH(QByteArray, link);
    QFETCH(QByteArray, byQuery);
    QFETCH(QByteArray, byHeader);
    const QByteArray base = "https://up.example";
    const Secret key("sk%2D1"_ba);
    QCOMPARE(rewritten("Location",
                       link,
                       base,
                       {.base = "http://c/proxy/g", .queryKey = key, .uploadKey = key}),
             byQuery);
    QCOMPARE(rewritten("Location", link, base, {.base = "http://c/proxy/g", .uploadKey = key}),
             byHeader);
}

void tst_AnswerLinks::namesUsAsTheClientDid_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QString>("publicUrl");
    QTest::addColumn<QByteArray>("absolute");
    QTest::addColumn<QByteArray>("reference");
    QTest::addRow("Host") << "LocalHost:3001"_ba << QString()
                          << "http://LocalHost:3001/proxy/all/x"_ba
                          << "/proxy/all/x"_ba;
    QTest::addRow("IPv6") << "[::1]:3001"_ba << QString() << "http://[::1]:3001/proxy/all/x"_ba
                          << "/proxy/all/x"_ba;
    QTest::addRow("none, HTTP/1.0") << ""_ba << QString() << "/proxy/all/x"_ba
                                    << "/proxy/all/x"_ba;
    QTest::addRow("public_url") << "localhost:3001"_ba << u"https://ai.example"_s
                                << "https://ai.example/proxy/all/x"_ba
                                << "/proxy/all/x"_ba;
    QTest::addRow("public_url below a path") << "localhost:3001"_ba << u"https://ai.example/kf/"_s
                                             << "https://ai.example/kf/proxy/all/x"_ba
                                             << "/kf/proxy/all/x"_ba;
}

void tst_AnswerLinks::namesUsAsTheClientDid()
{
    QFETCH(QByteArray, host);
    QFETCH(QString, publicUrl);
    QFETCH(QByteArray, absolute);
    QFETCH(QByteArray, reference);
    RequestHead head{.method = "GET", .target = "/proxy/all/y"};
    if (!host.isEmpty())
        head.fields.append("host", host);
    SettingValues settings;
    settings.set(settings::publicUrl.name, publicUrl);
    const auto client = clientView(head, settings, "all");
    QCOMPARE(rewritten("Location", "https://up.example/x", "https://up.example", client), absolute);
    QCOMPARE(rewritten("Location", "/x", "https://up.example", client), reference);
}

void tst_AnswerLinks::takesTheClientsKeyForUploads_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<HeaderFields>("fields");
    QTest::addColumn<QByteArray>("upload");
    QTest::addColumn<QByteArray>("location");
    const QByteArray plain = "http://c/proxy/g/u?upload_id=7"_ba;
    QTest::addRow("in the query") << "/proxy/g/u?key=sk%2D1"_ba << HeaderFields{}
                                  << plain + "&key=sk%2D1" << plain;
    QTest::addRow("x-goog-api-key") << "/proxy/g/u"_ba << HeaderFields{{"x-goog-api-key", "sk 1&2"}}
                                    << plain + "&key=sk%201%262" << plain;
    QTest::addRow("Bearer") << "/proxy/g/u?key="_ba
                            << HeaderFields{{"Authorization", "Bearer sk-1"}} << plain + "&key=sk-1"
                            << plain;
    QTest::addRow("none") << "/proxy/g/u"_ba << HeaderFields{} << plain << plain;
}

void tst_AnswerLinks::takesTheClientsKeyForUploads()
{
    QFETCH(QByteArray, target);
    QFETCH(HeaderFields, fields);
    QFETCH(QByteArray, upload);
    QFETCH(QByteArray, location);
    fields.append("Host", "c");
    const auto client =
        clientView({.method = "POST", .target = target, .fields = fields}, SettingValues(), "g");
    const QByteArray base = "https://up.example";
    const QByteArray link = "https://up.example/u?upload_id=7";
    QCOMPARE(rewritten("X-Goog-Upload-URL", link, base, client), upload);
    QCOMPARE(rewritten("Location", link, base, client), location);
}

void tst_AnswerLinks::touchesNoOtherField()
{
    const HeaderFields before{{"Link", "<https://up.example/x>; rel=next"},
                              {"Set-Cookie", "a=https://up.example/x"},
                              {"set-cookie", ""},
                              {"X-Location", "https://up.example/x"}};
    QVERIFY(!holdsLinks(before));
    HeaderFields fields = before;
    rewriteLinks(fields, {.base = "https://up.example"}, {.base = "http://c/proxy/g"});
    QCOMPARE(fields, before);
    fields.append("LOCATION", "/x");
    QVERIFY(holdsLinks(fields));
    rewriteLinks(fields, {.base = "https://up.example"}, {.base = "http://c/proxy/g"});
    QCOMPARE(fields.size(), 5);
    QCOMPARE(fields.at(4), (HeaderField{"LOCATION", "/proxy/g/x"}));
}

QTEST_GUILESS_MAIN(tst_AnswerLinks)
#include "tst_answerlinks.moc"
