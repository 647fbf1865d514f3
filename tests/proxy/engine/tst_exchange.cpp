#include "tests/proxy/engine/enginefixture.h"
#include "tests/support/rawclient.h"
#include "tests/support/scriptedupstream.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyferry;
using namespace keyferry::test;

namespace {

QByteArray requestBytes(const QByteArray &line, const QByteArray &moreFields = {})
{
    return line + "\r\nHost: localhost\r\nx-api-key: sk-123456\r\n" + moreFields + "\r\n";
}

} // namespace

/// What one request and its record come to, by the odd cases of answers and clients.
class tst_Exchange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void framesTheAnswerForItsClient_data();
    void framesTheAnswerForItsClient();
    void believesTheChunksBesideAContentLength_data();
    void believesTheChunksBesideAContentLength();
    void takesAnotherRequestOnlyIfBothSidesAllow_data();
    void takesAnotherRequestOnlyIfBothSidesAllow();
    void recordsADepartureAmidTheAnswer();
    void recordsASecondSending();
    void endsAnUploadThatStalls();
    void failsOverWhileTheBodyIsStillComing();
    void allowsAnOriginAlsoOnAnAnswerThatIsCut();
    void refusesAnAccessKeyOverItsLimit();
};

void tst_Exchange::framesTheAnswerForItsClient_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("isKept");
    const QByteArray get = "GET /proxy/g/v1/models HTTP/1.1";
    const QByteArray head = "HEAD /proxy/g/v1/models HTTP/1.1";
    const QByteArray old = "GET /proxy/g/v1/models HTTP/1.0";
    const QByteArray chunked =
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n";
    QTest::addRow("1.1, chunked")
        << requestBytes(get) << chunked
        << "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"_ba << true;
    QTest::addRow("1.0, chunked") << requestBytes(old) << chunked
                                  << "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nabc"_ba << false;
    QTest::addRow("1.0 with keep-alive, length")
        << requestBytes(old, "Connection: keep-alive\r\n")
        << "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc"_ba
        << "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nConnection: keep-alive\r\n\r\nabc"_ba << true;
    QTest::addRow("HEAD keeps the length, RFC 9110 9.3.2")
        << requestBytes(head) << "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n"_ba
        << "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n"_ba << true;
    QTest::addRow("HEAD, chunked")
        << requestBytes(head) << "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"_ba
        << "HTTP/1.1 200 OK\r\n\r\n"_ba << true;
    QTest::addRow("204") << requestBytes(get) << "HTTP/1.1 204 No Content\r\nX-A: b\r\n\r\n"_ba
                         << "HTTP/1.1 204 No Content\r\nX-A: b\r\n\r\n"_ba << true;
    QTest::addRow("304 keeps the length, RFC 9110 8.6")
        << requestBytes(get) << "HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n"_ba
        << "HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n"_ba << true;
}

void tst_Exchange::framesTheAnswerForItsClient()
{
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, answer);
    QFETCH(QByteArray, bytes);
    QFETCH(bool, isKept);
    ScriptedUpstream upstream;
    upstream.setAnswer(rawAnswer(answer));
    EngineFixture fixture;
    fixture.addGroup("g", {upstream.url()}, 1);
    fixture.start();
    RawClient client(fixture.port());
    client.send(request);
    QTRY_COMPARE(client.received(), bytes);
    if (!isKept)
        QTRY_VERIFY(client.isClosed());
    QTRY_COMPARE(fixture.sink.records().size(), 1);
    QCOMPARE(fixture.sink.records().first().outcome, RequestOutcome::Succeeded);
    if (isKept) {
        client.forget();
        client.send(request);
        QTRY_COMPARE(client.received(), bytes);
    }
}

void tst_Exchange::believesTheChunksBesideAContentLength_data()
{
    QTest::addColumn<QByteArray>("length");
    QTest::addRow("too short") << "3"_ba;
    QTest::addRow("equal") << "8"_ba;
    QTest::addRow("too long") << "30"_ba;
}

void tst_Exchange::believesTheChunksBesideAContentLength()
{
    QFETCH(QByteArray, length);
    ScriptedUpstream upstream;
    upstream.setAnswer(
        rawAnswer(headBytes(200, {{"Content-Length", length}, {"Transfer-Encoding", "chunked"}})
                  + chunkBytes("four") + chunkBytes("more") + chunkBytes({})));
    EngineFixture fixture;
    // DirectTransport refuses such an answer.
    fixture.addGroup("g", {upstream.url()}, 1, {{u"transport"_s, u"qnam"_s}});
    fixture.start();
    RawClient client(fixture.port());
    client.request("POST", chatTarget, chatBody);
    QVERIFY(client.waitUntilComplete());
    QCOMPARE(client.body(), "fourmore"_ba);
    QVERIFY(!client.fields().contains("Content-Length"));
}

void tst_Exchange::takesAnotherRequestOnlyIfBothSidesAllow_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<bool>("isKept");
    QTest::addRow("as usual") << QByteArray() << true;
    QTest::addRow("the client closes") << "Connection: close\r\n"_ba << false;
    QTest::addRow("an option among others")
        << "Connection: TE, Close\r\nTE: trailers\r\n"_ba << false;
}

void tst_Exchange::takesAnotherRequestOnlyIfBothSidesAllow()
{
    QFETCH(QByteArray, fields);
    QFETCH(bool, isKept);
    ScriptedUpstream upstream;
    // The upstream's own wish concerns the upstream's connection only.
    upstream.setAnswer(jsonAnswer(200, "{}", {{"Connection", "close"}}).finishLater());
    EngineFixture fixture;
    fixture.addGroup("g", {upstream.url()}, 1);
    fixture.start();
    RawClient client(fixture.port());
    client.request("POST", chatTarget, chatBody, fields);
    QVERIFY(client.waitUntilComplete());
    QCOMPARE(client.fields().first("Connection"), isKept ? QByteArray() : "close"_ba);
    if (!isKept) {
        QTRY_VERIFY(client.isClosed());
        return;
    }
    client.forget();
    client.request("POST", chatTarget, chatBody, fields);
    QVERIFY(client.waitUntilComplete());
    QCOMPARE(client.status(), 200);
}

void tst_Exchange::recordsADepartureAmidTheAnswer()
{
    ScriptedUpstream upstream;
    upstream.setAnswer(Answer()
                           .send(headBytes(200, {{"Content-Length", "100"}}))
                           .wait(std::chrono::milliseconds(60))
                           .send("some")
                           .hold());
    EngineFixture fixture;
    fixture.addGroup("g", {upstream.url()}, 1);
    fixture.start();
    RawClient client(fixture.port());
    client.request("POST", chatTarget, chatBody);
    QTRY_COMPARE(client.body(), "some"_ba);
    client.reset();
    QTRY_COMPARE(fixture.sink.records().size(), 1);
    const auto record = fixture.sink.records().first();
    QCOMPARE(record.outcome, RequestOutcome::ClientGone);
    QCOMPARE(record.responseBytes, 4);
    const AttemptRecord &attempt = record.attempts.first();
    QCOMPARE(attempt.status, 200);
    QCOMPARE(attempt.verdict, Verdict::Success); // the key did its work
    QVERIFY(attempt.durationMs >= attempt.firstByteMs - attempt.startedMs + 50);
    QTRY_COMPARE(upstream.openConnections(), 0);
}

void tst_Exchange::recordsASecondSending()
{
    ScriptedUpstream upstream;
    int seen = 0;
    upstream.setHandler([&seen](const RecordedRequest &) {
        return ++seen == 2 ? closeUnanswered() : jsonAnswer(200, "{}");
    });
    EngineFixture fixture;
    fixture.addGroup("g", {upstream.url()}, 2);
    fixture.start();
    RawClient client(fixture.port());
    for (int i = 0; i < 2; ++i) {
        client.forget();
        client.request("GET", "/proxy/g/v1/models");
        QVERIFY(client.waitUntilComplete());
        QCOMPARE(client.status(), 200);
    }
    QTRY_COMPARE(fixture.sink.records().size(), 2);
    const auto records = fixture.sink.records();
    QCOMPARE(records.first().attempts.first().resends, 0);
    QCOMPARE(records.last().attempts.size(), 1);
    QCOMPARE(records.last().attempts.first().resends, 1);
    QCOMPARE(seen, 3);
}

void tst_Exchange::endsAnUploadThatStalls()
{
    ScriptedUpstream upstream;
    EngineFixture fixture;
    fixture.set(settings::bodyIdleTimeout.name, qint64(1));
    fixture.addGroup("g", {upstream.url()}, 2);
    fixture.start();
    RawClient client(fixture.port());
    // Large enough that the upstream has begun to receive it.
    client.send(requestBytes("POST /proxy/g/v1/files HTTP/1.1", "Content-Length: 20000000\r\n")
                + QByteArray(10'000'000, 'x'));
    QTRY_COMPARE(upstream.requestCount(), 1);
    QVERIFY(client.waitUntilComplete());
    QCOMPARE(client.status(), 408);
    QTRY_VERIFY(client.isClosed());
    QTRY_COMPARE(upstream.openConnections(), 0);
    QCOMPARE(upstream.requestCount(), 1);
    QTRY_COMPARE(fixture.host->status().requestsInFlight, 0);
}

void tst_Exchange::failsOverWhileTheBodyIsStillComing()
{
    ScriptedUpstream upstream;
    upstream.setHeadHandler([](const RecordedRequest &request) -> std::optional<Answer> {
        const bool isFirst = request.field("Authorization").endsWith(EngineFixture::keyText(0));
        return isFirst ? std::optional(closeUnanswered()) : std::nullopt;
    });
    upstream.setKeptBody(32 * 1024 * 1024);
    EngineFixture fixture;
    fixture.addGroup("g", {upstream.url()}, 2);
    fixture.start();
    RawClient client(fixture.port());
    const QByteArray body = patternBytes(0, 20'000'000);
    client.send(requestBytes("POST /proxy/g/v1/files HTTP/1.1", "Content-Length: 20000000\r\n")
                + body.first(10'000'000));
    QTRY_COMPARE(upstream.requestCount(), 2);
    client.send(body.sliced(10'000'000));
    QVERIFY(client.waitUntilComplete());
    QCOMPARE(client.status(), 200);
    QVERIFY(upstream.requests().at(1).body == body);
}

void tst_Exchange::allowsAnOriginAlsoOnAnAnswerThatIsCut()
{
    ScriptedUpstream upstream;
    upstream.setAnswer(rawAnswer(headBytes(200, {{"Content-Length", "100"}}) + "some").reset());
    EngineFixture fixture;
    fixture.set(settings::allowedOrigins.name, QStringList{u"https://app.example"_s});
    fixture.addGroup("g", {upstream.url()}, 1);
    fixture.start();
    RawClient client(fixture.port());
    client.request("POST", chatTarget, chatBody, "Origin: https://app.example\r\n");
    QTRY_VERIFY(client.isClosed());
    QTRY_COMPARE(fixture.sink.records().size(), 1);
    if (client.status() == 200) // the reset may have come before the head was read
        QCOMPARE(client.fields().first("Access-Control-Allow-Origin"), "https://app.example"_ba);
    else
        QCOMPARE(client.status(), 0);
    QCOMPARE(fixture.sink.records().first().outcome, RequestOutcome::Cut);
}

void tst_Exchange::refusesAnAccessKeyOverItsLimit()
{
    ScriptedUpstream upstream;
    EngineFixture fixture;
    fixture.addGroup("g", {upstream.url()}, 1);
    fixture.draft.accessKeys.front().limits = {.perMinute = 2};
    fixture.start();
    HeaderFields answered;
    const auto ask = [&] {
        RawClient client(fixture.port()); // each by another worker
        client.request("GET", "/proxy/g/v1/models");
        const bool isComplete = client.waitUntilComplete();
        answered = client.fields();
        return isComplete ? client.status() : 0;
    };
    QCOMPARE(ask(), 200);
    QCOMPARE(ask(), 200);
    for (int i = 0; i < 4; ++i) {
        QCOMPARE(ask(), 429);
        QCOMPARE(answered.first("x-keyferry-error"), "access-key-limited"_ba);
        const int wait = answered.first("Retry-After").toInt();
        QVERIFY2(wait > 40 && wait <= 60, qPrintable(QString::number(wait)));
    }
    QCOMPARE(upstream.requestCount(), 2);
    QTRY_COMPARE(fixture.sink.records().size(), 6);
    QCOMPARE(fixture.sink.records().last().status, 429);

    // A wider limit is in force at once and the count goes on.
    fixture.draft.accessKeys.front().limits = {.perMinute = 3};
    fixture.publish();
    QVERIFY(QTest::qWaitFor([&] { return ask() == 200; })); // not QTRY_: that asks once more
    QCOMPARE(ask(), 429);
    fixture.clock.advanceWall(std::chrono::seconds(61));
    QCOMPARE(ask(), 200);
}

QTEST_GUILESS_MAIN(tst_Exchange)
#include "tst_exchange.moc"
