#include "tests/proxy/engine/chainfixture.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyferry;
using namespace keyferry::engine;
using namespace keyferry::test;
using namespace std::chrono_literals;

class tst_AttemptChain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsEachAttemptOnce();
    void takesASwitchAsItIs();
    void timesEachAttempt();
    void tellsWhatPrecedesAnAnswer();
    void fallsBackToTheEarlierAnswerAndItsKey();
    void triesAgainOnlyWhereAnotherKeyMayHelp_data();
    void triesAgainOnlyWhereAnotherKeyMayHelp();
    void judgesACancelledAttemptOnce();
    void judgesNothingAnewWhenADeliveryIsCancelled();
    void saysThatNoKeyIsUsable();
    void waitsForTheWordsOfAnError();
    void waitsNoLongerThanTwoSecondsForThem();
    void keepsTheKeyOutOfTheWords();
    void givesAnEarlierAnswerWhenTimeRunsOut();
    void triesNoOtherKeyForFlaggedContent();
    void triesAnotherKeyForAnotherKeysFile();
    void letsARuleCallASuccessAFailure();
    void asksTheSetAboutStreamsThatBeginWithAnError();
};

void tst_AttemptChain::countsEachAttemptOnce()
{
    ChainFixture fixture;
    AttemptChain &chain = fixture.begin();
    fixture.answer(429);
    fixture.answer(200);
    QCOMPARE(fixture.listener.statuses, QList<int>{200});
    chain.noteDelivered({});
    chain.cancel(Verdict::ClientLeft);

    const auto usage = fixture.usage();
    QCOMPARE(usage.size(), 2);
    QCOMPARE(usage.at(0).requests, 1);
    QCOMPARE(usage.at(0).failures, 1);
    QCOMPARE(usage.at(0).lastErrorStatus, 429);
    QCOMPARE(usage.at(1).requests, 1);
    QCOMPARE(usage.at(1).failures, 0);
    QCOMPARE(fixture.record.tries, 2);
}

void tst_AttemptChain::timesEachAttempt()
{
    ChainFixture fixture;
    AttemptChain &chain = fixture.begin();
    fixture.clock.advance(10ms);
    fixture.answer(401);
    fixture.clock.advance(20ms);
    fixture.answer(200);
    fixture.clock.advance(40ms);
    chain.noteDelivered({});

    const AttemptRecord &first = fixture.record.attempts.at(0);
    QCOMPARE(first.startedMs, 5);
    QCOMPARE(first.firstByteMs, 15);
    QCOMPARE(first.durationMs, 10);
    const AttemptRecord &second = fixture.record.attempts.at(1);
    QCOMPARE(second.startedMs, 15);
    QCOMPARE(second.firstByteMs, 35);
    QCOMPARE(second.durationMs, 60);
}

void tst_AttemptChain::tellsWhatPrecedesAnAnswer()
{
    ChainFixture fixture;
    fixture.begin();
    fixture.transport.current->requestResent();
    fixture.transport.current->informationalReceived({.status = 103});
    fixture.answer(401);
    fixture.transport.current->informationalReceived({.status = 102});
    fixture.answer(200);
    QCOMPARE(fixture.listener.informed, (QList<int>{103, 102}));
    QCOMPARE(fixture.record.attempts.at(0).resends, 1);
    QCOMPARE(fixture.record.attempts.at(1).resends, 0);
}

void tst_AttemptChain::fallsBackToTheEarlierAnswerAndItsKey()
{
    ChainFixture fixture;
    fixture.set("max_retries"_L1, u"2"_s);
    fixture.begin();
    fixture.answer(429);
    fixture.fail(ErrorKind::UpstreamClosed);
    fixture.pass(200ms);
    fixture.fail(ErrorKind::UpstreamClosed);
    QCOMPARE(fixture.listener.statuses, QList<int>{429});
    QVERIFY(fixture.listener.failures.isEmpty());
    QCOMPARE(fixture.record.key, KeyId{101});
    QCOMPARE(fixture.record.keyFingerprint, fixture.fingerprinter.fingerprint("sk-secret-key-101"));
    QCOMPARE(fixture.record.keyMask, Secret("sk-secret-key-101"_ba).masked());
    QCOMPARE(fixture.record.tries, 3);
}

void tst_AttemptChain::triesAgainOnlyWhereAnotherKeyMayHelp_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<int>("attempts");
    QTest::addRow("unreachable") << ErrorKind::UpstreamUnreachable << 4;
    QTest::addRow("closed") << ErrorKind::UpstreamClosed << 4;
    QTest::addRow("malformed answer") << ErrorKind::UpstreamMalformed << 4;
    QTest::addRow("timeout") << ErrorKind::UpstreamTimeout << 4;
    QTest::addRow("no connection free") << ErrorKind::OutOfCapacity << 1;
    QTest::addRow("a request that cannot be sent") << ErrorKind::MalformedRequest << 1;
    QTest::addRow("our temporary file") << ErrorKind::StorageFailed << 1;
}

void tst_AttemptChain::triesAgainOnlyWhereAnotherKeyMayHelp()
{
    QFETCH(ErrorKind, kind);
    QFETCH(int, attempts);
    ChainFixture fixture;
    fixture.begin();
    for (int i = 0; i < 10 && fixture.listener.failures.isEmpty(); ++i) {
        fixture.fail(kind);
        fixture.pass(2s);
    }
    QCOMPARE(fixture.started(), attempts);
    QCOMPARE(fixture.listener.failures.size(), 1);
    QCOMPARE(fixture.listener.failures.first().error.kind, kind);
    // What went wrong on our side is no failure of the key.
    qint64 counted = 0;
    for (const KeyUsage &usage : fixture.usage())
        counted += usage.requests;
    QCOMPARE(counted, attempts == 1 ? 0 : attempts);
    for (const AttemptRecord &attempt : std::as_const(fixture.record.attempts))
        QCOMPARE(attempt.error, u"why"_s);
}

void tst_AttemptChain::judgesACancelledAttemptOnce()
{
    ChainFixture fixture;
    AttemptChain &chain = fixture.begin();
    fixture.clock.advance(30ms);
    chain.cancel(Verdict::UpstreamFault, u"too long"_s);
    chain.cancel(Verdict::ClientLeft);
    const auto usage = fixture.usage();
    QCOMPARE(usage.size(), 1);
    QCOMPARE(usage.first().requests, 1);
    QCOMPARE(usage.first().failures, 1);
    const AttemptRecord &attempt = fixture.record.attempts.first();
    QCOMPARE(attempt.verdict, Verdict::UpstreamFault);
    QCOMPARE(attempt.error, u"too long"_s);
    QCOMPARE(attempt.durationMs, 30);
    QVERIFY(fixture.transport.cancels > 0);
}

void tst_AttemptChain::judgesNothingAnewWhenADeliveryIsCancelled()
{
    ChainFixture fixture;
    AttemptChain &chain = fixture.begin();
    fixture.answer(200);
    fixture.clock.advance(70ms);
    chain.cancel(Verdict::ClientLeft);
    fixture.clock.advance(70ms);
    chain.cancel(Verdict::ClientLeft);
    QCOMPARE(fixture.usage().first().requests, 1);
    QCOMPARE(fixture.record.attempts.first().verdict, Verdict::Success);
    QCOMPARE(fixture.record.attempts.first().durationMs, 70);
}

void tst_AttemptChain::saysThatNoKeyIsUsable()
{
    ChainFixture fixture;
    fixture.setKeys(1, {});
    fixture.begin();
    QCOMPARE(fixture.listener.failures.size(), 1);
    QCOMPARE(fixture.listener.failures.first().error.kind, ErrorKind::NoUsableKey);
    QVERIFY(!fixture.listener.failures.first().retryAfter);
    QVERIFY(fixture.transport.requests.isEmpty());
    QCOMPARE(fixture.record.tries, 0);
}

void tst_AttemptChain::waitsForTheWordsOfAnError()
{
    ChainFixture fixture;
    fixture.begin();
    fixture.transport.current->headReceived({.status = 404, .fields = {{"Content-Length", "7"}}});
    QVERIFY(fixture.listener.statuses.isEmpty());
    fixture.transport.current->bodyReceived("no such");
    QCOMPARE(fixture.listener.statuses, QList<int>{404});
}

void tst_AttemptChain::waitsNoLongerThanTwoSecondsForThem()
{
    ChainFixture fixture;
    fixture.begin();
    fixture.transport.current->headReceived(
        {.status = 404, .fields = {{"Transfer-Encoding", "chunked"}}});
    fixture.transport.current->bodyReceived("no such");
    fixture.pass(1900ms);
    QVERIFY(fixture.listener.statuses.isEmpty());
    fixture.pass(200ms);
    QCOMPARE(fixture.listener.statuses, QList<int>{404});
}

void tst_AttemptChain::keepsTheKeyOutOfTheWords()
{
    ChainFixture fixture;
    fixture.begin();
    fixture.answerJson(401,
                       R"({"error":{"message":"Incorrect API key provided: sk-secret-key-101"}})");
    fixture.answer(200);
    QVERIFY(!fixture.record.attempts.first().error.isEmpty());
    QVERIFY(!fixture.record.attempts.first().error.contains(u"secret-key"_s));
    QVERIFY(!fixture.usage().first().lastError.contains(u"secret-key"_s));
}

void tst_AttemptChain::givesAnEarlierAnswerWhenTimeRunsOut()
{
    ChainFixture fixture;
    AttemptChain &chain = fixture.begin();
    fixture.answer(429);
    QCOMPARE(fixture.started(), 2);
    QVERIFY(chain.settleForLess(u"too long"_s));
    QCOMPARE(fixture.listener.statuses, QList<int>{429});
    QCOMPARE(fixture.record.attempts.at(1).error, u"too long"_s);

    ChainFixture bare;
    QVERIFY(!bare.begin().settleForLess(u"too long"_s));
    QVERIFY(bare.listener.statuses.isEmpty());
}

void tst_AttemptChain::triesNoOtherKeyForFlaggedContent()
{
    ChainFixture fixture;
    fixture.begin();
    fixture.answerJson(403, R"({"error":{"code":403,"metadata":{"flagged_input":"x"}}})");
    QCOMPARE(fixture.listener.statuses, QList<int>{403});
    QCOMPARE(fixture.started(), 1);
    QCOMPARE(fixture.record.attempts.first().verdict, Verdict::ClientFault);
}

void tst_AttemptChain::triesAnotherKeyForAnotherKeysFile()
{
    ChainFixture fixture;
    fixture.begin();
    fixture.answerJson(
        403, R"({"error":{"message":"You do not have permission to access the File a"}})");
    fixture.answer(200);
    QCOMPARE(fixture.listener.statuses, QList<int>{200});
    QCOMPARE(fixture.usage().first().consecutiveFailures, 0);
}

void tst_AttemptChain::letsARuleCallASuccessAFailure()
{
    ChainFixture fixture;
    fixture.group(1).failureRules = {{.statuses = *StatusSet::parse(u"200"),
                                      .text = u"quota is over"_s,
                                      .verdict = Verdict::OutOfCredit}};
    fixture.begin();
    fixture.answerJson(200, R"({"msg":"Your quota is over"})");
    QCOMPARE(fixture.started(), 2);
    fixture.answerJson(200, R"({"msg":"Hello"})");
    QCOMPARE(fixture.listener.statuses, QList<int>{200});
    QCOMPARE(fixture.record.attempts.first().verdict, Verdict::OutOfCredit);
    QCOMPARE(fixture.record.attempts.last().verdict, Verdict::Success);
}

void tst_AttemptChain::asksTheSetAboutStreamsThatBeginWithAnError()
{
    const QByteArray start = "data: {\"error\":{\"code\":429,\"message\":\"x\"}}\n\n";
    for (const bool isListed : {true, false}) {
        ChainFixture fixture;
        fixture.set(settings::failoverStatusCodes.name, isListed ? u"429"_s : u"500"_s);
        fixture.begin();
        fixture.transport.current->headReceived(
            {.status = 200, .fields = {{"Content-Type", "text/event-stream"}}});
        fixture.transport.current->bodyReceived(start);
        QCOMPARE(fixture.started(), isListed ? 2 : 1);
        QCOMPARE(fixture.record.attempts.first().verdict, Verdict::RateLimited);
    }
}

void tst_AttemptChain::takesASwitchAsItIs()
{
    ChainFixture fixture;
    // A rule that reads bodies of this status would wait for one, and a tunnel has none.
    fixture.group(1).failureRules = {{.statuses = *StatusSet::parse(u"101"), .text = u"x"_s}};
    fixture.begin();
    fixture.transport.current->headReceived({.status = 101});
    QCOMPARE(fixture.listener.statuses, QList<int>{101});
    QCOMPARE(fixture.record.attempts.first().verdict, Verdict::Success);
}

QTEST_GUILESS_MAIN(tst_AttemptChain)
#include "tst_attemptchain.moc"
