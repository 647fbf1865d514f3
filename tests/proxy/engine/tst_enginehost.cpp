#include "tests/proxy/engine/enginefixture.h"
#include "tests/support/rawclient.h"
#include "tests/support/scriptedupstream.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

#include <set>

using namespace Qt::StringLiterals;
using namespace keyferry;
using namespace keyferry::test;

namespace {

constexpr auto target = "/proxy/g/v1/chat/completions";
const QByteArray chatBody = R"({"model":"gpt-x","messages":[]})"_ba;

QByteArray bearer(int key)
{
    return "Bearer " + EngineFixture::keyText(key);
}

} // namespace

class tst_EngineHost : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void forwardsAndRotatesStrictly();
    void keepsBytesOfRequestAndAnswer();
    void triesTheNextKeyUntilOneWorks_data();
    void triesTheNextKeyUntilOneWorks();
    void passesOnTheLastRealAnswer();
    void fallsBackToAHeldAnswer();
    void sendsAPostOncePerAttempt();
    void makesAKeyInvalidAtTheThreshold();
    void balancesOverWeightedUpstreams();
    void relaysEventsAsTheyCome();
    void cutsWhatTheUpstreamCut();
    void cancelsUpstreamWhenTheClientLeaves();
    void holdsTheUpstreamBackForASlowClient();
    void spoolsALargeUpload();
    void answersInItsOwnWords_data();
    void answersInItsOwnWords();
    void answersHealthWithoutAKey();
    void drainsRunningRequestsOnStop();
    void cutsWhatIsLeftWhenToldTo();
    void namesAPortInUseAndAFreeOne();
    void movesToANewPortWithoutRestart();
    void refusesConnectionsOverTheLimit();
    void recordsEveryAttempt();
    void timesOutARequestAsAWhole();
    void countsAWholeAnswerAlthoughTheClientClosedFirst();
    void readsTheModelWhateverTheContentType();
};

void tst_EngineHost::forwardsAndRotatesStrictly()
{
    ScriptedUpstream upstream;
    EngineFixture fixture;
    fixture.addGroup("g", {upstream.url()}, 3);
    fixture.start();
    RawClient client(fixture.port());
    QMap<QByteArray, int> uses;
    for (int i = 0; i < 30; ++i) {
        client.forget();
        client.request("POST", target, chatBody);
        QTRY_VERIFY(client.isComplete());
        QCOMPARE(client.status(), 200);
        ++uses[upstream.requests().back().field("Authorization")];
    }
    QCOMPARE(uses.size(), 3);
    for (const int count : std::as_const(uses))
        QCOMPARE(count, 10);
    QCOMPARE(upstream.requestCount(), 30);
}

void tst_EngineHost::keepsBytesOfRequestAndAnswer()
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

void tst_EngineHost::triesTheNextKeyUntilOneWorks_data()
{
    QTest::addColumn<Answer>("bad");
    QTest::addRow("401") << jsonAnswer(401, "{}");
    QTest::addRow("403") << jsonAnswer(403, "{}");
    QTest::addRow("429") << jsonAnswer(429, "{}");
    QTest::addRow("500") << jsonAnswer(500, "{}");
    QTest::addRow("529") << jsonAnswer(529, "{}");
    QTest::addRow("closed unanswered") << closeUnanswered();
    QTest::addRow("reset") << resetUnanswered();
}

void tst_EngineHost::triesTheNextKeyUntilOneWorks()
{
    QFETCH(Answer, bad);
    ScriptedUpstream upstream;
    upstream.setAnswerFor(bearer(0), bad);
    upstream.setAnswerFor(bearer(1), bad);
    upstream.setAnswer(jsonAnswer(200, R"({"ok":true})"));
    EngineFixture fixture;
    fixture.addGroup("g", {upstream.url()}, 3);
    fixture.start();
    RawClient client(fixture.port());
    client.request("POST", target, chatBody);
    QTRY_VERIFY(client.isComplete());
    QCOMPARE(client.status(), 200);
    QCOMPARE(client.body(), R"({"ok":true})"_ba);
    QCOMPARE(upstream.requestCount(), 3);
}

void tst_EngineHost::passesOnTheLastRealAnswer()
{
    ScriptedUpstream upstream;
    upstream.setAnswer(
        jsonAnswer(429, R"({"error":{"message":"slow down"}})", {{"Retry-After", "20"}}));
    EngineFixture fixture;
    fixture.addGroup("g", {upstream.url()}, 2);
    fixture.start();
    RawClient client(fixture.port());
    client.request("POST", target, chatBody);
    QTRY_VERIFY(client.isComplete());
    QCOMPARE(client.status(), 429);
    QCOMPARE(client.fields().first("Retry-After"), "20"_ba);
    QCOMPARE(client.body(), R"({"error":{"message":"slow down"}})"_ba);
    QVERIFY(!client.fields().contains("x-keyferry-error"));
    QCOMPARE(upstream.requestCount(), 2); // no other key was left
}

void tst_EngineHost::fallsBackToAHeldAnswer()
{
    ScriptedUpstream upstream;
    upstream.setAnswerFor(bearer(0), jsonAnswer(429, R"({"error":"the real one"})"));
    upstream.setAnswer(closeUnanswered());
    EngineFixture fixture;
    fixture.addGroup("g", {upstream.url()}, 2, {{u"max_retries"_s, u"1"_s}});
    fixture.start();
    RawClient client(fixture.port());
    client.request("POST", target, chatBody);
    QTRY_VERIFY(client.isComplete());
    QCOMPARE(client.status(), 429);
    QCOMPARE(client.body(), R"({"error":"the real one"})"_ba);
    QTRY_COMPARE(fixture.sink.records().size(), 1);
    const auto record = fixture.sink.records().first();
    QCOMPARE(record.attempts.size(), 2);
    QCOMPARE(record.attempts.at(1).status, 0);
    QCOMPARE(record.key, record.attempts.at(0).key);
}

void tst_EngineHost::sendsAPostOncePerAttempt()
{
    ScriptedUpstream upstream;
    upstream.setAnswer(closeUnanswered());
    EngineFixture fixture;
    fixture.addGroup("g", {upstream.url()}, 3, {{u"max_retries"_s, u"1"_s}});
    fixture.start();
    RawClient client(fixture.port());
    client.request("POST", target, chatBody);
    QTRY_VERIFY(client.isComplete());
    QCOMPARE(client.status(), 502);
    QCOMPARE(client.fields().first("x-keyferry-error"), "upstream-closed"_ba);
    QCOMPARE(upstream.requestCount(), 2);
    const auto requests = upstream.requests();
    QVERIFY(requests.at(0).field("Authorization") != requests.at(1).field("Authorization"));
}

void tst_EngineHost::makesAKeyInvalidAtTheThreshold()
{
    ScriptedUpstream upstream;
    upstream.setAnswerFor(bearer(0), jsonAnswer(401, "{}"));
    EngineFixture fixture;
    const GroupId group =
        fixture.addGroup("g", {upstream.url()}, 2, {{u"blacklist_threshold"_s, u"2"_s}});
    fixture.start();
    RawClient client(fixture.port());
    for (int i = 0; i < 6; ++i) {
        client.forget();
        client.request("POST", target, chatBody);
        QTRY_VERIFY(client.isComplete());
        QCOMPARE(client.status(), 200);
    }
    QCOMPARE(fixture.host->keyCounts(group).invalid, 1);
    int rejected = 0;
    for (const RecordedRequest &request : upstream.requests())
        rejected += request.field("Authorization") == bearer(0) ? 1 : 0;
    QCOMPARE(rejected, 2);
}

void tst_EngineHost::balancesOverWeightedUpstreams()
{
    ScriptedUpstream first;
    ScriptedUpstream second;
    EngineFixture fixture;
    fixture.set(settings::workers.name, qint64(1));
    fixture.addGroup("g", {first.url(), second.url()}, 1);
    fixture.start();
    RawClient client(fixture.port());
    for (int i = 0; i < 10; ++i) {
        client.forget();
        client.request("GET", "/proxy/g/v1/models");
        QTRY_VERIFY(client.isComplete());
    }
    QCOMPARE(first.requestCount(), 5);
    QCOMPARE(second.requestCount(), 5);
}

void tst_EngineHost::relaysEventsAsTheyCome()
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
    client.request("POST", target, R"({"model":"m","stream":true})");
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

void tst_EngineHost::cutsWhatTheUpstreamCut()
{
    ScriptedUpstream upstream;
    upstream.setAnswer(
        rawAnswer(headBytes(200, {{"Transfer-Encoding", "chunked"}}) + chunkBytes("data: 1\n\n"))
            .finishLater());
    EngineFixture fixture;
    fixture.addGroup("g", {upstream.url()}, 2);
    fixture.start();
    RawClient client(fixture.port());
    client.request("POST", target, chatBody);
    QTRY_VERIFY(client.isClosed());
    QVERIFY(!client.isComplete()); // no last chunk was made up
    QTRY_COMPARE(fixture.sink.records().size(), 1);
    QCOMPARE(fixture.sink.records().first().outcome, RequestOutcome::Cut);
    QCOMPARE(upstream.requestCount(), 1);
}

void tst_EngineHost::cancelsUpstreamWhenTheClientLeaves()
{
    ScriptedUpstream upstream;
    upstream.setAnswer(silence());
    EngineFixture fixture;
    const GroupId group =
        fixture.addGroup("g", {upstream.url()}, 1, {{u"blacklist_threshold"_s, u"1"_s}});
    fixture.start();
    RawClient client(fixture.port());
    client.request("POST", target, chatBody);
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

void tst_EngineHost::holdsTheUpstreamBackForASlowClient()
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

void tst_EngineHost::spoolsALargeUpload()
{
    ScriptedUpstream upstream;
    upstream.setKeptBody(64 * 1024 * 1024);
    EngineFixture fixture;
    fixture.addGroup("g", {upstream.url()}, 2);
    upstream.setAnswerFor(bearer(0), jsonAnswer(500, "{}")); // the body goes out twice
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

void tst_EngineHost::answersInItsOwnWords_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("kind");
    const QByteArray host = "Host: localhost\r\n";
    const QByteArray key = "Authorization: Bearer sk-123456\r\n";
    QTest::addRow("no key") << "GET /proxy/g/v1 HTTP/1.1\r\n" + host + "\r\n"
                            << 401 << "unauthorized"_ba;
    QTest::addRow("wrong key") << "GET /proxy/g/v1 HTTP/1.1\r\n" + host
                                      + "x-api-key: sk-654321\r\n\r\n"
                               << 401 << "unauthorized"_ba;
    QTest::addRow("unknown group") << "GET /proxy/nope/v1 HTTP/1.1\r\n" + host + key + "\r\n"
                                   << 404 << "unknown-group"_ba;
    QTest::addRow("unknown group without a key")
        << "GET /proxy/nope/v1 HTTP/1.1\r\n" + host + "\r\n"
        << 401 << "unauthorized"_ba;
    QTest::addRow("not ours") << "GET /v1/models HTTP/1.1\r\n" + host + key + "\r\n"
                              << 404 << "not-found"_ba;
    QTest::addRow("DNS rebinding")
        << "GET /proxy/g/v1 HTTP/1.1\r\nHost: evil.example\r\n" + key + "\r\n"
        << 421 << "wrong-host"_ba;
    QTest::addRow("strange origin")
        << "GET /proxy/g/v1 HTTP/1.1\r\nOrigin: https://evil.example\r\n" + host + key + "\r\n"
        << 403 << "wrong-origin"_ba;
    QTest::addRow("no usable key") << "GET /proxy/empty/v1 HTTP/1.1\r\n" + host + key + "\r\n"
                                   << 503 << "no-usable-key"_ba;
    QTest::addRow("WebSocket")
        << "GET /proxy/g/v1/realtime HTTP/1.1\r\nConnection: upgrade\r\nUpgrade: websocket\r\n"
               + host + key + "\r\n"
        << 426 << "upgrade-refused"_ba;
    QTest::addRow("malformed") << "GET /proxy/g/v1 HTTP/1.1\r\nHost : a\r\n\r\n"_ba << 400
                               << "malformed-request"_ba;
    QTest::addRow("nobody listens there") << "GET /proxy/dead/v1 HTTP/1.1\r\n" + host + key + "\r\n"
                                          << 502 << "upstream-unreachable"_ba;
}

void tst_EngineHost::answersInItsOwnWords()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    QFETCH(QByteArray, kind);
    ScriptedUpstream upstream;
    EngineFixture fixture;
    fixture.addGroup("g", {upstream.url()}, 1);
    fixture.addGroup("empty", {upstream.url()}, 0);
    fixture.addGroup("dead", {"http://127.0.0.1:1"}, 1);
    fixture.start();
    RawClient client(fixture.port());
    client.send(request);
    QTRY_VERIFY(client.isComplete());
    QCOMPARE(client.status(), status);
    QCOMPARE(client.fields().first("x-keyferry-error"), kind);
    QVERIFY(client.body().contains("\"message\""));
    QCOMPARE(upstream.requestCount(), 0);
}

void tst_EngineHost::answersHealthWithoutAKey()
{
    EngineFixture fixture;
    fixture.start();
    RawClient client(fixture.port());
    client.send("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QTRY_VERIFY(client.isComplete());
    QCOMPARE(client.status(), 200);
    QVERIFY(client.body().contains("\"healthy\""));
    QCOMPARE(fixture.sink.records().size(), 0);
}

void tst_EngineHost::drainsRunningRequestsOnStop()
{
    ScriptedUpstream upstream;
    upstream.setAnswer(Answer(silence()).send(headBytes(200, {{"Content-Length", "4"}}) + "late"));
    EngineFixture fixture;
    fixture.addGroup("g", {upstream.url()}, 1);
    fixture.start();
    const quint16 port = fixture.port();
    RawClient idle(port);
    idle.send("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QTRY_VERIFY(idle.isComplete());
    RawClient client(port);
    client.request("POST", target, chatBody);
    QTRY_COMPARE(upstream.held(), 1);

    fixture.host->stop();
    QCOMPARE(fixture.host->status().state, GatewayState::Draining);
    QTRY_VERIFY(idle.isClosed());
    upstream.release();
    QTRY_VERIFY(client.isComplete());
    QCOMPARE(client.body(), "late"_ba);
    QTRY_COMPARE(fixture.host->status().state, GatewayState::Stopped);

    fixture.host->start(); // and begins again
    QCOMPARE(fixture.host->status().state, GatewayState::Running);
}

void tst_EngineHost::cutsWhatIsLeftWhenToldTo()
{
    ScriptedUpstream upstream;
    upstream.setAnswer(rawAnswer(headBytes(200, {{"Content-Length", "100"}}) + "some").hold());
    EngineFixture fixture;
    fixture.addGroup("g", {upstream.url()}, 1);
    fixture.start();
    RawClient client(fixture.port());
    client.request("POST", target, chatBody);
    QTRY_COMPARE(client.body(), "some"_ba);
    fixture.host->stop();
    fixture.host->stopNow();
    QTRY_COMPARE(fixture.host->status().state, GatewayState::Stopped);
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(fixture.sink.records().size(), 1);
    QCOMPARE(fixture.sink.records().first().outcome, RequestOutcome::Cut);
}

void tst_EngineHost::namesAPortInUseAndAFreeOne()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    EngineFixture fixture;
    fixture.set(settings::listenPort.name, qint64(other.serverPort()));
    fixture.start();
    const auto status = fixture.host->status();
    QCOMPARE(status.state, GatewayState::Failed);
    QCOMPARE(status.error.kind, ErrorKind::PortInUse);
    QVERIFY(status.error.detail.contains(QString::number(other.serverPort())));
    QVERIFY(status.freePort > other.serverPort());
    other.close();
    fixture.host->start();
    QCOMPARE(fixture.host->status().state, GatewayState::Running);
}

void tst_EngineHost::movesToANewPortWithoutRestart()
{
    ScriptedUpstream upstream;
    upstream.setAnswer(Answer(silence()).send(headBytes(200, {{"Content-Length", "2"}}) + "ok"));
    EngineFixture fixture;
    fixture.addGroup("g", {upstream.url()}, 1);
    fixture.start();
    const quint16 before = fixture.port();
    RawClient running(before);
    running.request("POST", target, chatBody);
    QTRY_COMPARE(upstream.held(), 1);

    QTcpServer probe;
    QVERIFY(probe.listen(QHostAddress::LocalHost));
    const quint16 free = probe.serverPort();
    probe.close();
    fixture.set(settings::listenPort.name, qint64(free));
    fixture.publish();
    QCOMPARE(fixture.port(), free);
    upstream.release();
    QTRY_VERIFY(running.isComplete()); // a request that runs is not disturbed
    RawClient client(free);
    client.send("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QTRY_VERIFY(client.isComplete());
}

void tst_EngineHost::refusesConnectionsOverTheLimit()
{
    EngineFixture fixture;
    fixture.set(settings::maxConnections.name, qint64(2));
    fixture.start();
    RawClient first(fixture.port());
    RawClient second(fixture.port());
    for (RawClient *client : {&first, &second}) {
        client->send("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QTRY_VERIFY(client->isComplete());
    }
    RawClient third(fixture.port());
    third.send("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QTRY_COMPARE(third.status(), 503);
    QVERIFY(third.fields().contains("Retry-After"));
    QCOMPARE(third.fields().first("x-keyferry-error"), "too-many-connections"_ba);
    first.close();
    QTRY_VERIFY(first.isClosed());
    // Not QTRY_VERIFY, which asks again after the first yes: that would be one connection more.
    QVERIFY(QTest::qWaitFor([&fixture] {
        RawClient again(fixture.port());
        again.send("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n");
        return QTest::qWaitFor([&again] { return again.isComplete(); }, 1000)
               && again.status() == 200;
    }));
}

void tst_EngineHost::recordsEveryAttempt()
{
    ScriptedUpstream upstream;
    upstream.setAnswerFor(bearer(0), jsonAnswer(429, "{}"));
    upstream.setAnswer(jsonAnswer(200, R"({"id":1})"));
    EngineFixture fixture;
    fixture.addGroup("g", {upstream.url()}, 2);
    fixture.start();
    QSignalSpy live(fixture.host.get(), &Gateway::requestsChanged);
    RawClient client(fixture.port());
    client.request(
        "POST", "/proxy/g/v1/chat/completions?key=&x=secret", chatBody, "User-Agent: sdk/1\r\n");
    QTRY_COMPARE(fixture.sink.records().size(), 1);
    const auto record = fixture.sink.records().first();
    QCOMPARE(record.groupName, u"g"_s);
    QCOMPARE(record.path, u"/proxy/g/v1/chat/completions"_s);
    QCOMPARE(record.model, u"gpt-x"_s);
    QCOMPARE(record.status, 200);
    QCOMPARE(record.outcome, RequestOutcome::Succeeded);
    QCOMPARE(record.tries, 2);
    QCOMPARE(record.attempts.at(0).verdict, Verdict::RateLimited);
    QCOMPARE(record.attempts.at(0).status, 429);
    QCOMPARE(record.attempts.at(1).verdict, Verdict::Success);
    QCOMPARE(record.requestBytes, chatBody.size());
    QCOMPARE(record.responseBytes, 8);
    QCOMPARE(record.userAgent, u"sdk/1"_s);
    QTRY_VERIFY(!live.isEmpty());
}

void tst_EngineHost::timesOutARequestAsAWhole()
{
    ScriptedUpstream upstream;
    upstream.setAnswer(silence());
    EngineFixture fixture;
    fixture.addGroup("g", {upstream.url()}, 2, {{u"request_timeout"_s, u"1"_s}});
    fixture.start();
    RawClient client(fixture.port());
    client.request("POST", target, chatBody);
    QTRY_VERIFY(client.isComplete());
    QCOMPARE(client.status(), 504);
    QCOMPARE(client.fields().first("x-keyferry-error"), "upstream-timeout"_ba);
    QCOMPARE(upstream.requestCount(), 1);
}

void tst_EngineHost::countsAWholeAnswerAlthoughTheClientClosedFirst()
{
    ScriptedUpstream upstream;
    upstream.setAnswer(
        rawAnswer(headBytes(200, {{"Content-Length", "4"}}) + "don").hold().send("e"));
    EngineFixture fixture;
    fixture.addGroup("g", {upstream.url()}, 1);
    fixture.start();
    auto client = std::make_unique<RawClient>(fixture.port());
    client->request("POST", target, chatBody);
    QTRY_COMPARE(client->body(), "don"_ba);
    client->reset(); // one byte is missing: it did leave
    QTRY_COMPARE(fixture.sink.records().size(), 1);
    QCOMPARE(fixture.sink.records().first().outcome, RequestOutcome::ClientGone);

    upstream.setAnswer(jsonAnswer(200, "{}"));
    for (int i = 0; i < 20; ++i) {
        RawClient quick(fixture.port());
        quick.request("POST", target, chatBody, "Connection: close\r\n");
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

void tst_EngineHost::readsTheModelWhateverTheContentType()
{
    ScriptedUpstream upstream;
    EngineFixture fixture;
    fixture.addGroup("g", {upstream.url()}, 1);
    fixture.start();
    RawClient client(fixture.port());
    client.request("POST", target, chatBody, "Content-Type: application/x-www-form-urlencoded\r\n");
    QTRY_VERIFY(client.isComplete());
    client.forget();
    client.request("POST", target, "model=gpt-y", "Content-Type: application/json\r\n");
    QTRY_VERIFY(client.isComplete());
    QTRY_COMPARE(fixture.sink.records().size(), 2);
    QCOMPARE(fixture.sink.records().at(0).model, u"gpt-x"_s);
    QCOMPARE(fixture.sink.records().at(1).model, QString());
}

QTEST_GUILESS_MAIN(tst_EngineHost)
#include "tst_enginehost.moc"
