#include "proxy/transport/qnamcall.h"
#include "tests/proxy/transport/transportfixture.h"

namespace keyferry::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using transport::TransportFailure;
using transport::UpstreamRequest;

class tst_QnamCall final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsAFastUpstreamBackWhilePaused();
    void deliversTheRestAfterTheUpstreamHasClosed();
    void deliversEventsAsTheyCome();
    void endsAtMissedDeadlines_data();
    void endsAtMissedDeadlines();
    void waitsForEverWithoutDeadlines();
    void waitsForTheHeadOfABodilessPost();
    void keepsWithinTheIdleDeadline();
    void doesNotCountItsOwnPauses();
    void restartsTheFirstByteDeadlineWithEveryUploadedPiece();
    void isSilentAfterCancel_data();
    void isSilentAfterCancel();
    void mayBeDestroyedInsideReports_data();
    void mayBeDestroyedInsideReports();
    void breaksTheConnectionWhenCancelled();
    void outlivesItsTransport();
};

namespace {

const QByteArray head10 = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n"_ba;

// Turns of the event loop in which nothing is expected to happen.
void letThingsHappen()
{
    QTest::qWait(30);
}

} // namespace

void tst_QnamCall::holdsAFastUpstreamBackWhilePaused()
{
    constexpr qint64 size = 32 * 1024 * 1024;
    constexpr qint64 bufferedLimit =
        10 * 1024 * 1024; // both kernels' socket buffers, and our 256 KiB
    TransportFixture fixture;
    fixture.upstream.setAnswer(bigAnswer(size));
    Exchange exchange(fixture, fixture.request("GET"_ba));
    exchange.heard.keepsBody = false;
    exchange.heard.onBody = [&exchange] { exchange.call->pause(); };
    QTRY_VERIFY(exchange.heard.bodySize > 0);
    const qint64 first = exchange.heard.bodySize;

    qint64 before = -1;
    QTRY_VERIFY(std::exchange(before, fixture.upstream.bytesSent())
                == fixture.upstream.bytesSent());
    letThingsHappen();
    QCOMPARE(exchange.heard.bodySize, first);
    QVERIFY2(fixture.upstream.bytesSent() < bufferedLimit,
             qPrintable(QString::number(fixture.upstream.bytesSent())));

    exchange.heard.onBody = {};
    exchange.call->resume();
    QTRY_VERIFY_WITH_TIMEOUT(exchange.heard.isFinished, 20'000);
    QCOMPARE(exchange.heard.bodySize, size);
    QVERIFY(exchange.heard.isInOrder);
}

void tst_QnamCall::deliversTheRestAfterTheUpstreamHasClosed()
{
    constexpr qint64 size = 200'000;
    TransportFixture fixture;
    fixture.upstream.setAnswer(bigAnswer(size).finish());
    Exchange exchange(fixture, fixture.request("GET"_ba));
    exchange.heard.onHead = [&exchange] { exchange.call->pause(); };
    QTRY_VERIFY(exchange.heard.head.has_value());
    QTRY_COMPARE(fixture.upstream.openConnections(), 0);
    letThingsHappen();
    QVERIFY(!exchange.heard.isOver());
    exchange.call->resume();
    QTRY_VERIFY(exchange.heard.isFinished);
    QVERIFY(exchange.heard.body == patternBytes(0, size));
}

void tst_QnamCall::deliversEventsAsTheyCome()
{
    TransportFixture fixture;
    fixture.upstream.setAnswer(
        Answer()
            .send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"_ba + chunkBytes("one"_ba))
            .hold()
            .send(chunkBytes("two"_ba))
            .hold()
            .send("0\r\n\r\n"_ba));
    const Exchange exchange(fixture, fixture.request("GET"_ba));
    QTRY_COMPARE(exchange.heard.body, "one"_ba);
    fixture.upstream.release();
    QTRY_COMPARE(exchange.heard.body, "onetwo"_ba);
    QVERIFY(!exchange.heard.isOver());
    QTRY_COMPARE(fixture.upstream.held(), 1);
    fixture.upstream.release();
    QTRY_VERIFY(exchange.heard.isFinished);
}

void tst_QnamCall::endsAtMissedDeadlines_data()
{
    QTest::addColumn<Answer>("answer");
    QTest::addColumn<transport::Deadline>("deadline");
    QTest::addColumn<bool>("headSeen");
    QTest::addRow("no answer") << silence() << transport::Deadline::FirstByte << false;
    QTest::addRow("half a head") << rawAnswer("HTTP/1.1 200 OK\r\nA: b"_ba)
                                 << transport::Deadline::FirstByte << false;
    QTest::addRow("nothing after the head")
        << rawAnswer(head10) << transport::Deadline::Idle << true;
    QTest::addRow("half a body") << rawAnswer(head10 + "abc"_ba) << transport::Deadline::Idle
                                 << true;
}

void tst_QnamCall::endsAtMissedDeadlines()
{
    QFETCH(Answer, answer);
    QFETCH(transport::Deadline, deadline);
    QFETCH(bool, headSeen);
    TransportFixture fixture;
    fixture.upstream.setAnswer(answer);
    PatternBody body(5);
    UpstreamRequest request = fixture.request("POST"_ba);
    request.body = &body;
    request.deadlines = {.connect = 1s, .firstByte = 2s, .idle = 3s};
    const Exchange exchange(fixture, request);
    QTRY_COMPARE(exchange.heard.head.has_value(), headSeen);
    QTRY_COMPARE(exchange.heard.starts, 1);
    letThingsHappen();

    const auto limit = headSeen ? request.deadlines.idle : request.deadlines.firstByte;
    fixture.passTime(limit - 100ms);
    letThingsHappen();
    QVERIFY(!exchange.heard.isOver());
    fixture.passTime(200ms);
    QTRY_VERIFY(exchange.heard.isOver());
    TransportFailure expected = transport::missed(deadline, u"127.0.0.1"_s);
    QCOMPARE(*exchange.heard.failure, expected);
    QCOMPARE(exchange.heard.failure->error.kind, ErrorKind::UpstreamTimeout);
    QVERIFY(exchange.heard.failure->requestSent);
    QTRY_COMPARE(fixture.upstream.openConnections(), 0);
}

void tst_QnamCall::waitsForEverWithoutDeadlines()
{
    TransportFixture fixture;
    fixture.upstream.setAnswer(Answer().hold().send(head10).hold().send("0123456789"_ba));
    UpstreamRequest request = fixture.request("GET"_ba);
    request.deadlines = {.connect = 0s, .firstByte = 0s, .idle = 0s, .queue = 0s};
    const Exchange exchange(fixture, request);
    QTRY_COMPARE(fixture.upstream.held(), 1);
    QTRY_COMPARE(exchange.heard.starts, 1);
    fixture.passTime(24h);
    fixture.upstream.release();
    QTRY_VERIFY(exchange.heard.head.has_value());
    fixture.passTime(24h);
    letThingsHappen();
    fixture.upstream.release();
    QTRY_VERIFY(exchange.heard.isFinished);
}

void tst_QnamCall::waitsForTheHeadOfABodilessPost()
{
    // Qt does not tell when such a request was sent: its connect deadline must not run into the
    // wait for the answer.
    TransportFixture fixture;
    fixture.upstream.setAnswer(silence());
    UpstreamRequest request = fixture.request("POST"_ba);
    request.deadlines = {.connect = 1s, .firstByte = 10s};
    const Exchange exchange(fixture, request);
    QTRY_COMPARE(fixture.upstream.held(), 1);
    fixture.passTime(9900ms);
    letThingsHappen();
    QVERIFY(!exchange.heard.isOver());
    fixture.passTime(200ms);
    QTRY_VERIFY(exchange.heard.isOver());
    QVERIFY(exchange.heard.failure->requestSent);
}

void tst_QnamCall::keepsWithinTheIdleDeadline()
{
    TransportFixture fixture;
    fixture.upstream.setAnswer(
        Answer().send(head10).hold().send("01234"_ba).hold().send("56789"_ba));
    UpstreamRequest request = fixture.request("GET"_ba);
    request.deadlines.idle = 3s;
    const Exchange exchange(fixture, request);
    QTRY_VERIFY(exchange.heard.head.has_value());
    for (const qint64 expected : {0, 5, 10}) {
        QTRY_COMPARE(exchange.heard.bodySize, expected);
        fixture.passTime(2900ms);
        QTRY_VERIFY(fixture.upstream.held() == 1 || exchange.heard.isFinished);
        fixture.upstream.release();
    }
    QTRY_VERIFY(exchange.heard.isFinished);
}

void tst_QnamCall::doesNotCountItsOwnPauses()
{
    TransportFixture fixture;
    fixture.upstream.setAnswer(Answer().send(head10 + "01234"_ba).hold().send("56789"_ba));
    UpstreamRequest request = fixture.request("GET"_ba);
    request.deadlines.idle = 3s;
    const Exchange exchange(fixture, request);
    QTRY_COMPARE(exchange.heard.bodySize, 5);
    exchange.call->pause();
    fixture.passTime(1h);
    letThingsHappen();
    QVERIFY(!exchange.heard.isOver());

    exchange.call->resume();
    fixture.passTime(2900ms);
    letThingsHappen();
    QVERIFY(!exchange.heard.isOver());
    fixture.passTime(200ms);
    QTRY_VERIFY(exchange.heard.isOver());
    QCOMPARE(exchange.heard.failure->error.kind, ErrorKind::UpstreamTimeout);
}

void tst_QnamCall::restartsTheFirstByteDeadlineWithEveryUploadedPiece()
{
    TransportFixture fixture;
    PatternBody body(300, 100);
    UpstreamRequest request = fixture.request("POST"_ba);
    request.body = &body;
    request.deadlines = {.connect = 1h, .firstByte = 2s};
    const Exchange exchange(fixture, request);
    for (const qint64 sent : {100, 200}) {
        QTRY_COMPARE(exchange.heard.starts, 1);
        QTRY_COMPARE(body.furthestRead(), sent);
        letThingsHappen();
        fixture.passTime(1500ms);
        body.grow(100);
    }
    QTRY_VERIFY(exchange.heard.isFinished);
}

void tst_QnamCall::isSilentAfterCancel_data()
{
    QTest::addColumn<Answer>("answer");
    QTest::addColumn<int>("after");
    const Answer answer = Answer().hold().send(head10).hold().send("0123456789"_ba);
    QTest::addRow("at once") << answer << -1;
    QTest::addRow("before the head") << answer << 0;
    QTest::addRow("before the body") << answer << 1;
}

void tst_QnamCall::isSilentAfterCancel()
{
    QFETCH(Answer, answer);
    QFETCH(int, after);
    TransportFixture fixture;
    fixture.upstream.setAnswer(answer);
    PatternBody body(10'000, 5'000);
    UpstreamRequest request = fixture.request("POST"_ba);
    request.body = &body;
    Exchange exchange(fixture, request);
    if (after >= 0) {
        body.grow(10'000);
        QTRY_COMPARE(fixture.upstream.held(), 1);
        QTRY_COMPARE(exchange.heard.starts, 1);
    }
    if (after >= 1) {
        fixture.upstream.release();
        QTRY_VERIFY(exchange.heard.head.has_value());
    }
    bool hasHeard = false;
    exchange.heard.onAnything = [&hasHeard] { hasHeard = true; };
    exchange.call->cancel();
    QVERIFY(!body.isWatched());
    exchange.call->pause();
    exchange.call->resume();
    exchange.call->cancel();
    fixture.upstream.release();
    fixture.passTime(24h);
    letThingsHappen();
    QVERIFY(!hasHeard);
    QTRY_COMPARE(fixture.upstream.openConnections(), 0);
}

void tst_QnamCall::mayBeDestroyedInsideReports_data()
{
    QTest::addColumn<Answer>("answer");
    QTest::addColumn<int>("reports");
    for (int report = 1; report <= 4; ++report) {
        QTest::addRow("whole answer, report %d", report) << jsonAnswer(200, "{}"_ba) << report;
        QTest::addRow("cut answer, report %d", report)
            << rawAnswer(head10 + "a"_ba).finishLater() << report;
    }
    QTest::addRow("failure") << closeUnanswered() << 2;
}

void tst_QnamCall::mayBeDestroyedInsideReports()
{
    QFETCH(Answer, answer);
    QFETCH(int, reports);
    TransportFixture fixture;
    fixture.upstream.setAnswer(answer);
    PatternBody body(5);
    UpstreamRequest request = fixture.request("POST"_ba);
    request.body = &body;
    Exchange exchange(fixture, request);
    int heard = 0;
    exchange.heard.onAnything = [&] {
        if (++heard == reports)
            exchange.call.reset();
    };
    QTRY_COMPARE(heard, reports);
    letThingsHappen();
    QCOMPARE(heard, reports);

    // The pool is none the worse for it.
    fixture.upstream.setAnswer(jsonAnswer(200, "{}"_ba));
    const Exchange next(fixture, fixture.request("POST"_ba));
    QTRY_VERIFY(next.heard.isFinished);
}

void tst_QnamCall::breaksTheConnectionWhenCancelled()
{
    TransportFixture fixture;
    fixture.upstream.setAnswer(bigAnswer(100 * 1024 * 1024));
    Exchange exchange(fixture, fixture.request("GET"_ba));
    exchange.heard.keepsBody = false;
    exchange.heard.onBody = [&exchange] { exchange.call->cancel(); };
    QTRY_VERIFY(exchange.heard.bodySize > 0);
    QTRY_COMPARE(fixture.upstream.openConnections(), 0);
    QVERIFY(!exchange.heard.isOver());
}

void tst_QnamCall::outlivesItsTransport()
{
    ScriptedUpstream upstream;
    upstream.setAnswer(silence());
    FakeClock clock;
    TimerWheel wheel(clock);
    RecordingObserver heard;
    std::vector<std::unique_ptr<transport::UpstreamCall>> calls;
    {
        transport::QnamTransport transport(wheel);
        for (int i = 0; i < 4; ++i) {
            calls.push_back(transport.start(
                {.method = "GET"_ba, .base = upstream.url(), .connectionLimit = 2}, heard));
        }
        QTRY_COMPARE(upstream.held(), 2);
    }
    heard.onAnything = [] { QFAIL("a call without a transport reported something"); };
    QTRY_COMPARE(upstream.openConnections(), 0);
    for (const auto &call : calls) {
        call->resume();
        call->cancel();
    }
    QCOMPARE(wheel.armed(), 0);
}

} // namespace keyferry::test

QTEST_GUILESS_MAIN(keyferry::test::tst_QnamCall)

#include "tst_qnamcall.moc"
