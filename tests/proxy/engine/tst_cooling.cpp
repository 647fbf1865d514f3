#include "tests/proxy/engine/chainfixture.h"
#include "tests/proxy/engine/enginefixture.h"
#include "tests/support/rawclient.h"
#include "tests/support/scriptedupstream.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace keyferry;
using namespace keyferry::engine;
using namespace keyferry::test;
using namespace std::chrono_literals;

namespace {

/// Keys that are out for so long, all for one model or altogether.
QList<ProviderKey> coolingKeys(const ChainFixture &fixture,
                               const QList<std::chrono::milliseconds> &times,
                               const QString &model = {})
{
    auto keys = ChainFixture::makeKeys(1, static_cast<int>(times.size()));
    for (qsizetype i = 0; i < keys.size(); ++i)
        keys[i].cooldowns.append(
            {.model = model, .until = fixture.clock.wall() + 5 + times.at(i).count()});
    return keys;
}

} // namespace

/// What happens while no key serves.
class tst_Cooling : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhenTheFirstKeyIsBack_data();
    void saysWhenTheFirstKeyIsBack();
    void servesOtherModels();
    void tellsCoolingFromUnusable_data();
    void tellsCoolingFromUnusable();
    void waitsForAKey();
    void doesNotWaitInVain();
    void noticesAKeyThatIsBackEarly();
    void goesOnWithTheKeyThatWasLimited();
    void givesTheRealAnswerRatherThanItsOwn();
    void waitsNoLongerThanTold();
    void stopsWaitingWhenTheClientLeaves();
    void answersInTheProvidersShape();
    void waitsForAKeyAtItsLimit();
};

void tst_Cooling::saysWhenTheFirstKeyIsBack_data()
{
    QTest::addColumn<QList<std::chrono::milliseconds>>("times");
    QTest::addColumn<std::chrono::seconds>("retryAfter");
    QTest::addRow("rounded up") << QList{7200ms} << 8s;
    QTest::addRow("whole seconds") << QList<std::chrono::milliseconds>{20s} << 20s;
    QTest::addRow("at least one") << QList{3ms} << 1s;
    QTest::addRow("the earliest") << QList<std::chrono::milliseconds>{90s, 30s, 60s} << 30s;
}

void tst_Cooling::saysWhenTheFirstKeyIsBack()
{
    QFETCH(QList<std::chrono::milliseconds>, times);
    QFETCH(std::chrono::seconds, retryAfter);
    ChainFixture fixture;
    fixture.setKeys(1, coolingKeys(fixture, times));
    fixture.begin();
    QCOMPARE(fixture.started(), 0);
    QCOMPARE(fixture.listener.failures.size(), 1);
    QCOMPARE(fixture.listener.failures.first().error.kind, ErrorKind::KeysCooling);
    QCOMPARE(*fixture.listener.failures.first().retryAfter, retryAfter);
}

void tst_Cooling::servesOtherModels()
{
    ChainFixture fixture;
    fixture.setKeys(1, coolingKeys(fixture, {60s, 60s}, u"m"_s));
    fixture.begin();
    QCOMPARE(fixture.listener.failures.first().error.kind, ErrorKind::KeysCooling);
    fixture.model = u"other"_s;
    fixture.begin();
    QCOMPARE(fixture.started(), 1);
}

void tst_Cooling::tellsCoolingFromUnusable_data()
{
    QTest::addColumn<KeyState>("other");
    QTest::addColumn<bool>("oneCools");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addRow("all invalid") << KeyState::Invalid << false << ErrorKind::NoUsableKey;
    QTest::addRow("all disabled") << KeyState::Disabled << false << ErrorKind::NoUsableKey;
    QTest::addRow("one cools") << KeyState::Invalid << true << ErrorKind::KeysCooling;
}

void tst_Cooling::tellsCoolingFromUnusable()
{
    QFETCH(KeyState, other);
    QFETCH(bool, oneCools);
    QFETCH(ErrorKind, kind);
    ChainFixture fixture;
    auto keys = coolingKeys(fixture, {10s, 20s, 30s});
    for (qsizetype i = oneCools ? 1 : 0; i < keys.size(); ++i)
        keys[i].state = other;
    fixture.setKeys(1, keys);
    fixture.begin();
    QCOMPARE(fixture.listener.failures.first().error.kind, kind);
    QCOMPARE(fixture.listener.failures.first().retryAfter.has_value(), oneCools);
}

void tst_Cooling::waitsForAKey()
{
    ChainFixture fixture;
    fixture.set("wait_for_key"_L1, u"10"_s);
    fixture.setKeys(1, coolingKeys(fixture, {4s}));
    fixture.begin();
    QVERIFY(!fixture.record.error.isEmpty()); // the window shows what it waits for
    QCOMPARE(fixture.listener.changes, 1);
    fixture.pass(3900ms);
    QCOMPARE(fixture.started(), 0);
    QVERIFY(fixture.listener.failures.isEmpty());
    fixture.pass(200ms);
    QCOMPARE(fixture.started(), 1);
    QCOMPARE(fixture.record.error, QString());
    fixture.answer(200);
    QCOMPARE(fixture.listener.statuses, QList<int>{200});
}

void tst_Cooling::doesNotWaitInVain()
{
    ChainFixture fixture;
    fixture.set("wait_for_key"_L1, u"10"_s);
    fixture.setKeys(1, coolingKeys(fixture, {11s}));
    fixture.begin();
    QCOMPARE(fixture.listener.failures.size(), 1);
    QCOMPARE(*fixture.listener.failures.first().retryAfter, 11s);
}

void tst_Cooling::noticesAKeyThatIsBackEarly()
{
    ChainFixture fixture;
    fixture.set("wait_for_key"_L1, u"60"_s);
    fixture.setKeys(1, coolingKeys(fixture, {50s}));
    fixture.begin();
    fixture.pass(1s);
    fixture.pool(1).apply(
        {.group = GroupId{1}, .upserted = ChainFixture::makeKeys(1, 1), .resetsCooldowns = true});
    fixture.pass(300ms);
    QCOMPARE(fixture.started(), 1);
}

void tst_Cooling::goesOnWithTheKeyThatWasLimited()
{
    ChainFixture fixture;
    fixture.set("wait_for_key"_L1, u"10"_s);
    fixture.setKeys(1, ChainFixture::makeKeys(1, 2));
    fixture.begin();
    fixture.answer(401);
    fixture.answer(429, {}, {{"Content-Length", "0"}, {"Retry-After", "3"}});
    QCOMPARE(fixture.started(), 2);
    fixture.pass(2900ms);
    QCOMPARE(fixture.started(), 2); // the rejected key is served still, but not for this request
    fixture.pass(200ms);
    QCOMPARE(fixture.started(), 3);
    QCOMPARE(fixture.keyOf(2), KeyId{102});
}

void tst_Cooling::givesTheRealAnswerRatherThanItsOwn()
{
    ChainFixture fixture;
    fixture.setKeys(1, ChainFixture::makeKeys(1, 1));
    fixture.begin();
    fixture.answer(429, {}, {{"Content-Length", "0"}, {"Retry-After", "3"}});
    QCOMPARE(fixture.listener.statuses, QList<int>{429});
    QVERIFY(fixture.listener.failures.isEmpty());
    fixture.begin(); // the next request has no real answer
    QCOMPARE(fixture.listener.failures.size(), 1);
    QCOMPARE(*fixture.listener.failures.first().retryAfter, 3s);
}

void tst_Cooling::waitsNoLongerThanTold()
{
    ChainFixture fixture;
    fixture.set("wait_for_key"_L1, u"5"_s);
    fixture.setKeys(1, ChainFixture::makeKeys(1, 1));
    fixture.begin();
    fixture.answer(429, {}, {{"Content-Length", "0"}, {"Retry-After", "4"}});
    fixture.pass(4100ms);
    QCOMPARE(fixture.started(), 2);
    // All waits of a request together: one second is left.
    fixture.answer(429, {}, {{"Content-Length", "0"}, {"Retry-After", "4"}});
    QCOMPARE(fixture.listener.statuses, QList<int>{429});
}

void tst_Cooling::stopsWaitingWhenTheClientLeaves()
{
    ChainFixture fixture;
    fixture.set("wait_for_key"_L1, u"10"_s);
    fixture.setKeys(1, coolingKeys(fixture, {1s}));
    fixture.begin().cancel(Verdict::ClientLeft);
    fixture.pass(5s);
    QCOMPARE(fixture.started(), 0);
    QVERIFY(fixture.listener.failures.isEmpty());
}

void tst_Cooling::answersInTheProvidersShape()
{
    ScriptedUpstream upstream;
    upstream.setAnswer(jsonAnswer(429, R"({"error":"slow"})", {{"Retry-After", "30"}}));
    EngineFixture fixture;
    fixture.addGroup("g", {upstream.url()}, 1);
    fixture.start();
    RawClient client(fixture.port());
    client.request("POST", "/proxy/g/v1/chat", R"({"model":"m"})");
    QVERIFY(client.waitUntilComplete());
    QCOMPARE(client.body(), R"({"error":"slow"})"_ba); // the real one
    client.forget();
    client.request("POST", "/proxy/g/v1/chat", R"({"model":"m"})");
    QVERIFY(client.waitUntilComplete());
    QCOMPARE(client.status(), 429);
    QCOMPARE(client.fields().first("x-keyferry-error"), "keys-cooling"_ba);
    QVERIFY(client.body().startsWith(R"({"error":{)"));
    const int seconds = client.fields().first("Retry-After").toInt();
    QVERIFY(seconds >= 28 && seconds <= 30);
    QCOMPARE(upstream.requestCount(), 1);
    QTRY_COMPARE(fixture.sink.records().size(), 2);
    QCOMPARE(fixture.sink.records().at(1).status, 429);
    QCOMPARE(fixture.sink.records().at(1).tries, 0);
}

void tst_Cooling::waitsForAKeyAtItsLimit()
{
    ScriptedUpstream upstream;
    upstream.setAnswer(Answer(silence()).send(headBytes(200, {{"Content-Length", "2"}}) + "ok"));
    EngineFixture fixture;
    fixture.addGroup(
        "g", {upstream.url()}, 1, {{u"key_max_in_flight"_s, u"1"_s}, {u"wait_for_key"_s, u"20"_s}});
    QSignalSpy live(fixture.host.get(), &Gateway::requestsChanged);
    fixture.start();
    RawClient first(fixture.port());
    RawClient second(fixture.port());
    first.request("POST", "/proxy/g/v1/chat", R"({"model":"m"})");
    QTRY_COMPARE(upstream.held(), 1);
    second.request("POST", "/proxy/g/v1/chat", R"({"model":"m"})");
    // The window shows that it waits.
    QTRY_VERIFY(std::any_of(live.begin(), live.end(), [](const QList<QVariant> &signal) {
        const auto records = signal.first().value<QList<RequestRecord>>();
        return std::any_of(records.begin(), records.end(), [](const RequestRecord &record) {
            return record.error.startsWith(u"waits"_s);
        });
    }));
    QCOMPARE(upstream.requestCount(), 1);
    upstream.release();
    QVERIFY(first.waitUntilComplete());
    QTRY_COMPARE(upstream.held(), 1);
    upstream.release();
    QVERIFY(second.waitUntilComplete());
    QCOMPARE(second.status(), 200);
}

QTEST_GUILESS_MAIN(tst_Cooling)
#include "tst_cooling.moc"
