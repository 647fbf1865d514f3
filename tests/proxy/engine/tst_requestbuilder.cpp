#include "proxy/engine/requestbuilder.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyferry;
using namespace std::chrono_literals;

class tst_RequestBuilder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void forwardsEverythingButWhatConcernsOneHop();
    void keepsAHandshake();
    void dropsPrivacyFieldsUnlessTold_data();
    void dropsPrivacyFieldsUnlessTold();
    void knowsABody_data();
    void knowsABody();
    void takesLimitsFromTheGroup();
};

namespace {

GroupConfig group()
{
    return {.id = GroupId{1}, .name = "openai", .channel = Channel::OpenAi};
}

} // namespace

void tst_RequestBuilder::forwardsEverythingButWhatConcernsOneHop()
{
    const RequestHead head{.method = "POST",
                           .target = "/proxy/openai/v1/chat?x=%20&key2=1",
                           .fields = {{"Host", "localhost:3001"},
                                      {"X-First", "1"},
                                      {"authorization", "Bearer sk-access-key-of-client"},
                                      {"Connection", "close, X-Hop"},
                                      {"X-Hop", "a"},
                                      {"TE", "trailers"},
                                      {"Proxy-Connection", "keep-alive"},
                                      {"Expect", "100-continue"},
                                      {"Content-Length", "5"},
                                      {"X-first", "2"},
                                      {"Accept-Encoding", "gzip"}}};
    const GroupConfig config = group();
    const UpstreamConfig upstream{.id = UpstreamId{1}, .url = "https://api.example/base"};
    const Secret key("sk-provider-key-1234"_ba);
    const auto request = engine::buildRequest(head,
                                              "/v1/chat?x=%20&key2=1",
                                              {.group = config, .upstream = upstream, .key = key},
                                              nullptr);

    QCOMPARE(request.method, "POST"_ba);
    QCOMPARE(request.base, "https://api.example/base"_ba);
    QCOMPARE(request.target, "/v1/chat?x=%20&key2=1"_ba);
    QCOMPARE(request.fields.first("Authorization"), "Bearer sk-provider-key-1234"_ba);
    QCOMPARE(request.fields.count("Authorization"), 1);
    HeaderFields rest = request.fields;
    rest.remove("Authorization");
    // Host and length at their places, for the transport to fill in.
    QCOMPARE(rest,
             (HeaderFields{{"Host", ""},
                           {"X-First", "1"},
                           {"Content-Length", "5"},
                           {"X-first", "2"},
                           {"Accept-Encoding", "gzip"}}));
}

void tst_RequestBuilder::keepsAHandshake()
{
    const RequestHead head{.method = "GET",
                           .fields = {{"Host", "localhost:3001"},
                                      {"X-Hop", "a"},
                                      {"CONNECTION", "keep-alive, X-Hop, upgrade"},
                                      {"Keep-Alive", "5"},
                                      {"Sec-WebSocket-Key", "x"},
                                      {"upgrade", "WebSocket, h2c"},
                                      {"Connection", "close"}}};
    const GroupConfig config = group();
    const UpstreamConfig upstream{.url = "http://a"};
    const Secret key("k"_ba);
    engine::AttemptPlan plan{.group = config, .upstream = upstream, .key = key, .isUpgrade = true};
    auto request = engine::buildRequest(head, {}, plan, nullptr);
    QVERIFY(request.isUpgrade);
    QCOMPARE(request.fields,
             (HeaderFields{{"Host", ""},
                           {"CONNECTION", "Upgrade"},
                           {"Sec-WebSocket-Key", "x"},
                           {"upgrade", "websocket"},
                           {"Authorization", "Bearer k"}}));
    plan.isUpgrade = false;
    request = engine::buildRequest(head, {}, plan, nullptr);
    QVERIFY(!request.isUpgrade);
    QCOMPARE(
        request.fields,
        (HeaderFields{{"Host", ""}, {"Sec-WebSocket-Key", "x"}, {"Authorization", "Bearer k"}}));
}

void tst_RequestBuilder::dropsPrivacyFieldsUnlessTold_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("isPrivate");
    QTest::addRow("X-Forwarded-For") << "X-Forwarded-For"_ba << true;
    QTest::addRow("x-forwarded-proto") << "x-forwarded-proto"_ba << true;
    QTest::addRow("Forwarded") << "Forwarded"_ba << true;
    QTest::addRow("X-Real-IP") << "X-Real-IP"_ba << true;
    QTest::addRow("Via") << "Via"_ba << true;
    QTest::addRow("X-Forward") << "X-Forward"_ba << false;
}

void tst_RequestBuilder::dropsPrivacyFieldsUnlessTold()
{
    QFETCH(QByteArray, name);
    QFETCH(bool, isPrivate);
    const RequestHead head{.method = "GET", .fields = {{name, "v"}}};
    const UpstreamConfig upstream{.url = "http://a"};
    const Secret key("k"_ba);
    GroupConfig config = group();
    const auto fieldsSent = [&] {
        return engine::buildRequest(
                   head, {}, {.group = config, .upstream = upstream, .key = key}, nullptr)
            .fields;
    };
    QCOMPARE(fieldsSent().contains(name), !isPrivate);
    config.settings.set(settings::forwardClientAddress.name, true);
    QVERIFY(fieldsSent().contains(name));
}

void tst_RequestBuilder::knowsABody_data()
{
    QTest::addColumn<HeaderFields>("fields");
    QTest::addColumn<bool>("expected");
    QTest::addRow("none") << HeaderFields{} << false;
    QTest::addRow("zero length") << HeaderFields{{"Content-Length", "0"}} << false;
    QTest::addRow("length") << HeaderFields{{"content-length", "1"}} << true;
    QTest::addRow("chunked") << HeaderFields{{"Transfer-Encoding", "chunked"}} << true;
}

void tst_RequestBuilder::knowsABody()
{
    QFETCH(HeaderFields, fields);
    QFETCH(bool, expected);
    QCOMPARE(engine::announcesBody({.method = "POST", .fields = fields}), expected);
}

void tst_RequestBuilder::takesLimitsFromTheGroup()
{
    GroupConfig config = group();
    config.settings.set(settings::connectTimeout.name, qint64(7));
    config.settings.set(settings::maxConnectionsPerUpstream.name, qint64(5));
    config.settings.set(settings::proxyUrl.name, u"socks5://127.0.0.1:9"_s);
    config.settings.set(settings::tlsVerify.name, false);
    const Secret key("k"_ba);
    UpstreamConfig upstream{.url = "http://a"};
    const auto request = [&] {
        return engine::buildRequest(
            {.method = "GET"},
            {},
            {.group = config, .upstream = upstream, .key = key, .workers = 2},
            nullptr);
    };
    QCOMPARE(request().deadlines.connect, 7s);
    QCOMPARE(request().connectionLimit, 3); // 5 between two workers, rounded up
    QCOMPARE(request().policy.proxyUrl, u"socks5://127.0.0.1:9"_s);
    QVERIFY(!request().policy.verifyTls);
    upstream.proxyUrl = u"direct"_s;
    QCOMPARE(request().policy.proxyUrl, u"direct"_s);
}

QTEST_GUILESS_MAIN(tst_RequestBuilder)
#include "tst_requestbuilder.moc"
