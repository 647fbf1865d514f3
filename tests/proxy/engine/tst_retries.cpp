#include "tests/proxy/engine/chainfixture.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyferry;
using namespace keyferry::engine;
using namespace keyferry::test;
using namespace std::chrono_literals;

/// When a request is tried again, and with what.
class tst_Retries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesAnotherKeyAtOnceForAKeysFault_data();
    void takesAnotherKeyAtOnceForAKeysFault();
    void pausesAfterAnUpstreamsFault_data();
    void pausesAfterAnUpstreamsFault();
    void triesOneKeyAndOneUpstreamAgain();
    void avoidsTheUpstreamThatFailed();
    void goesToTheClientAtOnce_data();
    void goesToTheClientAtOnce();
    void repeatsAPostOnlyWhereItMay_data();
    void repeatsAPostOnlyWhereItMay();
    void countsRetries_data();
    void countsRetries();
    void beginsNothingAfterTheDeadline();
    void stopsWhenTheClientLeavesInThePause();
    void givesAKeyBackBeforeTheNextTry();
};

void tst_Retries::takesAnotherKeyAtOnceForAKeysFault_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<Verdict>("verdict");
    QTest::addRow("401") << 401 << Verdict::KeyRejected;
    QTest::addRow("403") << 403 << Verdict::KeyRejected;
    QTest::addRow("402") << 402 << Verdict::OutOfCredit;
    QTest::addRow("429") << 429 << Verdict::RateLimited;
}

void tst_Retries::takesAnotherKeyAtOnceForAKeysFault()
{
    QFETCH(int, status);
    QFETCH(Verdict, verdict);
    ChainFixture fixture;
    fixture.begin();
    fixture.answer(status);
    QCOMPARE(fixture.started(), 2);
    fixture.answer(status);
    QCOMPARE(fixture.started(), 3);
    fixture.answer(200);
    QCOMPARE(fixture.listener.statuses, QList<int>{200});
    QCOMPARE(fixture.keyOf(0), KeyId{101});
    QCOMPARE(fixture.keyOf(1), KeyId{102});
    QCOMPARE(fixture.keyOf(2), KeyId{103});
    QCOMPARE(fixture.record.attempts.at(0).verdict, verdict);
    QVERIFY(!fixture.record.attempts.at(0).error.isEmpty());
    QCOMPARE(fixture.record.attempts.at(2).error, QString());
}

void tst_Retries::pausesAfterAnUpstreamsFault_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<Verdict>("verdict");
    QTest::addRow("500") << 500 << Verdict::UpstreamFault;
    QTest::addRow("408") << 408 << Verdict::UpstreamFault;
    QTest::addRow("529") << 529 << Verdict::Overloaded;
    QTest::addRow("no answer") << 0 << Verdict::UpstreamFault;
}

void tst_Retries::pausesAfterAnUpstreamsFault()
{
    QFETCH(int, status);
    QFETCH(Verdict, verdict);
    ChainFixture fixture;
    fixture.begin();
    const auto goWrong = [&] {
        if (status > 0)
            fixture.answer(status);
        else
            fixture.fail(ErrorKind::UpstreamClosed);
    };
    goWrong();
    QCOMPARE(fixture.started(), 1);
    fixture.pass(150ms);
    QCOMPARE(fixture.started(), 2);
    QCOMPARE(fixture.keyOf(1), KeyId{102}); // not the one it has tried
    QCOMPARE(fixture.record.attempts.first().verdict, verdict);
    // The second pause is longer than the first.
    goWrong();
    fixture.pass(50ms);
    QCOMPARE(fixture.started(), 2);
    fixture.pass(250ms);
    QCOMPARE(fixture.started(), 3);
}

void tst_Retries::triesOneKeyAndOneUpstreamAgain()
{
    ChainFixture fixture;
    fixture.setKeys(1, ChainFixture::makeKeys(1, 1));
    fixture.begin();
    fixture.answer(503);
    fixture.pass(150ms);
    QCOMPARE(fixture.started(), 2);
    fixture.answer(200);
    QCOMPARE(fixture.listener.statuses, QList<int>{200});
    QCOMPARE(fixture.keyOf(1), KeyId{101});
}

void tst_Retries::avoidsTheUpstreamThatFailed()
{
    ChainFixture fixture;
    fixture.group(1).upstreams = {{.id = UpstreamId{1}, .url = "http://a", .weight = 100},
                                  {.id = UpstreamId{2}, .url = "http://b", .weight = 1}};
    fixture.begin();
    fixture.answer(500);
    fixture.pass(150ms);
    QCOMPARE(fixture.record.attempts.at(0).upstream, u"http://a"_s);
    QCOMPARE(fixture.record.attempts.at(1).upstream, u"http://b"_s);
}

void tst_Retries::goesToTheClientAtOnce_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {200, 204, 302, 304, 400, 404, 405, 409, 413, 415, 422})
        QTest::addRow("%d", status) << status;
}

void tst_Retries::goesToTheClientAtOnce()
{
    QFETCH(int, status);
    ChainFixture fixture;
    fixture.begin();
    fixture.answer(status);
    QCOMPARE(fixture.listener.statuses, QList<int>{status});
    fixture.pass(3s);
    QCOMPARE(fixture.started(), 1);
    // Not the key's fault, whatever it is.
    QCOMPARE(fixture.usage().first().consecutiveFailures, 0);
}

void tst_Retries::repeatsAPostOnlyWhereItMay_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("unsafe");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<bool>("requestSent");
    QTest::addColumn<int>("attempts");
    const auto timeout = ErrorKind::UpstreamTimeout;
    const auto refused = ErrorKind::UpstreamUnreachable;
    QTest::addRow("by default") << "POST"_ba << u"true"_s << timeout << true << 2;
    QTest::addRow("switched off") << "POST"_ba << u"false"_s << timeout << true << 1;
    QTest::addRow("nothing was sent") << "POST"_ba << u"false"_s << refused << false << 2;
    QTest::addRow("GET is safe") << "GET"_ba << u"false"_s << timeout << true << 2;
    QTest::addRow("PUT has the same effect twice")
        << "PUT"_ba << u"false"_s << timeout << true << 2;
}

void tst_Retries::repeatsAPostOnlyWhereItMay()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, unsafe);
    QFETCH(ErrorKind, kind);
    QFETCH(bool, requestSent);
    QFETCH(int, attempts);
    ChainFixture fixture;
    fixture.head.method = method;
    fixture.set("retry_unsafe"_L1, unsafe);
    fixture.begin();
    fixture.fail(kind, requestSent);
    fixture.pass(150ms);
    QCOMPARE(fixture.started(), attempts);
    QCOMPARE(fixture.listener.failures.size(), attempts == 1 ? 1 : 0);
}

void tst_Retries::countsRetries_data()
{
    QTest::addColumn<QString>("maxRetries");
    QTest::addColumn<int>("attempts");
    QTest::addRow("none") << u"0"_s << 1;
    QTest::addRow("one") << u"1"_s << 2;
    QTest::addRow("more than keys") << u"20"_s << 3;
}

void tst_Retries::countsRetries()
{
    QFETCH(QString, maxRetries);
    QFETCH(int, attempts);
    ChainFixture fixture;
    fixture.set("max_retries"_L1, maxRetries);
    fixture.begin();
    for (int i = 0; i < 10 && fixture.listener.statuses.isEmpty(); ++i)
        fixture.answer(401);
    QCOMPARE(fixture.listener.statuses, QList<int>{401});
    QCOMPARE(fixture.started(), attempts);
}

void tst_Retries::beginsNothingAfterTheDeadline()
{
    ChainFixture fixture;
    fixture.set("retry_deadline"_L1, u"1"_s);
    fixture.begin();
    fixture.pass(900ms);
    fixture.answer(401);
    QCOMPARE(fixture.started(), 2);
    fixture.pass(200ms);
    fixture.answer(401);
    QCOMPARE(fixture.started(), 2);
    QCOMPARE(fixture.listener.statuses, QList<int>{401});
}

void tst_Retries::stopsWhenTheClientLeavesInThePause()
{
    ChainFixture fixture;
    AttemptChain &chain = fixture.begin();
    fixture.answer(500);
    chain.cancel(Verdict::ClientLeft);
    fixture.pass(3s);
    QCOMPARE(fixture.started(), 1);
    QVERIFY(fixture.listener.statuses.isEmpty());
    QVERIFY(fixture.listener.failures.isEmpty());
    QCOMPARE(fixture.record.attempts.first().verdict, Verdict::UpstreamFault);
    QCOMPARE(fixture.usage().first().requests, 1);
}

void tst_Retries::givesAKeyBackBeforeTheNextTry()
{
    ChainFixture fixture;
    fixture.set("key_max_in_flight"_L1, u"1"_s);
    fixture.setKeys(1, ChainFixture::makeKeys(1, 1));
    AttemptChain &chain = fixture.begin();
    fixture.answer(500); // its work is over, though its answer is held
    fixture.pass(150ms);
    QCOMPARE(fixture.started(), 2);
    fixture.answer(200);
    const routing::KeyWish wish{.policy = {.maxInFlight = 1}, .now = fixture.clock.wall()};
    QVERIFY(!fixture.pool(1).pick(wish));
    chain.noteDelivered({});
    QVERIFY(fixture.pool(1).pick(wish));
}

QTEST_GUILESS_MAIN(tst_Retries)
#include "tst_retries.moc"
