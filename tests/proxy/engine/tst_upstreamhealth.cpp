#include "tests/proxy/engine/enginefixture.h"
#include "tests/support/rawclient.h"
#include "tests/support/scriptedupstream.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace keyferry;
using namespace keyferry::test;

namespace {

// QNetworkAccessManager sends a GET again by itself; a POST goes out once an attempt.

/// A group of two upstreams behind an engine with two workers, and a client at each.
class Pair
{
public:
    explicit Pair(const QByteArray &firstUrl, const QMap<QString, QString> &overrides = {})
        : m_group(fixture.addGroup("g", {firstUrl, good.url()}, 2, overrides))
    {
        fixture.start();
        m_clients[0] = std::make_unique<RawClient>(fixture.port());
        m_clients[1] = std::make_unique<RawClient>(fixture.port());
    }

    /// So many requests, the clients by turns; true if all were answered 200.
    [[nodiscard]] bool ask(int times)
    {
        for (int i = 0; i < times; ++i) {
            RawClient &client = *m_clients[m_asked++ % m_clients.size()];
            client.forget();
            client.request("POST", chatTarget, chatBody);
            if (!client.waitUntilComplete() || client.status() != 200)
                return false;
        }
        return true;
    }
    [[nodiscard]] UpstreamHealth health(int index) const
    {
        return fixture.host->upstreamHealth(m_group).value(index);
    }
    [[nodiscard]] GroupId group() const { return m_group; }

    ScriptedUpstream good{};
    EngineFixture fixture{};

private:
    GroupId m_group{};
    std::array<std::unique_ptr<RawClient>, 2> m_clients{};
    std::size_t m_asked = 0;
};

QByteArray refusingUrl()
{
    QTcpServer closed;
    closed.listen(QHostAddress::LocalHost);
    return "http://127.0.0.1:" + QByteArray::number(closed.serverPort());
}

} // namespace

class tst_UpstreamHealth : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void passesOverAnUpstreamThatFails_data();
    void passesOverAnUpstreamThatFails();
    void passesOverARefusingUpstream();
    void takesNoOffenceAtRefusals();
    void triesAgainAndTakesItBack();
    void waitsLongerWhenTheTrialFails();
    void letsOneTrialRunAtATime();
    void passesByWhatBeganBeforeItOpened();
    void prefersTheFasterUpstream();
    void knowsNothingOfOthers();
};

void tst_UpstreamHealth::passesOverAnUpstreamThatFails_data()
{
    QTest::addColumn<Answer>("bad");
    QTest::addRow("500") << jsonAnswer(500, "{}");
    QTest::addRow("503") << jsonAnswer(503, "{}");
    QTest::addRow("529") << jsonAnswer(529, "{}");
    QTest::addRow("closed unanswered") << closeUnanswered();
    QTest::addRow("reset") << resetUnanswered();
}

void tst_UpstreamHealth::passesOverAnUpstreamThatFails()
{
    QFETCH(Answer, bad);
    ScriptedUpstream upstream;
    upstream.setAnswer(bad);
    Pair pair(upstream.url());
    QSignalSpy changed(pair.fixture.host.get(), &Gateway::upstreamHealthChanged);
    QVERIFY(pair.ask(20));

    QCOMPARE(upstream.requestCount(), 5); // over both workers
    QCOMPARE(pair.good.requestCount(), 20);
    const UpstreamHealth health = pair.health(0);
    QCOMPARE(health.state, BreakerState::Open);
    QCOMPARE(health.consecutiveFailures, 5);
    QVERIFY(health.openUntil > pair.fixture.clock.wall());
    QVERIFY(!health.lastError.isEmpty());
    QCOMPARE(pair.health(1).state, BreakerState::Closed);
    QVERIFY(pair.health(1).firstByteMs >= 0);
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(changed.first().first().value<QList<GroupId>>(), QList{pair.group()});
}

void tst_UpstreamHealth::passesOverARefusingUpstream()
{
    Pair pair(refusingUrl());
    QVERIFY(pair.ask(12));
    QCOMPARE(pair.health(0).state, BreakerState::Open);
    QVERIFY(pair.ask(5));
    const QList<RequestRecord> records = pair.fixture.sink.records();
    for (qsizetype i = 12; i < records.size(); ++i)
        QCOMPARE(records.at(i).tries, 1);
    QCOMPARE(pair.health(0).consecutiveFailures, 5);
}

void tst_UpstreamHealth::takesNoOffenceAtRefusals()
{
    ScriptedUpstream upstream;
    upstream.setAnswer(jsonAnswer(401, "{}"));
    Pair pair(upstream.url(), {{u"blacklist_threshold"_s, u"0"_s}});
    (void)pair.ask(1);
    QTRY_VERIFY(upstream.requestCount() > 0);
    for (int i = 0; i < 10; ++i)
        (void)pair.ask(1);
    QCOMPARE(pair.health(0).state, BreakerState::Closed);
    QCOMPARE(pair.health(0).consecutiveFailures, 0);
}

void tst_UpstreamHealth::triesAgainAndTakesItBack()
{
    ScriptedUpstream upstream;
    upstream.setAnswer(jsonAnswer(500, "{}"));
    Pair pair(upstream.url());
    QSignalSpy changed(pair.fixture.host.get(), &Gateway::upstreamHealthChanged);
    QVERIFY(pair.ask(12));
    QTRY_COMPARE(changed.size(), 1);
    upstream.setAnswer(jsonAnswer(200, "{}"));
    QVERIFY(pair.ask(4));
    QCOMPARE(upstream.requestCount(), 5);

    pair.fixture.clock.advanceWall(10s);
    QVERIFY(pair.ask(20));
    QCOMPARE(pair.health(0).state, BreakerState::Closed);
    QCOMPARE(pair.health(0).consecutiveFailures, 0);
    QVERIFY(upstream.requestCount() >= 13);
    QTRY_COMPARE(changed.size(), 2);
}

void tst_UpstreamHealth::waitsLongerWhenTheTrialFails()
{
    ScriptedUpstream upstream;
    upstream.setAnswer(jsonAnswer(500, "{}"));
    Pair pair(upstream.url());
    QVERIFY(pair.ask(12));
    pair.fixture.clock.advanceWall(10s);
    QVERIFY(pair.ask(12));
    QCOMPARE(upstream.requestCount(), 6);
    const qint64 left = pair.health(0).openUntil - pair.fixture.clock.wall();
    QVERIFY2(left > 10'000 && left <= 20'000, QByteArray::number(left));
}

void tst_UpstreamHealth::letsOneTrialRunAtATime()
{
    ScriptedUpstream upstream;
    upstream.setAnswer(jsonAnswer(500, "{}"));
    Pair pair(upstream.url());
    QVERIFY(pair.ask(12));
    upstream.setAnswer(silence());
    pair.fixture.clock.advanceWall(10s);

    // One of two requests at most meets the trial, and waits; the others go elsewhere.
    auto waiting = std::make_unique<RawClient>(pair.fixture.port());
    while (upstream.held() == 0) {
        waiting->forget();
        waiting->request("POST", chatTarget, chatBody);
        QTRY_VERIFY(waiting->isComplete() || upstream.held() == 1);
    }
    QCOMPARE(pair.health(0).state, BreakerState::HalfOpen);
    QVERIFY(pair.ask(10));
    QCOMPARE(upstream.requestCount(), 6);

    // Its client leaves: the next one may try.
    upstream.setAnswer(jsonAnswer(200, "{}"));
    waiting.reset();
    QTRY_COMPARE(pair.health(0).state, BreakerState::Open);
    QVERIFY(pair.ask(4));
    QCOMPARE(pair.health(0).state, BreakerState::Closed);
}

void tst_UpstreamHealth::passesByWhatBeganBeforeItOpened()
{
    ScriptedUpstream upstream;
    upstream.setAnswer(silence().send(headBytes(200, {{"Content-Length", "2"}}) + "{}"));
    Pair pair(upstream.url());
    RawClient waiting(pair.fixture.port());
    while (upstream.held() == 0) {
        waiting.forget();
        waiting.request("POST", chatTarget, chatBody);
        QTRY_VERIFY(waiting.isComplete() || upstream.held() == 1);
    }
    upstream.setAnswer(jsonAnswer(500, "{}"));
    pair.fixture.clock.advanceWall(1s);
    QVERIFY(pair.ask(12));
    QCOMPARE(pair.health(0).state, BreakerState::Open);
    waiting.forget();
    upstream.release();
    QVERIFY(waiting.waitUntilComplete());
    QCOMPARE(waiting.status(), 200);
    QCOMPARE(pair.health(0).state, BreakerState::Open);
}

void tst_UpstreamHealth::prefersTheFasterUpstream()
{
    ScriptedUpstream slow;
    Pair pair(slow.url(), {{u"upstream_strategy"_s, u"latency"_s}});
    Answer late;
    late.wait(100ms).send(headBytes(200, {{"Content-Length", "2"}}) + "{}");
    slow.setAnswer(late);
    QVERIFY(pair.ask(30));
    QVERIFY2(slow.requestCount() <= 4, QByteArray::number(slow.requestCount()));
    QVERIFY(pair.health(0).firstByteMs >= 90);
}

void tst_UpstreamHealth::knowsNothingOfOthers()
{
    EngineFixture fixture;
    const GroupId group = fixture.addGroup("g", {"http://127.0.0.1:9"}, 1);
    QVERIFY(fixture.host->upstreamHealth(group).isEmpty()); // no snapshot yet
    fixture.publish();
    QCOMPARE(fixture.host->upstreamHealth(group).size(), 1);
    QCOMPARE(fixture.host->upstreamHealth(group).first().firstByteMs, -1);
    QVERIFY(fixture.host->upstreamHealth(GroupId{77}).isEmpty());
}

QTEST_GUILESS_MAIN(tst_UpstreamHealth)
#include "tst_upstreamhealth.moc"
