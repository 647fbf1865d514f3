#include "proxy/transport/qnampool.h"
#include "tests/proxy/transport/transportfixture.h"

#include <QDir>

namespace keyferry::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using transport::UpstreamRequest;

class tst_QnamPool final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void spreadsOverShards();
    void keepsToTheLimitFirstComeFirstServed();
    void survivesTheFailureOfOthers();
    void givesUpWaiting();
    void letsWaitersLeave();
    void reusesConnections();
    void dropsIdleShards();
    void replacesPoisonedShards();
    void keepsAShardWhileItsReplyIsRead_data();
    void keepsAShardWhileItsReplyIsRead();
    void keepsPoliciesApart();
    void refusesAPolicyItCannotFollow_data();
    void refusesAPolicyItCannotFollow();
    void doesNotLeakDescriptors();
};

namespace {

using Exchanges = std::vector<std::unique_ptr<Exchange>>;

void startMany(Exchanges &exchanges, TransportFixture &fixture, int count, qint64 limit)
{
    for (int i = 0; i < count; ++i) {
        UpstreamRequest request = fixture.request("POST"_ba, "/"_ba + QByteArray::number(i));
        request.connectionLimit = limit;
        exchanges.push_back(std::make_unique<Exchange>(fixture, request));
    }
}

bool allFinished(const Exchanges &exchanges)
{
    return std::all_of(exchanges.begin(), exchanges.end(), [](const auto &exchange) {
        return exchange->heard.isFinished;
    });
}

qsizetype openDescriptors()
{
    return QDir(u"/proc/self/fd"_s)
        .entryList(QDir::System | QDir::Files | QDir::NoDotAndDotDot)
        .size();
}

} // namespace

void tst_QnamPool::spreadsOverShards()
{
    TransportFixture fixture;
    fixture.upstream.setAnswer(
        Answer().hold().send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"_ba));
    Exchanges exchanges;
    startMany(exchanges, fixture, 20, 256);
    QTRY_COMPARE(fixture.upstream.held(), 20);
    QCOMPARE(fixture.upstream.openConnections(), 20);
    QCOMPARE(fixture.transport.shardCount(), 4U);
    fixture.upstream.release();
    QTRY_VERIFY(allFinished(exchanges));
}

void tst_QnamPool::keepsToTheLimitFirstComeFirstServed()
{
    TransportFixture fixture;
    fixture.upstream.setAnswer(
        Answer().hold().send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"_ba));
    Exchanges exchanges;
    startMany(exchanges, fixture, 6, 2);
    for (int answered = 0; answered < 6; ++answered) {
        QTRY_COMPARE(fixture.upstream.requestCount(), std::min(6, answered + 2));
        QTRY_COMPARE(fixture.upstream.held(), std::min(2, 6 - answered));
        fixture.upstream.release(1);
        QTRY_VERIFY(exchanges[static_cast<std::size_t>(answered)]->heard.isFinished);
    }
    QCOMPARE(fixture.upstream.mostOpenConnections(), 2);
    const auto requests = fixture.upstream.requests();
    for (std::size_t i = 2; i < requests.size(); ++i)
        QCOMPARE(requests[i].target(), "/"_ba + QByteArray::number(i));
}

void tst_QnamPool::survivesTheFailureOfOthers()
{
    TransportFixture fixture;
    fixture.upstream.setAnswerFor("POST /0 "_ba, closeUnanswered());
    fixture.upstream.setAnswerFor("POST /3 "_ba, resetUnanswered());
    Exchanges exchanges;
    startMany(exchanges, fixture, 12, 2);
    for (std::size_t i = 0; i < exchanges.size(); ++i) {
        QTRY_VERIFY(exchanges[i]->heard.isOver());
        QCOMPARE(exchanges[i]->heard.isFinished, i != 0 && i != 3);
    }
    QCOMPARE(fixture.upstream.requestCount(), 12);
}

void tst_QnamPool::givesUpWaiting()
{
    TransportFixture fixture;
    fixture.upstream.setAnswer(silence());
    Exchanges exchanges;
    startMany(exchanges, fixture, 2, 1);
    QTRY_COMPARE(fixture.upstream.held(), 1);
    fixture.passTime(29'900ms);
    QTest::qWait(20);
    QVERIFY(!exchanges[1]->heard.isOver());
    fixture.passTime(200ms);
    QTRY_VERIFY(exchanges[1]->heard.isOver());
    const transport::TransportFailure failure = *exchanges[1]->heard.failure;
    QCOMPARE(failure.error.kind, ErrorKind::OutOfCapacity);
    QVERIFY(!failure.requestSent);
    QVERIFY(!exchanges[0]->heard.isOver());
    QCOMPARE(fixture.upstream.requestCount(), 1);
}

void tst_QnamPool::letsWaitersLeave()
{
    TransportFixture fixture;
    fixture.upstream.setAnswer(
        Answer().hold().send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"_ba));
    Exchanges exchanges;
    startMany(exchanges, fixture, 4, 1);
    QTRY_COMPARE(fixture.upstream.held(), 1);
    exchanges[1]->call->cancel();
    exchanges[2]->call.reset();
    exchanges[0]->call->cancel();
    QTRY_COMPARE(fixture.upstream.requestCount(), 2);
    QCOMPARE(fixture.upstream.requests().back().target(), "/3"_ba);
    QTRY_VERIFY(fixture.upstream.held() > 0);
    fixture.upstream.release();
    QTRY_VERIFY(exchanges[3]->heard.isFinished);
}

void tst_QnamPool::reusesConnections()
{
    TransportFixture fixture;
    for (int i = 0; i < 5; ++i) {
        const Exchange exchange(fixture, fixture.request("POST"_ba));
        QTRY_VERIFY(exchange.heard.isFinished);
    }
    QCOMPARE(fixture.upstream.connectionCount(), 1);
}

void tst_QnamPool::dropsIdleShards()
{
    TransportFixture fixture;
    Exchanges exchanges;
    startMany(exchanges, fixture, 7, 256);
    QTRY_VERIFY(allFinished(exchanges));
    QCOMPARE(fixture.transport.shardCount(), 2U);
    fixture.passTime(149s);
    QCOMPARE(fixture.transport.shardCount(), 2U);
    QVERIFY(fixture.upstream.openConnections() > 0);
    fixture.passTime(2s);
    QCOMPARE(fixture.transport.shardCount(), 0U);
    QTRY_COMPARE(fixture.upstream.openConnections(), 0);

    const Exchange exchange(fixture, fixture.request("POST"_ba));
    QTRY_VERIFY(exchange.heard.isFinished);
}

void tst_QnamPool::replacesPoisonedShards()
{
    TransportFixture fixture;
    fixture.upstream.setAnswerFor(
        "/held "_ba, Answer().hold().send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"_ba));
    fixture.upstream.setAnswerFor("/early "_ba,
                                  rawAnswer("HTTP/1.1 103 Early Hints\r\nA: b\r\n\r\n"_ba));
    const Exchange held(fixture, fixture.request("GET"_ba, "/held"_ba));
    QTRY_COMPARE(fixture.upstream.held(), 1);
    const Exchange early(fixture, fixture.request("GET"_ba, "/early"_ba));
    QTRY_VERIFY(early.heard.isOver());
    const Exchange next(fixture, fixture.request("GET"_ba, "/next"_ba));
    QTRY_VERIFY(next.heard.isFinished);
    QCOMPARE(fixture.transport.shardCount(), 2U);
    QCOMPARE(fixture.upstream.connectionCount(), 3);

    // What was in flight beside the bad answer ends in peace, then the shard goes.
    fixture.upstream.release();
    QTRY_VERIFY(held.heard.isFinished);
    QCOMPARE(fixture.transport.shardCount(), 1U);
}

void tst_QnamPool::keepsAShardWhileItsReplyIsRead_data()
{
    QTest::addColumn<bool>("isPoisoned");
    QTest::addRow("idle for long") << false;
    QTest::addRow("poisoned by another") << true;
}

void tst_QnamPool::keepsAShardWhileItsReplyIsRead()
{
    QFETCH(bool, isPoisoned);
    TransportFixture fixture;
    fixture.upstream.setAnswerFor("/early "_ba,
                                  rawAnswer("HTTP/1.1 103 Early Hints\r\nA: b\r\n\r\n"_ba));
    fixture.upstream.setAnswer(bigAnswer(100'000).finish());
    Exchange paused(fixture, fixture.request("GET"_ba));
    paused.heard.onHead = [&paused] { paused.call->pause(); };
    QTRY_COMPARE(fixture.upstream.connectionCount(), 1);
    QTRY_COMPARE(fixture.upstream.openConnections(), 0);
    QTest::qWait(20);
    if (isPoisoned) {
        const Exchange early(fixture, fixture.request("GET"_ba, "/early"_ba));
        QTRY_VERIFY(early.heard.isOver());
    } else {
        fixture.passTime(1h);
    }
    QTest::qWait(20);
    QCOMPARE(fixture.transport.shardCount(), 1U);
    paused.call->resume();
    QTRY_VERIFY(paused.heard.isFinished);
    QCOMPARE(paused.heard.bodySize, 100'000);
    fixture.passTime(151s);
    QCOMPARE(fixture.transport.shardCount(), 0U);
}

void tst_QnamPool::keepsPoliciesApart()
{
    TransportFixture fixture;
    const Exchange plain(fixture, fixture.request("GET"_ba));
    QTRY_VERIFY(plain.heard.isFinished);
    UpstreamRequest request = fixture.request("GET"_ba);
    request.policy.verifyTls = false;
    const Exchange unchecked(fixture, request);
    QTRY_VERIFY(unchecked.heard.isFinished);
    QCOMPARE(fixture.transport.shardCount(), 2U);
    QCOMPARE(fixture.upstream.connectionCount(), 2);
}

void tst_QnamPool::refusesAPolicyItCannotFollow_data()
{
    QTest::addColumn<QByteArray>("base");
    QTest::addColumn<QString>("proxyUrl");
    QTest::addColumn<QString>("caFile");
    QTest::addRow("a proxy behind TLS")
        << "http://upstream.test"_ba << u"https://user:secret@proxy.test:1"_s << QString();
    QTest::addRow("no CA in the file") << "https://127.0.0.1:1"_ba << QString() << u"/dev/null"_s;
}

void tst_QnamPool::refusesAPolicyItCannotFollow()
{
    QFETCH(QByteArray, base);
    QFETCH(QString, proxyUrl);
    QFETCH(QString, caFile);
    TransportFixture fixture;
    UpstreamRequest request = fixture.request("GET"_ba);
    request.base = base;
    request.policy.proxyUrl = proxyUrl;
    request.policy.caFile = caFile;
    const Exchange exchange(fixture, request);
    QTRY_VERIFY(exchange.heard.isOver());
    QCOMPARE(exchange.heard.failure->error.kind, ErrorKind::UpstreamUnreachable);
    QVERIFY(!exchange.heard.failure->requestSent);
    QVERIFY(!exchange.heard.failure->error.detail.contains("secret"_L1));
    QCOMPARE(fixture.transport.shardCount(), 0U);
}

void tst_QnamPool::doesNotLeakDescriptors()
{
    TransportFixture fixture;
    fixture.upstream.setAnswerFor(
        "/cut "_ba, rawAnswer("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\na"_ba).finishLater());
    const auto run = [&fixture](int count) {
        Exchanges exchanges;
        for (int i = 0; i < count; ++i) {
            const QByteArray target = i % 3 == 0 ? "/cut"_ba : "/whole"_ba;
            exchanges.push_back(
                std::make_unique<Exchange>(fixture, fixture.request("POST"_ba, target)));
            if (i % 5 == 0)
                exchanges.back()->call->cancel();
        }
        const auto isOver = [&exchanges] {
            return std::all_of(
                exchanges.begin(), exchanges.end(), [&exchanges](const auto &exchange) {
                    return exchange->heard.isOver() || (&exchange - exchanges.data()) % 5 == 0;
                });
        };
        QTRY_VERIFY_WITH_TIMEOUT(isOver(), 20'000);
        fixture.passTime(151s);
        QTRY_COMPARE(fixture.upstream.openConnections(), 0);
    };
    run(20);
    const qsizetype before = openDescriptors();
    run(200);
    QTRY_VERIFY2(openDescriptors() <= before + 2,
                 qPrintable(u"%1 -> %2"_s.arg(before).arg(openDescriptors())));
}

} // namespace keyferry::test

QTEST_GUILESS_MAIN(keyferry::test::tst_QnamPool)

#include "tst_qnampool.moc"
