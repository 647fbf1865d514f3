#include "tests/proxy/transport/transportfixture.h"

namespace keyferry::test {

using namespace Qt::StringLiterals;
using transport::UpstreamRequest;

/// What QnamTransport makes of answers, whole, cut and unreadable.
class tst_QnamAnswers final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void deliversAnswers_data();
    void deliversAnswers();
    void splitsSetCookie();
    void reportsCutAnswers_data();
    void reportsCutAnswers();
    void answersAfterInformationalOnes();
    void givesUpAConnectionOfDoubtfulFraming();
    void refusesAnswersWithoutReadableFields();
};

namespace {

QByteArray answerWith(const QByteArray &fields, const QByteArray &body = {})
{
    return "HTTP/1.1 200 OK\r\n"_ba + fields + "\r\n"_ba + body;
}

} // namespace

void tst_QnamAnswers::deliversAnswers_data()
{
    QTest::addColumn<Answer>("answer");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addRow("Content-Length") << jsonAnswer(200, "{\"a\":1}"_ba) << 200 << "{\"a\":1}"_ba;
    QTest::addRow("chunked") << sseAnswer({"data: 1\n\n"_ba, "data: 2\n\n"_ba},
                                          std::chrono::milliseconds(5))
                             << 200 << "data: 1\n\ndata: 2\n\n"_ba;
    QTest::addRow("until close") << rawAnswer(answerWith("X: y\r\n", "abc")).finishLater() << 200
                                 << "abc"_ba;
    QTest::addRow("gzip stays as it is")
        << rawAnswer(answerWith("Content-Encoding: gzip\r\nContent-Length: 3\r\n", "abc")) << 200
        << "abc"_ba;
    QTest::addRow("no content, no fields")
        << rawAnswer("HTTP/1.1 204 No Content\r\n\r\n") << 204 << ""_ba;
    QTest::addRow("100 is swallowed")
        << rawAnswer("HTTP/1.1 100 Continue\r\n\r\n" + answerWith("Content-Length: 1\r\n", "a"))
        << 200 << "a"_ba;
    for (const int status : {201, 301, 302, 307, 308, 304, 400, 401, 403, 404, 405, 407, 408,
                             409, 410, 413, 418, 422, 429, 500, 501, 502, 503, 504, 529, 599}) {
        const bool hasBody = status != 304;
        QTest::addRow("%d", status)
            << jsonAnswer(status,
                          hasBody ? "{\"e\":1}"_ba : ""_ba,
                          {{"Location"_ba, "/elsewhere"_ba},
                           {"WWW-Authenticate"_ba, "Basic realm=\"x\""_ba},
                           {"Proxy-Authenticate"_ba, "Basic realm=\"x\""_ba}})
            << status << (hasBody ? "{\"e\":1}"_ba : ""_ba);
    }
}

void tst_QnamAnswers::deliversAnswers()
{
    QFETCH(Answer, answer);
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    TransportFixture fixture;
    fixture.upstream.setAnswer(answer);
    PatternBody sent(100);
    UpstreamRequest request = fixture.request("POST"_ba);
    request.body = &sent;
    const Exchange exchange(fixture, request);
    QTRY_VERIFY(exchange.heard.isOver());
    QVERIFY2(
        exchange.heard.isFinished,
        qPrintable(exchange.heard.failure.value_or(transport::TransportFailure{}).error.detail));
    QVERIFY(exchange.heard.isInOrder);
    QCOMPARE(exchange.heard.head->status, status);
    QCOMPARE(exchange.heard.body, body);
    QCOMPARE(fixture.upstream.requestCount(), 1);
}

void tst_QnamAnswers::splitsSetCookie()
{
    TransportFixture fixture;
    fixture.upstream.setAnswer(
        rawAnswer(answerWith("Set-Cookie: a=1, b\r\nSet-Cookie: c=2\r\nContent-Length: 0\r\n")));
    const Exchange exchange(fixture, fixture.request("GET"_ba));
    QTRY_VERIFY(exchange.heard.isFinished);
    QCOMPARE(exchange.heard.head->fields,
             (HeaderFields{{"Set-Cookie"_ba, "a=1, b"_ba},
                           {"Set-Cookie"_ba, "c=2"_ba},
                           {"Content-Length"_ba, "0"_ba}}));

    // Nor does a cookie come back by itself.
    const Exchange again(fixture, fixture.request("GET"_ba));
    QTRY_VERIFY(again.heard.isFinished);
    QVERIFY(!fixture.upstream.requests().back().fields().contains("Cookie"));
}

void tst_QnamAnswers::reportsCutAnswers_data()
{
    QTest::addColumn<Answer>("answer");
    QTest::addColumn<bool>("headSeen");
    QTest::addColumn<QByteArray>("body");
    const QByteArray byLength = answerWith("Content-Length: 10\r\n", "abc");
    const QByteArray chunked = answerWith("Transfer-Encoding: chunked\r\n", "3\r\nabc\r\n");
    QTest::addRow("length, FIN") << rawAnswer(byLength).finishLater() << true << "abc"_ba;
    QTest::addRow("chunks, FIN") << rawAnswer(chunked).finishLater() << true << "abc"_ba;
    QTest::addRow("inside a chunk")
        << rawAnswer(chunked + "5\r\nde").finishLater() << true << "abcde"_ba;
    QTest::addRow("half a head") << rawAnswer("HTTP/1.1 200 OK\r\nA: b").finish() << false << ""_ba;
    QTest::addRow("not HTTP") << rawAnswer("SSH-2.0-OpenSSH_9.2\r\n").finish() << false << ""_ba;
    QTest::addRow("length, RST") << rawAnswer(byLength).wait(std::chrono::milliseconds(30)).reset()
                                 << true << "abc"_ba;
    QTest::addRow("chunks, RST") << rawAnswer(chunked).wait(std::chrono::milliseconds(30)).reset()
                                 << true << "abc"_ba;
}

void tst_QnamAnswers::reportsCutAnswers()
{
    QFETCH(Answer, answer);
    QFETCH(bool, headSeen);
    QFETCH(QByteArray, body);
    TransportFixture fixture;
    fixture.upstream.setAnswer(answer);
    PatternBody sent(100);
    UpstreamRequest request = fixture.request("POST"_ba);
    request.body = &sent;
    const Exchange exchange(fixture, request);
    QTRY_VERIFY(exchange.heard.isOver());
    QVERIFY(exchange.heard.failure.has_value());
    QVERIFY(exchange.heard.isInOrder);
    QCOMPARE(exchange.heard.failure->headSeen, headSeen);
    QVERIFY(exchange.heard.failure->requestSent);
    QCOMPARE(exchange.heard.body, body);
    QCOMPARE(fixture.upstream.requestCount(), 1);
}

void tst_QnamAnswers::answersAfterInformationalOnes()
{
    TransportFixture fixture;
    fixture.upstream.setAnswerFor("/hints",
                                  rawAnswer("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n"
                                            + answerWith("Content-Length: 5\r\n", "wrong")));
    const Exchange first(fixture, fixture.request("GET"_ba, "/hints"_ba));
    QTRY_VERIFY(first.heard.isOver());
    QCOMPARE(first.heard.failure->error.kind, ErrorKind::UpstreamMalformed);
    QVERIFY(!first.heard.failure->headSeen);

    const Exchange second(fixture, fixture.request("GET"_ba, "/own"_ba));
    QTRY_VERIFY(second.heard.isFinished);
    QCOMPARE(second.heard.body, "{}"_ba);
    QCOMPARE(fixture.upstream.requests().back().connection, 2);
}

void tst_QnamAnswers::givesUpAConnectionOfDoubtfulFraming()
{
    TransportFixture fixture;
    fixture.upstream.setAnswerFor(
        "/both",
        rawAnswer(answerWith("Content-Length: 1\r\nTransfer-Encoding: chunked\r\n",
                             chunkBytes("abc") + chunkBytes({}))));
    const Exchange first(fixture, fixture.request("GET"_ba, "/both"_ba));
    QTRY_VERIFY(first.heard.isFinished);
    QCOMPARE(first.heard.body, "abc"_ba);

    const Exchange second(fixture, fixture.request("GET"_ba, "/own"_ba));
    QTRY_VERIFY(second.heard.isFinished);
    QCOMPARE(fixture.upstream.requests().back().connection, 2);
}

void tst_QnamAnswers::refusesAnswersWithoutReadableFields()
{
    QByteArray tooMany;
    for (int i = 0; i < 150; ++i)
        tooMany += "X-"_ba + QByteArray::number(i) + ": a\r\n"_ba;
    TransportFixture fixture;
    fixture.upstream.setAnswerFor(
        "/many", rawAnswer(answerWith(tooMany + "Content-Length: 2\r\n"_ba, "ab")));
    const Exchange first(fixture, fixture.request("GET"_ba, "/many"_ba));
    QTRY_VERIFY(first.heard.isOver());
    QCOMPARE(first.heard.failure->error.kind, ErrorKind::UpstreamMalformed);
    const Exchange second(fixture, fixture.request("GET"_ba, "/own"_ba));
    QTRY_VERIFY(second.heard.isFinished);
    QCOMPARE(second.heard.body, "{}"_ba);
}

} // namespace keyferry::test

QTEST_GUILESS_MAIN(keyferry::test::tst_QnamAnswers)

#include "tst_qnamanswers.moc"
