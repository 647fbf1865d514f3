#include "proxy/transport/directcall.h"
#include "tests/proxy/transport/directfixture.h"

namespace keyferry::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using transport::UpstreamRequest;

class tst_DirectCall final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void carriesBothBodies();
    void sendsAgainOnlyWhatMayBeDoneTwice_data();
    void sendsAgainOnlyWhatMayBeDoneTwice();
    void sendsNothingAgainOnANewConnection();
    void sendsAgainOnce();
    void hearsAnAnswerGivenDuringTheUpload_data();
    void hearsAnAnswerGivenDuringTheUpload();
    void tellsInformationalAnswers();
    void holdsAFastUpstreamBackWhilePaused();
    void endsAtMissedDeadlines_data();
    void endsAtMissedDeadlines();
    void doesNotCountItsOwnPauses();
    void knowsACutFromAnEnd_data();
    void knowsACutFromAnEnd();
    void isSilentAfterCancel();
    void mayBeDestroyedInsideReports_data();
    void mayBeDestroyedInsideReports();
    void outlivesItsTransport();
};

void tst_DirectCall::carriesBothBodies()
{
    constexpr qint64 size = 5'000'000;
    DirectFixture fixture;
    fixture.upstream.setAnswer(bigAnswer(size));
    PatternBody body(size);
    auto request = fixture.request("POST"_ba, "/upload"_ba);
    request.body = &body;
    DirectExchange exchange(fixture, request);
    QTRY_VERIFY(exchange.heard.isFinished);
    QCOMPARE(exchange.heard.body, patternBytes(0, size));
    const auto seen = fixture.upstream.requests().at(0);
    QCOMPARE(seen.bodySize, size);
    QVERIFY(seen.body == patternBytes(0, size));
    QVERIFY(exchange.heard.isInOrder);
}

void tst_DirectCall::sendsAgainOnlyWhatMayBeDoneTwice_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<bool>("goesAgain");
    for (const auto &method :
         {"GET"_ba, "HEAD"_ba, "OPTIONS"_ba, "TRACE"_ba, "PUT"_ba, "DELETE"_ba})
        QTest::addRow("%s", method.constData()) << method << true;
    for (const auto &method : {"POST"_ba, "PATCH"_ba, "QUERY"_ba})
        QTest::addRow("%s", method.constData()) << method << false;
}

void tst_DirectCall::sendsAgainOnlyWhatMayBeDoneTwice()
{
    QFETCH(QByteArray, method);
    QFETCH(bool, goesAgain);
    DirectFixture fixture;
    DirectExchange first(fixture, fixture.request("GET"_ba));
    QTRY_VERIFY(first.heard.isFinished);

    int seen = 0;
    fixture.upstream.setHandler([&seen](const RecordedRequest &) {
        return ++seen == 1 ? closeUnanswered()
                           : rawAnswer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"_ba);
    });
    DirectExchange second(fixture, fixture.request(method));
    QTRY_VERIFY(second.heard.isOver());
    QCOMPARE(second.heard.isFinished, goesAgain);
    QCOMPARE(seen, goesAgain ? 2 : 1);
    QCOMPARE(fixture.upstream.connectionCount(), goesAgain ? 2 : 1);
    if (!goesAgain) {
        QVERIFY(second.failedWith(ErrorKind::UpstreamClosed));
        QVERIFY(second.heard.failure->requestSent);
        QVERIFY(second.heard.failure->isReused);
    }
}

void tst_DirectCall::sendsNothingAgainOnANewConnection()
{
    DirectFixture fixture;
    fixture.upstream.setAnswer(closeUnanswered());
    DirectExchange exchange(fixture, fixture.request("GET"_ba));
    QTRY_VERIFY(exchange.heard.isOver());
    QVERIFY(exchange.failedWith(ErrorKind::UpstreamClosed));
    QVERIFY(!exchange.heard.failure->isReused);
    QCOMPARE(fixture.upstream.requestCount(), 1);
}

void tst_DirectCall::sendsAgainOnce()
{
    DirectFixture fixture;
    DirectExchange first(fixture, fixture.request("GET"_ba));
    QTRY_VERIFY(first.heard.isFinished);
    fixture.upstream.setAnswer(closeUnanswered());
    DirectExchange second(fixture, fixture.request("GET"_ba));
    QTRY_VERIFY(second.heard.isOver());
    QVERIFY(second.failedWith(ErrorKind::UpstreamClosed));
    QCOMPARE(fixture.upstream.requestCount(), 3);
}

void tst_DirectCall::hearsAnAnswerGivenDuringTheUpload_data()
{
    QTest::addColumn<bool>("resets");
    QTest::addRow("then FIN") << false;
    QTest::addRow("then RST") << true;
}

void tst_DirectCall::hearsAnAnswerGivenDuringTheUpload()
{
    QFETCH(bool, resets);
    DirectFixture fixture;
    fixture.upstream.setReadPace(4 * 1024, 20ms); // long after the answer to the head
    fixture.upstream.setHeadHandler([resets](const RecordedRequest &) {
        auto answer =
            rawAnswer("HTTP/1.1 413 Content Too Large\r\nContent-Length: 3\r\n\r\nbig"_ba);
        return std::optional(resets ? answer.reset() : answer.finish());
    });
    PatternBody body(64 * 1024 * 1024);
    auto request = fixture.request("POST"_ba);
    request.body = &body;
    DirectExchange exchange(fixture, request);
    QTRY_VERIFY(exchange.heard.isOver());
    QCOMPARE(exchange.status(), 413);
    QCOMPARE(exchange.heard.body, "big"_ba);
    QVERIFY(exchange.heard.isFinished);
    QVERIFY(body.furthestRead() < body.size());
}

void tst_DirectCall::tellsInformationalAnswers()
{
    DirectFixture fixture;
    fixture.upstream.setAnswer(rawAnswer("HTTP/1.1 100 Continue\r\n\r\n"
                                         "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"
                                         "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"_ba));
    DirectExchange exchange(fixture, fixture.request("GET"_ba));
    QTRY_VERIFY(exchange.heard.isFinished);
    QCOMPARE(exchange.status(), 200);
    QCOMPARE(exchange.heard.informational.size(), 1U);
    QCOMPARE(exchange.heard.informational.at(0).status, 103);
}

void tst_DirectCall::holdsAFastUpstreamBackWhilePaused()
{
    constexpr qint64 size = 32 * 1024 * 1024;
    constexpr qint64 bufferedLimit = 10 * 1024 * 1024; // both kernels' buffers and ours
    DirectFixture fixture;
    fixture.upstream.setAnswer(bigAnswer(size));
    DirectExchange exchange(fixture, fixture.request("GET"_ba));
    exchange.heard.keepsBody = false;
    exchange.heard.onBody = [&exchange] { exchange.call->pause(); };
    QTRY_VERIFY(exchange.heard.bodySize > 0);
    const qint64 first = exchange.heard.bodySize;
    qint64 before = -1;
    QTRY_VERIFY(std::exchange(before, fixture.upstream.bytesSent())
                == fixture.upstream.bytesSent());
    QCOMPARE(exchange.heard.bodySize, first);
    QVERIFY(fixture.upstream.bytesSent() < bufferedLimit);

    exchange.heard.onBody = {};
    exchange.call->resume();
    QTRY_VERIFY_WITH_TIMEOUT(exchange.heard.isFinished, 20'000);
    QCOMPARE(exchange.heard.bodySize, size);
    QVERIFY(exchange.heard.isInOrder);
}

void tst_DirectCall::endsAtMissedDeadlines_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<std::chrono::milliseconds>("after");
    QTest::addColumn<bool>("headSeen");
    QTest::addRow("no answer") << QByteArray() << 600'000ms << false;
    QTest::addRow("half a head") << "HTTP/1.1 200 OK\r\n"_ba << 600'000ms << false;
    QTest::addRow("half a body") << "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nab"_ba << 300'000ms
                                 << true;
}

void tst_DirectCall::endsAtMissedDeadlines()
{
    QFETCH(QByteArray, answer);
    QFETCH(std::chrono::milliseconds, after);
    QFETCH(bool, headSeen);
    DirectFixture fixture;
    fixture.upstream.setAnswer(rawAnswer(answer).hold());
    DirectExchange exchange(fixture, fixture.request("GET"_ba));
    QTRY_COMPARE(fixture.upstream.held(), 1);
    QTRY_COMPARE(exchange.heard.head.has_value(), headSeen);
    fixture.passTime(after - 1s);
    QVERIFY(!exchange.heard.isOver());
    fixture.passTime(2s);
    QVERIFY(exchange.failedWith(ErrorKind::UpstreamTimeout));
    QCOMPARE(exchange.heard.failure->headSeen, headSeen);
    QTRY_COMPARE(fixture.upstream.openConnections(), 0);
}

void tst_DirectCall::doesNotCountItsOwnPauses()
{
    DirectFixture fixture;
    fixture.upstream.setAnswer(
        rawAnswer("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nab"_ba).hold().send("cd"_ba));
    DirectExchange exchange(fixture, fixture.request("GET"_ba));
    QTRY_COMPARE(exchange.heard.body, "ab"_ba);
    exchange.call->pause();
    fixture.passTime(1h);
    QVERIFY(!exchange.heard.isOver());
    exchange.call->resume();
    fixture.upstream.release();
    QTRY_VERIFY(exchange.heard.isFinished);
}

void tst_DirectCall::knowsACutFromAnEnd_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<bool>("resets");
    QTest::addColumn<bool>("isWhole");
    const auto ok = "HTTP/1.1 200 OK\r\n"_ba;
    QTest::addRow("until close, FIN") << ok + "\r\nab"_ba << false << true;
    QTest::addRow("until close, RST") << ok + "\r\nab"_ba << true << false;
    QTest::addRow("length, short") << ok + "Content-Length: 3\r\n\r\nab"_ba << false << false;
    QTest::addRow("chunks, no last one")
        << ok + "Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n"_ba << false << false;
    QTest::addRow("chunks, whole")
        << ok + "Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n"_ba << false << true;
}

void tst_DirectCall::knowsACutFromAnEnd()
{
    QFETCH(QByteArray, answer);
    QFETCH(bool, resets);
    QFETCH(bool, isWhole);
    DirectFixture fixture;
    fixture.upstream.setAnswer(resets ? rawAnswer(answer).hold().reset()
                                      : rawAnswer(answer).hold().finish());
    DirectExchange exchange(fixture, fixture.request("GET"_ba));
    QTRY_COMPARE(exchange.heard.body, "ab"_ba);
    fixture.upstream.release();
    QTRY_VERIFY(exchange.heard.isOver());
    QCOMPARE(exchange.heard.isFinished, isWhole);
    if (!isWhole)
        QVERIFY(exchange.heard.failure->headSeen);
}

void tst_DirectCall::isSilentAfterCancel()
{
    DirectFixture fixture;
    fixture.upstream.setAnswer(silence());
    DirectExchange exchange(fixture, fixture.request("GET"_ba));
    QTRY_COMPARE(fixture.upstream.held(), 1);
    exchange.call->cancel();
    QTRY_COMPARE(fixture.upstream.openConnections(), 0);
    QVERIFY(!exchange.heard.isOver());
    QCOMPARE(fixture.transport.connectionCount(), 0U);
}

void tst_DirectCall::mayBeDestroyedInsideReports_data()
{
    QTest::addColumn<int>("report");
    for (int report = 1; report <= 4; ++report)
        QTest::addRow("%d", report) << report;
}

void tst_DirectCall::mayBeDestroyedInsideReports()
{
    QFETCH(int, report);
    DirectFixture fixture;
    fixture.upstream.setAnswer(sseAnswer({"data: 1\n\n"_ba, "data: 2\n\n"_ba}));
    DirectExchange exchange(fixture, fixture.request("GET"_ba));
    int reports = 0;
    exchange.heard.onAnything = [&] {
        if (++reports == report)
            exchange.call.reset();
    };
    QTRY_VERIFY(!exchange.call);
    QTRY_COMPARE(fixture.upstream.openConnections(), exchange.heard.isFinished ? 1 : 0);
    QCOMPARE(reports, report);
}

void tst_DirectCall::outlivesItsTransport()
{
    auto fixture = std::make_unique<DirectFixture>();
    fixture->upstream.setAnswer(silence());
    RecordingObserver heard;
    std::unique_ptr<transport::UpstreamCall> waiting;
    std::unique_ptr<transport::UpstreamCall> running;
    {
        transport::DirectTransport transport(fixture->wheel, fixture->connector);
        auto request = fixture->request("GET"_ba);
        request.connectionLimit = 1;
        running = transport.start(request, heard);
        waiting = transport.start(request, heard);
        QTRY_COMPARE(fixture->upstream.held(), 1);
    }
    QTRY_COMPARE(fixture->upstream.openConnections(), 0);
    running->resume();
    running->cancel();
    QVERIFY(!heard.isOver());
}

} // namespace keyferry::test

QTEST_GUILESS_MAIN(keyferry::test::tst_DirectCall)

#include "tst_directcall.moc"
