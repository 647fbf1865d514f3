#include "tests/proxy/engine/enginefixture.h"
#include "tests/support/rawclient.h"
#include "tests/support/scriptedupstream.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyferry;
using namespace keyferry::test;

/// What goes through a whole engine, from socket to socket: bytes, pace and ends.
class tst_Forwarding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void forwardsAndRotatesStrictly();
    void keepsBytesOfRequestAndAnswer();
    void relaysEventsAsTheyCome();
    void cutsWhatTheUpstreamCut();
    void cancelsUpstreamWhenTheClientLeaves();
    void holdsTheUpstreamBackForASlowClient();
    void spoolsALargeUpload();
    void countsAWholeAnswerAlthoughTheClientClosedFirst();
    void readsTheModelWhateverTheContentType();
};

void tst_Forwarding::forwardsAndRotatesStrictly()
{
    ScriptedUpstream upstream;
    EngineFixture fixture;
    fixture.addGroup("g", {upstream.url()}, 3);
    fixture.start();
    RawClient client(fixture.port());
    QMap<QByteArray, int> uses;
    for (int i = 0; i < 30; ++i) {
        client.forget();
        client.request("POST", chatTarget, chatBody);
        QTRY_VERIFY(client.isComplete());
        QCOMPARE(client.status(), 200);
        ++uses[upstream.requests().back().field("Authorization")];
    }
    QCOMPARE(uses.size(), 3);
    for (const int count : std::as_const(uses))
        QCOMPARE(count, 10);
    QCOMPARE(upstream.requestCount(), 30);
}

void tst_Forwarding::keepsBytesOfRequestAndAnswer()
{
    ScriptedUpstream upstream;
    upstream.setAnswer(
        jsonAnswer(201,
                   R"({"big":12345678901234567890,  "f":1.0e3})",
                   {{"X-Odd", "a  b"}, {"Set-Cookie", "a=1"}, {"Set-Cookie", "b=2"}}));
    EngineFixture fixture;
    fixture.addGroup("g", {upstream.url("/base")}, 1);
    fixture.start();
    RawClient client(fixture.port());
    const QByteArray body = "{\"model\" : \"m\",\n \"n\": 1e3, \"big\":12345678901234567890}";
    client.request("POST",
                   "/proxy/g/v1/x%20y?b=%2F&a=1&&c",
                   body,
                   "X-Custom: \xC3\xA9\r\nContent-Type: application/json\r\n");
    QTRY_VERIFY(client.isComplete());

    const auto seen = upstream.requests().back();
    QCOMPARE(seen.target(), "/base/v1/x%20y?b=%2F&a=1&&c"_ba);
    QCOMPARE(seen.body, body);
    QCOMPARE(seen.field("X-Custom"), "\xC3\xA9"_ba);
    QCOMPARE(seen.field("Host"), upstream.authority());
    QVERIFY(!seen.head.contains("sk-123456"));
    QCOMPARE(client.status(), 201);
    QCOMPARE(client.body(), R"({"big":12345678901234567890,  "f":1.0e3})"_ba);
    QCOMPARE(client.fields().first("X-Odd"), "a  b"_ba);
    QCOMPARE(client.fields().count("Set-Cookie"), 2);
}

void tst_Forwarding::relaysEventsAsTheyCome()
{
    ScriptedUpstream upstream;
    Answer answer;
    answer.send(
        headBytes(200, {{"Content-Type", "text/event-stream"}, {"Transfer-Encoding", "chunked"}}));
    for (int i = 0; i < 3; ++i)
        answer.send(chunkBytes("data: " + QByteArray::number(i) + "\n\n")).hold();
    answer.send("0\r\n\r\n");
    upstream.setAnswer(answer);
    EngineFixture fixture;
    fixture.addGroup("g", {upstream.url()}, 1);
    fixture.start();
    RawClient client(fixture.port());
    client.request("POST", chatTarget, R"({"model":"m","stream":true})");
    QByteArray expected;
    for (int i = 0; i < 3; ++i) {
        expected += "data: " + QByteArray::number(i) + "\n\n";
        QTRY_COMPARE(client.body(), expected);
        QVERIFY(!client.isComplete());
        QCOMPARE(fixture.host->status().streams, 1);
        QTRY_COMPARE(upstream.held(), 1);
        upstream.release();
    }
    QTRY_VERIFY(client.isComplete());
    QTRY_COMPARE(fixture.host->status().streams, 0);
}

void tst_Forwarding::cutsWhatTheUpstreamCut()
{
    ScriptedUpstream upstream;
    upstream.setAnswer(
        rawAnswer(headBytes(200, {{"Transfer-Encoding", "chunked"}}) + chunkBytes("data: 1\n\n"))
            .finishLater());
    EngineFixture fixture;
    fixture.addGroup("g", {upstream.url()}, 2);
    fixture.start();
    RawClient client(fixture.port());
    client.request("POST", chatTarget, chatBody);
    QTRY_VERIFY(client.isClosed());
    QVERIFY(!client.isComplete()); // no last chunk was made up
    QTRY_COMPARE(fixture.sink.records().size(), 1);
    QCOMPARE(fixture.sink.records().first().outcome, RequestOutcome::Cut);
    QCOMPARE(upstream.requestCount(), 1);
}

void tst_Forwarding::cancelsUpstreamWhenTheClientLeaves()
{
    ScriptedUpstream upstream;
    upstream.setAnswer(silence());
    EngineFixture fixture;
    const GroupId group =
        fixture.addGroup("g", {upstream.url()}, 1, {{u"blacklist_threshold"_s, u"1"_s}});
    fixture.start();
    RawClient client(fixture.port());
    client.request("POST", chatTarget, chatBody);
    QTRY_COMPARE(upstream.requestCount(), 1);
    client.reset();
    QTRY_COMPARE(upstream.openConnections(), 0);
    QTRY_COMPARE(fixture.sink.records().size(), 1);
    const auto record = fixture.sink.records().first();
    QCOMPARE(record.status, 499);
    QCOMPARE(record.outcome, RequestOutcome::ClientGone);
    QCOMPARE(fixture.host->keyCounts(group).active, 1);
    QTRY_COMPARE(fixture.host->status().requestsInFlight, 0);
}

void tst_Forwarding::holdsTheUpstreamBackForASlowClient()
{
    constexpr qint64 size = 64 * 1024 * 1024;
    ScriptedUpstream upstream;
    upstream.setAnswer(bigAnswer(size));
    EngineFixture fixture;
    fixture.addGroup("g", {upstream.url()}, 1);
    fixture.start();
    RawClient client(fixture.port());
    client.setReadLimit(64 * 1024);
    client.request("GET", "/proxy/g/v1/files/1/content");
    // What fits into kernel buffers and our marks, then it stands: two looks a while apart are
    // equal.
    qint64 before = -1;
    QTRY_VERIFY_WITH_TIMEOUT(
        std::exchange(before, upstream.bytesSent()) == upstream.bytesSent() && before > 0, 5000);
    QTRY_VERIFY(upstream.bytesSent() < size / 2);
    client.setReadLimit(0);
    QTRY_VERIFY_WITH_TIMEOUT(client.received().size() > size, 60'000);
    QVERIFY(client.isComplete());
}

void tst_Forwarding::spoolsALargeUpload()
{
    ScriptedUpstream upstream;
    upstream.setKeptBody(64 * 1024 * 1024);
    EngineFixture fixture;
    fixture.addGroup("g", {upstream.url()}, 2);
    upstream.setAnswerFor(EngineFixture::bearer(0),
                          jsonAnswer(500, "{}")); // the body goes out twice
    fixture.start();
    const QByteArray body = patternBytes(0, 20 * 1024 * 1024);
    RawClient client(fixture.port());
    client.request("POST", "/proxy/g/v1/files", body, "Content-Type: application/octet-stream\r\n");
    QTRY_VERIFY_WITH_TIMEOUT(client.isComplete(), 60'000);
    QCOMPARE(client.status(), 200);
    QCOMPARE(upstream.requestCount(), 2);
    QVERIFY(upstream.requests().at(1).body == body);

    RawClient chunked(fixture.port());
    chunked.send("POST /proxy/g/v1/files HTTP/1.1\r\nHost: localhost\r\nx-api-key: "
                 "sk-123456\r\nTransfer-Encoding: chunked\r\n\r\n");
    for (qsizetype at = 0; at < body.size(); at += 1'000'000)
        chunked.send(chunkBytes(body.sliced(at, std::min<qsizetype>(1'000'000, body.size() - at))));
    chunked.send("0\r\n\r\n");
    QTRY_VERIFY_WITH_TIMEOUT(chunked.isComplete(), 60'000);
    QVERIFY(upstream.requests().back().body == body);
}

void tst_Forwarding::countsAWholeAnswerAlthoughTheClientClosedFirst()
{
    ScriptedUpstream upstream;
    upstream.setAnswer(
        rawAnswer(headBytes(200, {{"Content-Length", "4"}}) + "don").hold().send("e"));
    EngineFixture fixture;
    fixture.addGroup("g", {upstream.url()}, 1);
    fixture.start();
    auto client = std::make_unique<RawClient>(fixture.port());
    client->request("POST", chatTarget, chatBody);
    QTRY_COMPARE(client->body(), "don"_ba);
    client->reset(); // one byte is missing: it did leave
    QTRY_COMPARE(fixture.sink.records().size(), 1);
    QCOMPARE(fixture.sink.records().first().outcome, RequestOutcome::ClientGone);

    upstream.setAnswer(jsonAnswer(200, "{}"));
    for (int i = 0; i < 20; ++i) {
        RawClient quick(fixture.port());
        quick.request("POST", chatTarget, chatBody, "Connection: close\r\n");
        QTRY_VERIFY(quick.isComplete());
        quick.reset();
    }
    QTRY_COMPARE(fixture.sink.records().size(), 21);
    const auto records = fixture.sink.records();
    QCOMPARE(std::count_if(records.begin(),
                           records.end(),
                           [](const RequestRecord &record) {
                               return record.outcome == RequestOutcome::Succeeded;
                           }),
             20);
}

void tst_Forwarding::readsTheModelWhateverTheContentType()
{
    ScriptedUpstream upstream;
    EngineFixture fixture;
    fixture.addGroup("g", {upstream.url()}, 1);
    fixture.start();
    RawClient client(fixture.port());
    client.request(
        "POST", chatTarget, chatBody, "Content-Type: application/x-www-form-urlencoded\r\n");
    QTRY_VERIFY(client.isComplete());
    client.forget();
    client.request("POST", chatTarget, "model=gpt-y", "Content-Type: application/json\r\n");
    QTRY_VERIFY(client.isComplete());
    QTRY_COMPARE(fixture.sink.records().size(), 2);
    QCOMPARE(fixture.sink.records().at(0).model, u"gpt-x"_s);
    QCOMPARE(fixture.sink.records().at(1).model, QString());
}

QTEST_GUILESS_MAIN(tst_Forwarding)
#include "tst_forwarding.moc"
