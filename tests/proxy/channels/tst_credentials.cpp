#include "proxy/channels/credentials.h"
#include "tests/proxy/channels/dialectcase.h"

#include <QTest>

namespace keyferry::channels {

using namespace Qt::StringLiterals;

class tst_Credentials : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cutsQueryInPlace_data();
    void cutsQueryInPlace();
    void putsKeyIntoQuery_data();
    void putsKeyIntoQuery();
    void putsKeyIntoFields_data();
    void putsKeyIntoFields();
    void choosesTheSubprotocol_data();
    void choosesTheSubprotocol();
    void leavesNoCredentialBehind();
};

void tst_Credentials::cutsQueryInPlace_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("cut");

    QTest::newRow("no query") << "/a"_ba
                              << "/a"_ba;
    QTest::newRow("nothing at all") << ""_ba
                                    << ""_ba;
    QTest::newRow("empty query stays") << "/a?"_ba
                                       << "/a?"_ba;
    QTest::newRow("alone") << "/a?key=c"_ba
                           << "/a"_ba;
    QTest::newRow("alone, no path") << "?key=c"_ba
                                    << ""_ba;
    QTest::newRow("first") << "/a?key=c&b=1"_ba
                           << "/a?b=1"_ba;
    QTest::newRow("between") << "/a?a=1&key=c&b=2"_ba
                             << "/a?a=1&b=2"_ba;
    QTest::newRow("last") << "/a?a=1&key=c"_ba
                          << "/a?a=1"_ba;
    QTest::newRow("twice") << "/a?key=c&a=1&key=d"_ba
                           << "/a?a=1"_ba;
    QTest::newRow("empty value") << "/a?a=1&key="_ba
                                 << "/a?a=1"_ba;
    QTest::newRow("no value") << "/a?key&a=1"_ba
                              << "/a?a=1"_ba;
    QTest::newRow("escaped name") << "/a?%6bey=c&a=1"_ba
                                  << "/a?a=1"_ba;
    QTest::newRow("wholly escaped name, upper case") << "/a?%6B%65%79=c&a=1"_ba
                                                     << "/a?a=1"_ba;
    QTest::newRow("question mark in a value") << "/a?a=?key=c&key=c"_ba
                                              << "/a?a=?key=c"_ba;
    QTest::newRow("other bytes stay") << "/a%2F?x=%7e+%zz&&y==&key=c&z"_ba
                                      << "/a%2F?x=%7e+%zz&&y==&z"_ba;
    QTest::newRow("other names stay") << "/a?Key=1&keys=2&api_key=3&k%65=4"_ba
                                      << "/a?Key=1&keys=2&api_key=3&k%65=4"_ba;
    QTest::newRow("in the path it is a name") << "/key=c/a"_ba
                                              << "/key=c/a"_ba;
}

void tst_Credentials::cutsQueryInPlace()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, cut);
    OutgoingHead head{.target = target};
    placeKey(head, bearer(), Secret("K"));
    QCOMPARE(head.target, cut);
}

void tst_Credentials::putsKeyIntoQuery_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("placed");

    QTest::newRow("in place") << "key"_ba
                              << "/a?alt=sse&key=c&b"_ba
                              << "/a?alt=sse&key=a%20b%2F%2B~&b"_ba;
    QTest::newRow("first of two") << "key"_ba
                                  << "/a?key=c&a&key=d"_ba
                                  << "/a?key=a%20b%2F%2B~&a"_ba;
    QTest::newRow("escaped name") << "key"_ba
                                  << "/a?%6bey=c&a"_ba
                                  << "/a?key=a%20b%2F%2B~&a"_ba;
    QTest::newRow("appended") << "key"_ba
                              << "/a?b=1"_ba
                              << "/a?b=1&key=a%20b%2F%2B~"_ba;
    QTest::newRow("no query") << "key"_ba
                              << "/a"_ba
                              << "/a?key=a%20b%2F%2B~"_ba;
    QTest::newRow("empty query") << "key"_ba
                                 << "/a?"_ba
                                 << "/a?key=a%20b%2F%2B~"_ba;
    QTest::newRow("another name") << "token"_ba
                                  << "/a?key=c&token=d&b"_ba
                                  << "/a?token=a%20b%2F%2B~&b"_ba;
    QTest::newRow("another name, appended") << "token"_ba
                                            << "/a?key=c&b"_ba
                                            << "/a?b&token=a%20b%2F%2B~"_ba;
    QTest::newRow("another name, alone") << "token"_ba
                                         << "/a?key=c"_ba
                                         << "/a?token=a%20b%2F%2B~"_ba;
}

void tst_Credentials::putsKeyIntoQuery()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, placed);
    OutgoingHead head{.target = target, .fields = fieldsOf("Authorization: Bearer c\nAccept: */*")};
    placeKey(head, inQuery(name), Secret("a b/+~"));
    QCOMPARE(head.target, placed);
    QCOMPARE(head.fields, fieldsOf("Accept: */*"));
}

void tst_Credentials::putsKeyIntoFields_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");

    QTest::newRow("none") << ""_ba
                          << "Authorization: Bearer K"_ba;
    QTest::newRow("in place, name as it was") << "A: 1\naUTHORIZATION: Bearer c\nB: 2"_ba
                                              << "A: 1\naUTHORIZATION: Bearer K\nB: 2"_ba;
    QTest::newRow("first of two") << "Authorization: Basic c\nA: 1\nAuthorization: Bearer d"_ba
                                  << "Authorization: Bearer K\nA: 1"_ba;
    QTest::newRow("empty one is its place too") << "Authorization: \nA: 1"_ba
                                                << "Authorization: Bearer K\nA: 1"_ba;
    QTest::newRow("elsewhere") << "x-api-key: c\nA: 1"_ba
                               << "A: 1\nAuthorization: Bearer K"_ba;
    QTest::newRow("all of them") << "X-Api-Key: c\nX-GOOG-API-KEY: d\nApi-Key: e\nA: 1"_ba
                                 << "A: 1\nAuthorization: Bearer K"_ba;
    QTest::newRow("empty credential fields go") << "x-api-key: \nA: 1"_ba
                                                << "A: 1\nAuthorization: Bearer K"_ba;
    QTest::newRow("empty and repeated fields stay") << "A: \na: 1\nA: "_ba
                                                    << "A: \na: 1\nA: \nAuthorization: Bearer K"_ba;
    QTest::newRow("alike names stay")
        << "api-keys: 1\nx-api-key-2: 2\nProxy-Authorization: 3"_ba
        << "api-keys: 1\nx-api-key-2: 2\nProxy-Authorization: 3\nAuthorization: Bearer K"_ba;
    QTest::newRow("subprotocol between others")
        << "Sec-WebSocket-Protocol: realtime, openai-insecure-api-key.c, openai-beta.realtime-v1"_ba
        << "Sec-WebSocket-Protocol: realtime, openai-beta.realtime-v1\nAuthorization: Bearer K"_ba;
    QTest::newRow("subprotocol first")
        << "Sec-WebSocket-Protocol: openai-insecure-api-key.c,  a ,b"_ba
        << "Sec-WebSocket-Protocol: a ,b\nAuthorization: Bearer K"_ba;
    QTest::newRow("subprotocol alone")
        << "sec-websocket-protocol: openai-insecure-api-key.c\nA: 1"_ba
        << "A: 1\nAuthorization: Bearer K"_ba;
    QTest::newRow("other subprotocols keep their bytes")
        << "Sec-WebSocket-Protocol:  a,b ,c"_ba
        << "Sec-WebSocket-Protocol:  a,b ,c\nAuthorization: Bearer K"_ba;
}

void tst_Credentials::putsKeyIntoFields()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    OutgoingHead head{.target = "/a", .fields = fieldsOf(before)};
    placeKey(head, bearer(), Secret("K"));
    QCOMPARE(head.fields, fieldsOf(after));
    QCOMPARE(head.target, "/a");
}

void tst_Credentials::choosesTheSubprotocol_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");

    const auto good = "K"_ba;
    QTest::newRow("in place")
        << good
        << "Upgrade: websocket\nSec-WebSocket-Protocol: realtime,  openai-insecure-api-key.c,b"_ba
        << "Upgrade: websocket\nSec-WebSocket-Protocol: realtime,  openai-insecure-api-key.K,b"_ba;
    QTest::newRow("first of two, in fields of their own")
        << good
        << "Upgrade: websocket\nsec-websocket-protocol: openai-insecure-api-key.c\n"
           "Sec-WebSocket-Protocol: a, openai-insecure-api-key.d"_ba
        << "Upgrade: websocket\nsec-websocket-protocol: openai-insecure-api-key.K\n"
           "Sec-WebSocket-Protocol: a"_ba;
    QTest::newRow("beside a header, which comes first")
        << good
        << "Upgrade: websocket\nAuthorization: Bearer c\n"
           "Sec-WebSocket-Protocol: openai-insecure-api-key.d, a"_ba
        << "Upgrade: websocket\nAuthorization: Bearer K\nSec-WebSocket-Protocol: a"_ba;
    QTest::newRow("no handshake") << good
                                  << "Sec-WebSocket-Protocol: a, openai-insecure-api-key.c"_ba
                                  << "Sec-WebSocket-Protocol: a\nAuthorization: Bearer K"_ba;
    QTest::newRow("no key among them")
        << good << "Upgrade: websocket\nSec-WebSocket-Protocol: a"_ba
        << "Upgrade: websocket\nSec-WebSocket-Protocol: a\nAuthorization: Bearer K"_ba;
    QTest::newRow("a key that is no token")
        << "K,L"_ba
        << "Upgrade: websocket\nSec-WebSocket-Protocol: a, openai-insecure-api-key.c"_ba
        << "Upgrade: websocket\nSec-WebSocket-Protocol: a\nAuthorization: Bearer K,L"_ba;
}

void tst_Credentials::choosesTheSubprotocol()
{
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    OutgoingHead head{.target = "/a", .fields = fieldsOf(before)};
    placeKey(head, bearerOrSubprotocol(head, Secret(key)), Secret(key));
    QCOMPARE(head.fields, fieldsOf(after));
}

void tst_Credentials::leavesNoCredentialBehind()
{
    const auto everywhere =
        "authorization: Bearer CLIENT\nx-api-key: CLIENT\nx-goog-api-key: CLIENT\napi-key: CLIENT\n"
        "Sec-WebSocket-Protocol: realtime, openai-insecure-api-key.CLIENT"_ba;
    const ChannelOptions intoQuery{.authQuery = "token"};
    for (const Channel channel : allChannels()) {
        for (const ChannelOptions &options : {ChannelOptions{}, intoQuery}) {
            const QByteArray text =
                headWithKey(channel, "/v1/x?key=CLIENT&%6bey=CLIENT", everywhere, options);
            QVERIFY2(!text.contains("CLIENT"), text.constData());
            const bool isOnce = text.count("K+/") + text.count("K%2B%2F") == 1;
            QVERIFY2(isOnce, text.constData());
        }
    }
}

} // namespace keyferry::channels

QTEST_GUILESS_MAIN(keyferry::channels::tst_Credentials)
#include "tst_credentials.moc"
