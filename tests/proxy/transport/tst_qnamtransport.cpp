#include "proxy/transport/qnamtransport.h"
#include "tests/proxy/transport/transportfixture.h"

namespace keyferry::test {

using namespace Qt::StringLiterals;
using transport::UpstreamRequest;

class tst_QnamTransport final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendsEachMethodOnce_data();
    void sendsEachMethodOnce();
    void sendsBodiesWhole_data();
    void sendsBodiesWhole();
    void streamsBodiesThatArriveLate();
    void sendsFieldsAsGiven();
    void neverRepeatsWhatMustNotBe_data();
    void neverRepeatsWhatMustNotBe();
    void repeatsAPutAtMostOnce();
    void reportsRefusedConnections();
    void tellsAProxyItsCredentialsUnasked();
    void reportsProxiesThatFail_data();
    void reportsProxiesThatFail();
    void refusesWhatMustNotBeSent_data();
    void refusesWhatMustNotBeSent();
    void reportsABrokenBodySource();
};

namespace {

QByteArray answerWith(const QByteArray &fields, const QByteArray &body = {})
{
    return "HTTP/1.1 200 OK\r\n"_ba + fields + "\r\n"_ba + body;
}

} // namespace

void tst_QnamTransport::sendsEachMethodOnce_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("length");
    QTest::addRow("GET") << "GET"_ba
                         << ""_ba;
    QTest::addRow("HEAD") << "HEAD"_ba
                          << ""_ba;
    QTest::addRow("OPTIONS") << "OPTIONS"_ba
                             << ""_ba;
    QTest::addRow("DELETE") << "DELETE"_ba
                            << ""_ba;
    QTest::addRow("POST without a body") << "POST"_ba
                                         << "0"_ba;
    QTest::addRow("PUT without a body") << "PUT"_ba
                                        << "0"_ba;
    QTest::addRow("PATCH without a body") << "PATCH"_ba
                                          << "0"_ba;
    QTest::addRow("unknown method") << "QUERY"_ba
                                    << "0"_ba;
}

void tst_QnamTransport::sendsEachMethodOnce()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, length);
    TransportFixture fixture;
    fixture.upstream.setAnswer(
        rawAnswer(answerWith("X: y\r\nContent-Length: 2\r\n", method == "HEAD" ? ""_ba : "{}"_ba)));
    const Exchange exchange(fixture, fixture.request(method, "/v1/x?a=%2Fb&&c"_ba));
    QCOMPARE(exchange.heard.starts, 0);
    QTRY_VERIFY(exchange.heard.isOver());
    QVERIFY(exchange.heard.isFinished);
    QVERIFY(exchange.heard.isInOrder);
    QCOMPARE(exchange.heard.head->status, 200);
    QCOMPARE(exchange.heard.head->reason, "OK"_ba);
    QCOMPARE(exchange.heard.head->fields.first("x"), "y"_ba);
    QCOMPARE(exchange.heard.body, method == "HEAD" ? ""_ba : "{}"_ba);

    QCOMPARE(fixture.upstream.requestCount(), 1);
    const RecordedRequest seen = fixture.upstream.requests().front();
    QCOMPARE(seen.method(), method);
    QCOMPARE(seen.target(), "/v1/x?a=%2Fb&&c"_ba);
    QCOMPARE(seen.field("Content-Length"), length);
}

void tst_QnamTransport::sendsBodiesWhole_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<qint64>("size");
    QTest::addRow("POST, a byte") << "POST"_ba << qint64(1);
    QTest::addRow("POST, over a TCP segment") << "POST"_ba << qint64(70'000);
    QTest::addRow("POST, 8 MiB") << "POST"_ba << qint64(8 * 1024 * 1024);
    QTest::addRow("PUT") << "PUT"_ba << qint64(1000);
    QTest::addRow("GET with a body") << "GET"_ba << qint64(1000);
    QTest::addRow("DELETE with a body") << "DELETE"_ba << qint64(1000);
}

void tst_QnamTransport::sendsBodiesWhole()
{
    QFETCH(QByteArray, method);
    QFETCH(qint64, size);
    TransportFixture fixture;
    PatternBody body(size);
    UpstreamRequest request = fixture.request(method);
    request.body = &body;
    const Exchange exchange(fixture, request);
    QTRY_VERIFY(exchange.heard.isFinished);
    QCOMPARE(fixture.upstream.requestCount(), 1);
    const RecordedRequest seen = fixture.upstream.requests().front();
    QCOMPARE(seen.method(), method);
    QCOMPARE(seen.field("Content-Length"), QByteArray::number(size));
    QVERIFY(seen.body == patternBytes(0, size));
    QCOMPARE(body.totalRead(), size);
    QVERIFY(!body.isWatched());
}

void tst_QnamTransport::streamsBodiesThatArriveLate()
{
    constexpr qint64 size = 32 * 1024 * 1024;
    constexpr qint64 inFlightLimit = 8 * 1024 * 1024; // both kernels' socket buffers and Qt's
    TransportFixture fixture;
    fixture.upstream.setKeptBody(0);
    fixture.upstream.setReadPace(256 * 1024, std::chrono::milliseconds(1));
    PatternBody body(size, 1000);
    UpstreamRequest request = fixture.request("POST"_ba);
    request.body = &body;
    const Exchange exchange(fixture, request);
    QTRY_COMPARE(body.furthestRead(), 1000);
    QTRY_COMPARE(fixture.upstream.requestCount(), 1);
    QTRY_COMPARE(fixture.upstream.requests().front().bodySize, 1000);

    qint64 furthestAhead = 0;
    body.grow(size);
    const auto isDone = [&] {
        const qint64 arrived = fixture.upstream.requests().front().bodySize;
        furthestAhead = std::max(furthestAhead, body.furthestRead() - arrived);
        return exchange.heard.isOver();
    };
    QTRY_VERIFY_WITH_TIMEOUT(isDone(), 20'000);
    QVERIFY(exchange.heard.isFinished);
    QCOMPARE(fixture.upstream.requests().front().bodySize, size);
    QVERIFY2(furthestAhead < inFlightLimit, qPrintable(QString::number(furthestAhead)));
}

void tst_QnamTransport::sendsFieldsAsGiven()
{
    TransportFixture fixture;
    UpstreamRequest request = fixture.request("POST"_ba, "/v1"_ba);
    request.fields = {{"x-Custom"_ba, "  kept  "_ba},
                      {"authorization"_ba, "Bearer k"_ba},
                      {"Accept"_ba, "a"_ba},
                      {"Empty"_ba, {}},
                      {"ACCEPT"_ba, "b"_ba},
                      {"Cookie"_ba, "a=1"_ba},
                      {"cookie"_ba, "b=2"_ba},
                      {"Transfer-Encoding"_ba, "chunked"_ba},
                      {"Content-Type"_ba, "text/x"_ba}};
    const Exchange exchange(fixture, request);
    QTRY_VERIFY(exchange.heard.isFinished);
    QCOMPARE(
        fixture.upstream.requests().front().head,
        "POST /v1 HTTP/1.1\r\nHost: "_ba + fixture.upstream.authority()
            + "\r\nx-Custom:   kept  \r\nauthorization: Bearer k\r\nAccept: a, b\r\nEmpty: \r\n"
              "Cookie: a=1; b=2\r\nContent-Type: text/x\r\nContent-Length: 0\r\n"
              "Accept-Encoding: identity\r\nAccept-Language:  \r\nUser-Agent:  \r\n"
              "Connection: Keep-Alive\r\n\r\n"_ba);
}

void tst_QnamTransport::neverRepeatsWhatMustNotBe_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<qint64>("size");
    QTest::addColumn<Answer>("answer");
    for (const QByteArray &method : {"POST"_ba, "PATCH"_ba, "QUERY"_ba}) {
        for (const qint64 size : {0, 10, 100'000}) {
            QTest::addRow("%s, %d bytes, closed", method.constData(), int(size))
                << method << size << closeUnanswered();
            QTest::addRow("%s, %d bytes, reset", method.constData(), int(size))
                << method << size << resetUnanswered();
        }
    }
}

void tst_QnamTransport::neverRepeatsWhatMustNotBe()
{
    QFETCH(QByteArray, method);
    QFETCH(qint64, size);
    QFETCH(Answer, answer);
    TransportFixture fixture;
    // Also on a connection that has served before: that is when Qt is most willing to repeat.
    const Exchange warmUp(fixture, fixture.request("GET"_ba));
    QTRY_VERIFY(warmUp.heard.isFinished);

    fixture.upstream.setAnswer(answer);
    PatternBody body(size);
    UpstreamRequest request = fixture.request(method);
    request.body = &body;
    const Exchange exchange(fixture, request);
    QTRY_VERIFY(exchange.heard.isOver());
    QVERIFY(exchange.heard.failure.has_value());
    QCOMPARE(exchange.heard.failure->error.kind, ErrorKind::UpstreamClosed);
    QVERIFY(!exchange.heard.failure->headSeen);
    QVERIFY(exchange.heard.failure->requestSent);
    QVERIFY(exchange.heard.failure->error.detail.startsWith("127.0.0.1: "_L1));
    QCOMPARE(fixture.upstream.requestCount(), 2);
}

void tst_QnamTransport::repeatsAPutAtMostOnce()
{
    TransportFixture fixture;
    fixture.upstream.setAnswer(closeUnanswered());
    PatternBody body(10);
    UpstreamRequest request = fixture.request("PUT"_ba);
    request.body = &body;
    const Exchange exchange(fixture, request);
    QTRY_VERIFY(exchange.heard.isOver());
    QCOMPARE(exchange.heard.failure->error.kind, ErrorKind::UpstreamClosed);
    QVERIFY(fixture.upstream.requestCount() <= 2);
}

void tst_QnamTransport::reportsRefusedConnections()
{
    TransportFixture fixture;
    QByteArray closedPort;
    {
        const ScriptedUpstream gone;
        closedPort = gone.url();
    }
    UpstreamRequest request = fixture.request("GET"_ba, "/?key=sk-secret"_ba);
    request.base = closedPort;
    const Exchange exchange(fixture, request);
    QTRY_VERIFY(exchange.heard.isOver());
    QCOMPARE(*exchange.heard.failure,
             (transport::TransportFailure{.error = {.kind = ErrorKind::UpstreamUnreachable,
                                                    .detail = u"127.0.0.1: connection refused"_s},
                                          .headSeen = false,
                                          .requestSent = false}));
    QCOMPARE(exchange.heard.starts, 0);
}

void tst_QnamTransport::tellsAProxyItsCredentialsUnasked()
{
    TransportFixture fixture; // its upstream plays the proxy
    UpstreamRequest request = fixture.request("POST"_ba, "/v1?a"_ba);
    request.base = "http://upstream.test:8080"_ba;
    request.policy.proxyUrl =
        QString::fromLatin1("http://user:p%3Ass@" + fixture.upstream.authority());
    const Exchange exchange(fixture, request);
    QTRY_VERIFY(exchange.heard.isFinished);
    const RecordedRequest seen = fixture.upstream.requests().back();
    QCOMPARE(seen.target(), "http://upstream.test:8080/v1?a"_ba);
    QCOMPARE(seen.field("Host"), "upstream.test:8080"_ba);
    QCOMPARE(seen.field("Proxy-Authorization"), "Basic "_ba + "user:p:ss"_ba.toBase64());

    // Nobody but a proxy hears them.
    request.base = fixture.upstream.url();
    const Exchange direct(fixture, request);
    QTRY_VERIFY(direct.heard.isFinished);
    QVERIFY(!fixture.upstream.requests().back().fields().contains("Proxy-Authorization"));
}

void tst_QnamTransport::reportsProxiesThatFail_data()
{
    QTest::addColumn<QByteArray>("base");
    QTest::addColumn<QString>("scheme");
    for (const QByteArray &base : {"http://upstream.test"_ba, "https://upstream.test"_ba}) {
        for (const QString &scheme : {u"http"_s, u"socks5"_s}) {
            QTest::addRow("%s by %s", base.constData(), qPrintable(scheme)) << base << scheme;
        }
    }
}

void tst_QnamTransport::reportsProxiesThatFail()
{
    QFETCH(QByteArray, base);
    QFETCH(QString, scheme);
    TransportFixture fixture;
    QByteArray gone;
    {
        const ScriptedUpstream proxy;
        gone = proxy.authority();
    }
    UpstreamRequest request = fixture.request("POST"_ba, "/?key=sk-secret"_ba);
    request.base = base;
    request.policy.proxyUrl = scheme + u"://user:secret@"_s + QString::fromLatin1(gone);
    const Exchange exchange(fixture, request);
    QTRY_VERIFY(exchange.heard.isOver());
    QCOMPARE(exchange.heard.failure->error.kind, ErrorKind::UpstreamUnreachable);
    QVERIFY(!exchange.heard.failure->requestSent);
    QVERIFY2(!exchange.heard.failure->error.detail.contains("secret"_L1),
             qPrintable(exchange.heard.failure->error.detail));
}

void tst_QnamTransport::refusesWhatMustNotBeSent_data()
{
    QTest::addColumn<QByteArray>("base");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addRow("a field in a value") << "http://127.0.0.1:1"_ba
                                        << "GET"_ba
                                        << "a\r\nX: y"_ba << ErrorKind::MalformedRequest;
    QTest::addRow("a request in a method") << "http://127.0.0.1:1"_ba
                                           << "GET / HTTP/1.1\r\n\r\nGET"_ba
                                           << "a"_ba << ErrorKind::MalformedRequest;
    QTest::addRow("a file") << "file:///etc/passwd"_ba
                            << "GET"_ba
                            << "a"_ba << ErrorKind::UpstreamUnreachable;
    QTest::addRow("nothing") << ""_ba
                             << "GET"_ba
                             << "a"_ba << ErrorKind::UpstreamUnreachable;
}

void tst_QnamTransport::refusesWhatMustNotBeSent()
{
    QFETCH(QByteArray, base);
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, value);
    QFETCH(ErrorKind, kind);
    TransportFixture fixture;
    UpstreamRequest request = fixture.request(method);
    request.base = base;
    request.fields = {{"A"_ba, value}};
    const Exchange exchange(fixture, request);
    QVERIFY(!exchange.heard.isOver());
    QTRY_VERIFY(exchange.heard.isOver());
    QCOMPARE(exchange.heard.failure->error.kind, kind);
    QVERIFY(!exchange.heard.failure->requestSent);
}

void tst_QnamTransport::reportsABrokenBodySource()
{
    TransportFixture fixture;
    PatternBody body(1000, 100);
    UpstreamRequest request = fixture.request("POST"_ba);
    request.body = &body;
    const Exchange exchange(fixture, request);
    QTRY_COMPARE(body.furthestRead(), 100);
    body.failReads();
    body.grow(100);
    QTRY_VERIFY(exchange.heard.isOver());
    QCOMPARE(exchange.heard.failure->error.kind, ErrorKind::StorageFailed);
    QVERIFY(!body.isWatched());
}

} // namespace keyferry::test

QTEST_GUILESS_MAIN(keyferry::test::tst_QnamTransport)

#include "tst_qnamtransport.moc"
