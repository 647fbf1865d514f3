#include "tests/proxy/engine/enginefixture.h"
#include "tests/support/rawclient.h"
#include "tests/support/scriptedupstream.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyferry;
using namespace keyferry::test;

/// Which key and upstream a whole engine turns to when one fails, and what the log says of it.
class tst_Failover : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void triesTheNextKeyUntilOneWorks_data();
    void triesTheNextKeyUntilOneWorks();
    void passesOnTheLastRealAnswer();
    void fallsBackToAHeldAnswer();
    void sendsAPostOncePerAttempt();
    void makesAKeyInvalidAtTheThreshold();
    void balancesOverWeightedUpstreams();
    void recordsEveryAttempt();
    void timesOutARequestAsAWhole();
};

void tst_Failover::triesTheNextKeyUntilOneWorks_data()
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

void tst_Failover::triesTheNextKeyUntilOneWorks()
{
    QFETCH(Answer, bad);
    ScriptedUpstream upstream;
    upstream.setAnswerFor(EngineFixture::bearer(0), bad);
    upstream.setAnswerFor(EngineFixture::bearer(1), bad);
    upstream.setAnswer(jsonAnswer(200, R"({"ok":true})"));
    EngineFixture fixture;
    fixture.addGroup("g", {upstream.url()}, 3);
    fixture.start();
    RawClient client(fixture.port());
    client.request("POST", chatTarget, chatBody);
    QTRY_VERIFY(client.isComplete());
    QCOMPARE(client.status(), 200);
    QCOMPARE(client.body(), R"({"ok":true})"_ba);
    QCOMPARE(upstream.requestCount(), 3);
}

void tst_Failover::passesOnTheLastRealAnswer()
{
    ScriptedUpstream upstream;
    upstream.setAnswer(
        jsonAnswer(429, R"({"error":{"message":"slow down"}})", {{"Retry-After", "20"}}));
    EngineFixture fixture;
    fixture.addGroup("g", {upstream.url()}, 2);
    fixture.start();
    RawClient client(fixture.port());
    client.request("POST", chatTarget, chatBody);
    QTRY_VERIFY(client.isComplete());
    QCOMPARE(client.status(), 429);
    QCOMPARE(client.fields().first("Retry-After"), "20"_ba);
    QCOMPARE(client.body(), R"({"error":{"message":"slow down"}})"_ba);
    QVERIFY(!client.fields().contains("x-keyferry-error"));
    QCOMPARE(upstream.requestCount(), 2); // no other key was left
}

void tst_Failover::fallsBackToAHeldAnswer()
{
    ScriptedUpstream upstream;
    upstream.setAnswerFor(EngineFixture::bearer(0), jsonAnswer(429, R"({"error":"the real one"})"));
    upstream.setAnswer(closeUnanswered());
    EngineFixture fixture;
    fixture.addGroup("g", {upstream.url()}, 2, {{u"max_retries"_s, u"1"_s}});
    fixture.start();
    RawClient client(fixture.port());
    client.request("POST", chatTarget, chatBody);
    QTRY_VERIFY(client.isComplete());
    QCOMPARE(client.status(), 429);
    QCOMPARE(client.body(), R"({"error":"the real one"})"_ba);
    QTRY_COMPARE(fixture.sink.records().size(), 1);
    const auto record = fixture.sink.records().first();
    QCOMPARE(record.attempts.size(), 2);
    QCOMPARE(record.attempts.at(1).status, 0);
    QCOMPARE(record.key, record.attempts.at(0).key);
}

void tst_Failover::sendsAPostOncePerAttempt()
{
    ScriptedUpstream upstream;
    upstream.setAnswer(closeUnanswered());
    EngineFixture fixture;
    fixture.addGroup("g", {upstream.url()}, 3, {{u"max_retries"_s, u"1"_s}});
    fixture.start();
    RawClient client(fixture.port());
    client.request("POST", chatTarget, chatBody);
    QTRY_VERIFY(client.isComplete());
    QCOMPARE(client.status(), 502);
    QCOMPARE(client.fields().first("x-keyferry-error"), "upstream-closed"_ba);
    QCOMPARE(upstream.requestCount(), 2);
    const auto requests = upstream.requests();
    QVERIFY(requests.at(0).field("Authorization") != requests.at(1).field("Authorization"));
}

void tst_Failover::makesAKeyInvalidAtTheThreshold()
{
    ScriptedUpstream upstream;
    upstream.setAnswerFor(EngineFixture::bearer(0), jsonAnswer(401, "{}"));
    EngineFixture fixture;
    const GroupId group =
        fixture.addGroup("g", {upstream.url()}, 2, {{u"blacklist_threshold"_s, u"2"_s}});
    fixture.start();
    RawClient client(fixture.port());
    for (int i = 0; i < 6; ++i) {
        client.forget();
        client.request("POST", chatTarget, chatBody);
        QTRY_VERIFY(client.isComplete());
        QCOMPARE(client.status(), 200);
    }
    QCOMPARE(fixture.host->keyCounts(group).invalid, 1);
    int rejected = 0;
    for (const RecordedRequest &request : upstream.requests())
        rejected += request.field("Authorization") == EngineFixture::bearer(0) ? 1 : 0;
    QCOMPARE(rejected, 2);
}

void tst_Failover::balancesOverWeightedUpstreams()
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

void tst_Failover::recordsEveryAttempt()
{
    ScriptedUpstream upstream;
    upstream.setAnswerFor(EngineFixture::bearer(0), jsonAnswer(429, "{}"));
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

void tst_Failover::timesOutARequestAsAWhole()
{
    ScriptedUpstream upstream;
    upstream.setAnswer(silence());
    EngineFixture fixture;
    fixture.addGroup("g", {upstream.url()}, 2, {{u"request_timeout"_s, u"1"_s}});
    fixture.start();
    RawClient client(fixture.port());
    client.request("POST", chatTarget, chatBody);
    QTRY_VERIFY(client.isComplete());
    QCOMPARE(client.status(), 504);
    QCOMPARE(client.fields().first("x-keyferry-error"), "upstream-timeout"_ba);
    QCOMPARE(upstream.requestCount(), 1);
}

QTEST_GUILESS_MAIN(tst_Failover)
#include "tst_failover.moc"
