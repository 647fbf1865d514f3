#include "proxy/http/endwitness.h"
#include "proxy/http/nativesocket.h"
#include "tests/proxy/engine/tunnelfixture.h"
#include "tests/support/patternbody.h"
#include "tests/support/rawclient.h"
#include "tests/support/scriptedanswer.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyferry;
using namespace keyferry::test;

namespace {

void reset(QTcpSocket &socket)
{
    http::resetOnClose(socket.socketDescriptor());
    socket.abort();
}

QByteArray pattern(qint64 bytes)
{
    return patternBytes(0, bytes);
}

constexpr qint64 mebibyte = 1024 * 1024;

} // namespace

/// A WebSocket handshake and what follows it, through a running engine.
class tst_Tunnel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void putsTheKeyWhereTheClientHadIts_data();
    void putsTheKeyWhereTheClientHadIts();
    void showsTheClientItsOwnSubprotocol();
    void passesBytesBothWays();
    void passesBytesSentBehindTheHead();
    void triesAnotherKeyAfterARefusal();
    void givesTheLastRefusalAsItIs();
    void refusesABadSwitch_data();
    void refusesABadSwitch();
    void refusesWhatIsNoHandshake();
    void refusesWhereSwitchedOff();
    void redirectsTheModelInTheQuery();
    void holdsTheClientBack();
    void holdsTheUpstreamBack();
    void endsTheOtherEnd_data();
    void endsTheOtherEnd();
    void deliversWhatCameBeforeAnEnd();
    void holdsTheKeyWhileItLives();
    void isCutWhenTheEngineStops();
};

void tst_Tunnel::putsTheKeyWhereTheClientHadIts_data()
{
    QTest::addColumn<int>("channel");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QByteArray>("head");

    const auto start = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                       "Sec-WebSocket-Key: "
                       + webSocketKey + "\r\n";
    QTest::newRow("OpenAI Realtime, server side")
        << int(Channel::OpenAi) << "/v1/realtime?model=gpt-realtime"_ba
        << "Authorization: Bearer sk-123456\r\nOpenAI-Beta: realtime=v1\r\n"_ba
        << start + "Authorization: Bearer key-1001\r\nOpenAI-Beta: realtime=v1\r\n";
    QTest::newRow("OpenAI Realtime, browser")
        << int(Channel::OpenAi) << "/v1/realtime?model=gpt-realtime"_ba
        << "Sec-WebSocket-Protocol: realtime, openai-insecure-api-key.sk-123456, openai-beta.realtime-v1\r\n"_ba
        << start
               + "Sec-WebSocket-Protocol: realtime, openai-insecure-api-key.key-1001, "
                 "openai-beta.realtime-v1\r\n";
    QTest::newRow("Gemini Live, query")
        << int(Channel::Gemini)
        << "/ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContent?a=%20&key=sk-123456&b"_ba
        << "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n"_ba
        << start + "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n";
    QTest::newRow("Gemini Live, header")
        << int(Channel::Gemini)
        << "/ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContent"_ba
        << "x-goog-api-key: sk-123456\r\nVia: 1.1 a\r\n"_ba
        << start + "x-goog-api-key: key-1001\r\n";
}

void tst_Tunnel::putsTheKeyWhereTheClientHadIts()
{
    QFETCH(int, channel);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, fields);
    QFETCH(QByteArray, head);
    Tunnel tunnel(1, {}, [channel](GroupConfig &group) { group.channel = Channel(channel); });
    tunnel.send(handshake("/proxy/g" + target, fields));
    QVERIFY(tunnel.upstream.waitForHead());
    const QByteArray sentTarget = QByteArray(target).replace("key=sk-123456", "key=key-1001");
    const QByteArray authority = tunnel.upstream.url().sliced(7);
    QCOMPARE(tunnel.upstream.peer().head(),
             "GET " + sentTarget + " HTTP/1.1\r\nHost: " + authority + "\r\n" + head + "\r\n");
}

void tst_Tunnel::showsTheClientItsOwnSubprotocol()
{
    Tunnel tunnel;
    tunnel.send(
        handshake("/proxy/g/v1/realtime",
                  "Sec-WebSocket-Protocol: openai-insecure-api-key.sk-123456, realtime\r\n"));
    QVERIFY(tunnel.upstream.waitForHead());
    tunnel.upstream.peer().send(
        switching("Sec-WebSocket-Protocol: openai-insecure-api-key.key-1001\r\n"));
    QTRY_COMPARE(tunnel.status(), 101);
    QVERIFY(tunnel.received.contains(
        "\r\nSec-WebSocket-Protocol: openai-insecure-api-key.sk-123456\r\n"));
    QVERIFY(!tunnel.received.contains("key-1001"));
}

void tst_Tunnel::passesBytesBothWays()
{
    Tunnel tunnel;
    QVERIFY(tunnel.open());
    QCOMPARE(tunnel.received,
             "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: "
                 + webSocketAccept + "\r\nConnection: Upgrade\r\n\r\n");
    RawPeer &peer = tunnel.upstream.peer();
    tunnel.send("\x81\x05hello"_ba);
    QTRY_COMPARE(peer.bytes(), "\x81\x05hello"_ba);
    peer.send("GET / HTTP/1.1\r\n\r\n");
    QTRY_COMPARE(tunnel.bytes(), "GET / HTTP/1.1\r\n\r\n"_ba);
    tunnel.send(QByteArray(1, '\0'));
    QTRY_COMPARE(peer.bytes().size(), 8);

    tunnel.client->disconnectFromHost();
    QTRY_VERIFY(peer.isClosed());
    QVERIFY(tunnel.waitForRecord());
    const RequestRecord record = tunnel.record();
    QCOMPARE(record.status, 101);
    QCOMPARE(record.outcome, RequestOutcome::Succeeded);
    QCOMPARE(record.requestBytes, 8);
    QCOMPARE(record.responseBytes, 18);
    QCOMPARE(record.model, u"m"_s);
    QVERIFY(record.stream);
    QCOMPARE(record.attempts.size(), 1);
    QCOMPARE(record.attempts.first().verdict, Verdict::Success);
}

void tst_Tunnel::passesBytesSentBehindTheHead()
{
    Tunnel tunnel;
    tunnel.send(handshake("/proxy/g/v1/realtime", accessField) + "early");
    QVERIFY(tunnel.upstream.waitForHead());
    QVERIFY(tunnel.upstream.peer().bytes().isEmpty());
    tunnel.upstream.peer().send(switching() + "first");
    QTRY_COMPARE(tunnel.bytes(), "first"_ba);
    QTRY_COMPARE(tunnel.upstream.peer().bytes(), "early"_ba);
}

void tst_Tunnel::triesAnotherKeyAfterARefusal()
{
    Tunnel tunnel(2);
    tunnel.ask();
    QVERIFY(tunnel.upstream.waitForHead());
    tunnel.upstream.peer().send("HTTP/1.1 401 Unauthorized\r\nContent-Length: 2\r\n\r\n{}");
    QVERIFY(tunnel.upstream.waitForHead(1));
    QVERIFY(tunnel.upstream.peer(0).head().contains("key-1001"));
    QVERIFY(tunnel.upstream.peer(1).head().contains("key-1002"));
    tunnel.upstream.peer(1).send(switching());
    QTRY_COMPARE(tunnel.status(), 101);
    tunnel.send("hello");
    QTRY_COMPARE(tunnel.upstream.peer(1).bytes(), "hello"_ba);
    tunnel.upstream.peer(1).socket->disconnectFromHost();
    QTRY_VERIFY(tunnel.isClosed());
    QVERIFY(tunnel.waitForRecord());
    QCOMPARE(tunnel.record().attempts.first().verdict, Verdict::KeyRejected);
    QCOMPARE(tunnel.record().attempts.last().verdict, Verdict::Success);
}

void tst_Tunnel::givesTheLastRefusalAsItIs()
{
    Tunnel tunnel;
    tunnel.ask();
    QVERIFY(tunnel.upstream.waitForHead());
    tunnel.upstream.peer().send("HTTP/1.1 429 Slow Down\r\nRetry-After: 7\r\n"
                                "Content-Length: 15\r\n\r\n{\"error\":\"slow\"}");
    QTRY_COMPARE(tunnel.bytes(), "{\"error\":\"slow\""_ba);
    QCOMPARE(tunnel.status(), 429);
    QVERIFY(tunnel.received.contains("\r\nRetry-After: 7\r\n"));
    // An answer like others: the connection takes the next request.
    tunnel.received.clear();
    tunnel.send("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QTRY_COMPARE(tunnel.status(), 200);
}

void tst_Tunnel::refusesABadSwitch_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("another's accept")
        << "HTTP/1.1 101 X\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: x\r\n\r\n"_ba;
    QTest::newRow("no Upgrade") << "HTTP/1.1 101 X\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                                       + webSocketAccept + "\r\n\r\n";
    QTest::newRow("bare") << "HTTP/1.1 101 X\r\n\r\n"_ba;
}

void tst_Tunnel::refusesABadSwitch()
{
    QFETCH(QByteArray, answer);
    Tunnel tunnel(1, {{u"max_retries"_s, u"0"_s}});
    tunnel.ask();
    QVERIFY(tunnel.upstream.waitForHead());
    tunnel.upstream.peer().send(answer);
    QTRY_COMPARE(tunnel.status(), 502);
    QTRY_VERIFY(tunnel.upstream.peer().isClosed());
}

void tst_Tunnel::refusesWhatIsNoHandshake()
{
    Tunnel tunnel;
    tunnel.send("GET /proxy/g/v1/realtime HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
                + accessField + "\r\n");
    QTRY_COMPARE(tunnel.status(), 400);
    QVERIFY(tunnel.upstream.peers.empty());
}

void tst_Tunnel::refusesWhereSwitchedOff()
{
    Tunnel tunnel(1, {{u"websocket_tunnels"_s, u"false"_s}});
    tunnel.ask();
    QTRY_COMPARE(tunnel.status(), 426);
    QVERIFY(tunnel.upstream.peers.empty());
    QVERIFY(tunnel.waitForRecord());
    QCOMPARE(tunnel.record().status, 426);
}

void tst_Tunnel::redirectsTheModelInTheQuery()
{
    Tunnel tunnel(1, {}, [](GroupConfig &group) {
        group.modelRules = {{u"m"_s, u"gpt-realtime"_s}};
    });
    tunnel.ask();
    QVERIFY(tunnel.upstream.waitForHead());
    QVERIFY(tunnel.upstream.peer().head().startsWith(
        "GET /v1/realtime?model=gpt-realtime HTTP/1.1\r\n"));
}

void tst_Tunnel::holdsTheClientBack()
{
    Tunnel tunnel;
    tunnel.upstream.readLimit = 4096;
    QVERIFY(tunnel.open());
    const QByteArray sent = pattern(32 * mebibyte);
    tunnel.send(sent);
    // What fits into the kernels' buffers and ours has left, and no more.
    qint64 left = 0;
    QTRY_VERIFY(std::exchange(left, tunnel.client->bytesToWrite()) == tunnel.client->bytesToWrite()
                && left < sent.size());
    QVERIFY(left > 8 * mebibyte);

    tunnel.upstream.peer().socket->setReadBufferSize(0);
    QTRY_COMPARE(tunnel.upstream.peer().bytes().size(), sent.size());
    QVERIFY(tunnel.upstream.peer().bytes() == sent);
}

void tst_Tunnel::holdsTheUpstreamBack()
{
    Tunnel tunnel;
    QVERIFY(tunnel.open());
    tunnel.client->setReadBufferSize(1);
    const QByteArray sent = pattern(32 * mebibyte);
    QTcpSocket &socket = *tunnel.upstream.peer().socket;
    socket.write(sent);
    qint64 left = 0;
    QTRY_VERIFY(std::exchange(left, socket.bytesToWrite()) == socket.bytesToWrite()
                && left < sent.size());
    QVERIFY(left > 8 * mebibyte);

    tunnel.client->setReadBufferSize(0);
    QTRY_COMPARE(tunnel.bytes().size(), sent.size());
    QVERIFY(tunnel.bytes() == sent);
}

void tst_Tunnel::endsTheOtherEnd_data()
{
    QTest::addColumn<bool>("byClient");
    QTest::addColumn<bool>("byReset");
    QTest::addColumn<RequestOutcome>("outcome");
    QTest::newRow("client closes") << true << false << RequestOutcome::Succeeded;
    QTest::newRow("client breaks off") << true << true << RequestOutcome::ClientGone;
    QTest::newRow("upstream closes") << false << false << RequestOutcome::Succeeded;
    QTest::newRow("upstream breaks off") << false << true << RequestOutcome::Cut;
}

void tst_Tunnel::endsTheOtherEnd()
{
    QFETCH(bool, byClient);
    QFETCH(bool, byReset);
    QFETCH(RequestOutcome, outcome);
    Tunnel tunnel;
    QVERIFY(tunnel.open());
    tunnel.send("a");
    QTRY_COMPARE(tunnel.upstream.peer().bytes(), "a"_ba);

    QTcpSocket &ending = byClient ? *tunnel.client : *tunnel.upstream.peer().socket;
    QTcpSocket &other = byClient ? *tunnel.upstream.peer().socket : *tunnel.client;
    const http::EndWitness witness(other.socketDescriptor());
    if (byReset)
        reset(ending);
    else
        ending.disconnectFromHost();
    QTRY_COMPARE(other.state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(witness.wasReset(), byReset);
    QVERIFY(tunnel.waitForRecord());
    QCOMPARE(tunnel.record().outcome, outcome);
    QCOMPARE(tunnel.record().attempts.first().verdict, Verdict::Success);
}

void tst_Tunnel::deliversWhatCameBeforeAnEnd()
{
    const QByteArray sent = pattern(4 * mebibyte);
    Tunnel down;
    QVERIFY(down.open());
    down.client->setReadBufferSize(1);
    down.upstream.peer().send(sent);
    down.upstream.peer().socket->disconnectFromHost();
    QTest::qWait(0);
    down.client->setReadBufferSize(0);
    QTRY_VERIFY(down.read().size() > 0 && down.isClosed());
    QVERIFY(down.bytes() == sent);

    Tunnel up;
    up.upstream.readLimit = 4096;
    QVERIFY(up.open());
    up.send(sent);
    up.client->disconnectFromHost();
    QTest::qWait(0);
    up.upstream.peer().socket->setReadBufferSize(0);
    QTRY_VERIFY(up.upstream.peer().read().size() > 0 && up.upstream.peer().isClosed());
    QVERIFY(up.upstream.peer().bytes() == sent);
    QVERIFY(up.waitForRecord());
    QCOMPARE(up.record().outcome, RequestOutcome::Succeeded);
    QCOMPARE(up.record().requestBytes, sent.size());
}

void tst_Tunnel::holdsTheKeyWhileItLives()
{
    Tunnel tunnel(1, {{u"key_max_in_flight"_s, u"1"_s}});
    QVERIFY(tunnel.open());
    RawClient second(tunnel.fixture.port());
    second.request("GET", "/proxy/g/v1/models");
    QVERIFY(second.waitUntilComplete());
    QCOMPARE(second.status(), 429);

    tunnel.client->disconnectFromHost();
    QVERIFY(tunnel.waitForRecord());
    RawClient third(tunnel.fixture.port());
    third.request("GET", "/proxy/g/v1/models");
    QVERIFY(tunnel.upstream.waitForHead(1));
}

void tst_Tunnel::isCutWhenTheEngineStops()
{
    Tunnel tunnel;
    QVERIFY(tunnel.open());
    const http::EndWitness client(tunnel.client->socketDescriptor());
    const http::EndWitness upstream(tunnel.upstream.peer().socket->socketDescriptor());
    tunnel.fixture.host.reset();
    QTRY_VERIFY(tunnel.isClosed() && tunnel.upstream.peer().isClosed());
    QVERIFY(client.wasReset());
    QVERIFY(upstream.wasReset());
    QCOMPARE(tunnel.record().outcome, RequestOutcome::Cut);
}

QTEST_GUILESS_MAIN(tst_Tunnel)
#include "tst_tunnel.moc"
