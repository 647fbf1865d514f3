#include "proxy/transport/directpool.h"
#include "tests/proxy/transport/directfixture.h"

namespace keyferry::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using transport::UpstreamRequest;

class tst_DirectPool final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void servesTheNextRequestOnTheSameConnection();
    void keepsApart_data();
    void keepsApart();
    void letsRequestsWaitAtTheLimit();
    void refusesAfterTheQueueDeadline();
    void takesAFreedConnectionBeforeItsOwn();
    void forgetsTheWaiterThatLeaves();
    void failsTheWaiterWhoseConnectionFailed();
    void endsIdleConnections_data();
    void endsIdleConnections();
    void learnsHowLongTheUpstreamWaits();
    void dropsAConnectionThatSpeaksUnasked();
    void doesNotKeep_data();
    void doesNotKeep();
};

namespace {

const QByteArray okHead = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n"_ba;

void finishOne(DirectFixture &fixture, const UpstreamRequest &request)
{
    DirectExchange exchange(fixture, request);
    QTRY_VERIFY(exchange.heard.isFinished);
}

} // namespace

void tst_DirectPool::servesTheNextRequestOnTheSameConnection()
{
    DirectFixture fixture;
    for (int count = 0; count < 3; ++count)
        finishOne(fixture, fixture.request("GET"_ba, "/x"_ba));
    QCOMPARE(fixture.upstream.requestCount(), 3);
    QCOMPARE(fixture.upstream.connectionCount(), 1);
    QCOMPARE(fixture.transport.idleCount(), 1U);
}

void tst_DirectPool::keepsApart_data()
{
    QTest::addColumn<QString>("proxyUrl");
    QTest::addColumn<bool>("verifyTls");
    QTest::addRow("another proxy") << u"direct"_s << true;
    QTest::addRow("another TLS policy") << QString() << false;
}

void tst_DirectPool::keepsApart()
{
    QFETCH(QString, proxyUrl);
    QFETCH(bool, verifyTls);
    DirectFixture fixture;
    finishOne(fixture, fixture.request("GET"_ba));
    auto other = fixture.request("GET"_ba);
    other.policy = {.proxyUrl = proxyUrl, .verifyTls = verifyTls};
    finishOne(fixture, other);
    QCOMPARE(fixture.upstream.connectionCount(), 2);
}

void tst_DirectPool::letsRequestsWaitAtTheLimit()
{
    DirectFixture fixture;
    fixture.upstream.setAnswer(silence());
    auto request = fixture.request("GET"_ba);
    request.connectionLimit = 2;
    std::vector<std::unique_ptr<DirectExchange>> all;
    for (int count = 0; count < 5; ++count)
        all.push_back(std::make_unique<DirectExchange>(fixture, request));
    QTRY_COMPARE(fixture.upstream.held(), 2);
    QCOMPARE(fixture.upstream.requestCount(), 2);

    fixture.upstream.setAnswer(jsonAnswer(200, "{}"_ba));
    all[0]->call->cancel(); // makes room for the third, which answers all that follow
    for (std::size_t index = 2; index < all.size(); ++index) {
        QTRY_VERIFY(all[index]->heard.isFinished);
        QVERIFY(fixture.transport.connectionCount() <= 2);
    }
    QCOMPARE(fixture.upstream.connectionCount(), 3);
}

void tst_DirectPool::refusesAfterTheQueueDeadline()
{
    DirectFixture fixture;
    fixture.upstream.setAnswer(silence());
    auto request = fixture.request("POST"_ba);
    request.connectionLimit = 1;
    DirectExchange first(fixture, request);
    DirectExchange second(fixture, request);
    QTRY_COMPARE(fixture.upstream.held(), 1);
    fixture.passTime(request.deadlines.queue + 100ms);
    QVERIFY(second.failedWith(ErrorKind::OutOfCapacity));
    QVERIFY(!second.heard.failure->requestSent);
    QVERIFY(!first.heard.isOver());
}

void tst_DirectPool::takesAFreedConnectionBeforeItsOwn()
{
    DirectFixture fixture;
    DirectExchange first(fixture, fixture.request("GET"_ba));
    DirectExchange second(fixture, fixture.request("GET"_ba));
    QTRY_VERIFY(first.heard.isFinished && second.heard.isFinished);
    // Whichever served the second one, what was made for it stays for later.
    QTRY_COMPARE(fixture.transport.idleCount(), fixture.transport.connectionCount());
    finishOne(fixture, fixture.request("GET"_ba));
    QVERIFY(fixture.upstream.connectionCount() <= 2);
}

void tst_DirectPool::forgetsTheWaiterThatLeaves()
{
    DirectFixture fixture;
    fixture.upstream.setAnswer(silence());
    auto request = fixture.request("GET"_ba);
    request.connectionLimit = 1;
    DirectExchange first(fixture, request);
    auto second = std::make_unique<DirectExchange>(fixture, request);
    DirectExchange third(fixture, request);
    QTRY_COMPARE(fixture.upstream.held(), 1);
    second.reset();
    fixture.upstream.setAnswer(jsonAnswer(200, "{}"_ba));
    first.call->cancel();
    QTRY_VERIFY(third.heard.isFinished);
    QCOMPARE(fixture.upstream.requestCount(), 2);
}

void tst_DirectPool::failsTheWaiterWhoseConnectionFailed()
{
    DirectFixture fixture;
    auto request = fixture.request("POST"_ba);
    {
        const ScriptedUpstream gone;
        request.base = gone.url();
    }
    DirectExchange exchange(fixture, request);
    QTRY_VERIFY(exchange.heard.isOver());
    QVERIFY(exchange.failedWith(ErrorKind::UpstreamUnreachable));
    QVERIFY(!exchange.heard.failure->requestSent);
}

void tst_DirectPool::endsIdleConnections_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<std::chrono::milliseconds>("lives");
    QTest::addRow("by the setting") << QByteArray() << 120'000ms;
    QTest::addRow("by the upstream's word") << "Keep-Alive: timeout=10, max=5\r\n"_ba << 9'000ms;
    QTest::addRow("a longer word counts for nothing")
        << "Keep-Alive: timeout=900\r\n"_ba << 120'000ms;
    QTest::addRow("no number") << "Keep-Alive: timeout=soon\r\n"_ba << 120'000ms;
}

void tst_DirectPool::endsIdleConnections()
{
    QFETCH(QByteArray, field);
    QFETCH(std::chrono::milliseconds, lives);
    DirectFixture fixture;
    fixture.upstream.setAnswer(rawAnswer(okHead + field + "\r\n{}"_ba));
    finishOne(fixture, fixture.request("GET"_ba));
    fixture.passTime(lives - 200ms);
    QCOMPARE(fixture.transport.idleCount(), 1U);
    fixture.passTime(300ms);
    QCOMPARE(fixture.transport.idleCount(), 0U);
    QTRY_COMPARE(fixture.upstream.openConnections(), 0);
}

void tst_DirectPool::learnsHowLongTheUpstreamWaits()
{
    DirectFixture fixture;
    finishOne(fixture, fixture.request("GET"_ba));
    fixture.passTime(10s);
    fixture.upstream.closeConnections();
    QTRY_COMPARE(fixture.transport.connectionCount(), 0U);

    finishOne(fixture, fixture.request("GET"_ba));
    fixture.passTime(7'900ms);
    QCOMPARE(fixture.transport.idleCount(), 1U);
    fixture.passTime(200ms);
    QCOMPARE(fixture.transport.idleCount(), 0U);
}

void tst_DirectPool::dropsAConnectionThatSpeaksUnasked()
{
    DirectFixture fixture;
    fixture.upstream.setAnswer(
        rawAnswer(okHead + "\r\n{}"_ba)
            .hold()
            .send("HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n"_ba));
    finishOne(fixture, fixture.request("GET"_ba));
    QTRY_COMPARE(fixture.upstream.held(), 1);
    fixture.upstream.release();
    QTRY_COMPARE(fixture.transport.connectionCount(), 0U);
}

void tst_DirectPool::doesNotKeep_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addRow("Connection: close") << okHead + "Connection: close\r\n\r\n{}"_ba;
    QTest::addRow("HTTP/1.0") << "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\n{}"_ba;
    QTest::addRow("a byte too many") << okHead + "\r\n{}X"_ba;
    QTest::addRow("no patience") << okHead + "Keep-Alive: timeout=1\r\n\r\n{}"_ba;
}

void tst_DirectPool::doesNotKeep()
{
    QFETCH(QByteArray, answer);
    DirectFixture fixture;
    fixture.upstream.setAnswer(rawAnswer(answer));
    DirectExchange exchange(fixture, fixture.request("GET"_ba));
    QTRY_VERIFY(exchange.heard.isFinished);
    QCOMPARE(exchange.heard.body, "{}"_ba);
    QTRY_COMPARE(fixture.upstream.openConnections(), 0);
    QCOMPARE(fixture.transport.connectionCount(), 0U);
}

} // namespace keyferry::test

QTEST_GUILESS_MAIN(keyferry::test::tst_DirectPool)

#include "tst_directpool.moc"
