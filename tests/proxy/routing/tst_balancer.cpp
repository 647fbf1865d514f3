#include "proxy/routing/balancer.h"
#include "proxy/routing/breaker.h"

#include <QTest>

#include <atomic>
#include <memory>
#include <thread>

namespace keyferry::routing {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 start = 1'700'000'000'000;

// Upstreams a, b, c … of these weights.
std::vector<UpstreamConfig> upstreams(const QList<int> &weights)
{
    std::vector<UpstreamConfig> list;
    for (int i = 0; i < weights.size(); ++i)
        list.push_back({.id = UpstreamId{i + 1},
                        .url = QByteArray(1, static_cast<char>('a' + i)),
                        .weight = weights.at(i)});
    return list;
}

QByteArray picks(Balancer &balancer, int count, const UpstreamWish &wish = {})
{
    QByteArray order;
    for (int i = 0; i < count; ++i) {
        const auto picked = balancer.pick(wish);
        order.append(picked ? picked->url : "-"_ba);
    }
    return order;
}

/// Upstreams a, b, c … with breakers, and one worker's balancer over them.
class Upstreams
{
public:
    explicit Upstreams(const QList<int> &weights)
    {
        const auto list = upstreams(weights);
        for (const UpstreamConfig &upstream : list) {
            m_breakers.push_back(std::make_unique<Breaker>(start - 1'000));
            m_map.insert(upstream.id, m_breakers.back().get());
        }
        balancer.setUpstreams(list, m_map);
    }
    [[nodiscard]] static UpstreamId id(char name) { return UpstreamId{name - 'a' + 1}; }
    [[nodiscard]] Breaker &breaker(char name) { return *m_map.value(id(name)); }
    void open(char name, qint64 at = start)
    {
        for (int i = 0; i < 5; ++i)
            breaker(name).noteFailure(u"refused"_s, at, at);
    }
    void measure(char name, std::chrono::milliseconds firstByte, qint64 at = start)
    {
        breaker(name).noteAnswer(firstByte, at, at);
    }
    [[nodiscard]] QByteArray pick(const UpstreamWish &wish) { return picks(balancer, 1, wish); }
    /// Picks, each answered `after`.
    [[nodiscard]] QByteArray
    answered(int count, const UpstreamWish &wish, std::chrono::milliseconds after)
    {
        QByteArray order;
        for (int i = 0; i < count; ++i) {
            order.append(pick(wish));
            balancer.noteAnswer(id(order.back()), after, wish.now, wish.now);
        }
        return order;
    }

    Balancer balancer{};

private:
    std::vector<std::unique_ptr<Breaker>> m_breakers{};
    BreakerMap m_map{};
};

} // namespace

class tst_Balancer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void spreadsByWeight_data();
    void spreadsByWeight();
    void givesExactShares();
    void goesOnAfterEdit();
    void takesNewUrlAndWeight();
    void forgetsLargeWeightsOfThePast();
    void passesOverOpenOnes_data();
    void passesOverOpenOnes();
    void givesNoBurstToOneThatComesBack_data();
    void givesNoBurstToOneThatComesBack();
    void triesAgainWhenDue();
    void leavesATrialToOneWorker();
    void givesOneTrialToManyWorkers();
    void passesOverTheOneThatJustFailed_data();
    void passesOverTheOneThatJustFailed();
    void takesTheLeastBrokenOfOpenOnes();
    void feedsTheBreaker();
    void picksTheFastest_data();
    void picksTheFastest();
    void triesTheUnmeasuredOneAtATime();
    void measuresASlowOneAgain();
    void triesADueOneFirstByLatency();
};

void tst_Balancer::spreadsByWeight_data()
{
    QTest::addColumn<QList<int>>("weights");
    QTest::addColumn<QByteArray>("order");

    QTest::newRow("docs/keys.md: 5,1,1") << QList<int>{5, 1, 1} << "aabacaaaabacaa"_ba;
    QTest::newRow("one") << QList<int>{3} << "aaaa"_ba;
    QTest::newRow("equal") << QList<int>{1, 1, 1} << "abcabc"_ba;
    QTest::newRow("equal and large") << QList<int>{10'000, 10'000} << "abab"_ba;
    QTest::newRow("zero is off") << QList<int>{1, 0, 1} << "acac"_ba;
    QTest::newRow("below zero is off") << QList<int>{-1, 1} << "bb"_ba;
    QTest::newRow("all off") << QList<int>{0, 0} << "--"_ba;
    QTest::newRow("none") << QList<int>{} << "-"_ba;
    QTest::newRow("2,1") << QList<int>{2, 1} << "abaaba"_ba;
}

void tst_Balancer::spreadsByWeight()
{
    QFETCH(QList<int>, weights);
    QFETCH(QByteArray, order);
    Balancer balancer;
    balancer.setUpstreams(upstreams(weights));
    QCOMPARE(picks(balancer, static_cast<int>(order.size())), order);
}

void tst_Balancer::givesExactShares()
{
    Balancer balancer;
    balancer.setUpstreams(upstreams({7, 2, 1}));
    const QByteArray order = picks(balancer, 1'000);
    QCOMPARE(order.count('a'), 700);
    QCOMPARE(order.count('b'), 200);
    QCOMPARE(order.count('c'), 100);
}

void tst_Balancer::goesOnAfterEdit()
{
    Balancer balancer;
    balancer.setUpstreams(upstreams({5, 1, 1}));
    QCOMPARE(picks(balancer, 3), "aab");
    balancer.setUpstreams(upstreams({5, 1, 1})); // a new snapshot that changed something else
    QCOMPARE(picks(balancer, 4), "acaa");
}

void tst_Balancer::takesNewUrlAndWeight()
{
    Balancer balancer;
    balancer.setUpstreams(upstreams({1, 1}));
    auto edited = upstreams({0, 1});
    edited[1].url = "z";
    balancer.setUpstreams(edited);
    QCOMPARE(picks(balancer, 3), "zzz");
}

void tst_Balancer::forgetsLargeWeightsOfThePast()
{
    Balancer balancer;
    balancer.setUpstreams(upstreams({1, 10'000}));
    while (balancer.pick({})->url != "a") {
    }
    // "a" has just had the turn of 10,000 picks; between equals it must not wait for that long.
    balancer.setUpstreams(upstreams({1, 1}));
    const QByteArray order = picks(balancer, 20);
    QVERIFY2(order.count('a') >= 8 && order.count('b') >= 8, order.constData());
}

void tst_Balancer::passesOverOpenOnes_data()
{
    QTest::addColumn<QList<int>>("weights");
    QTest::addColumn<QByteArray>("open");
    QTest::addColumn<QByteArray>("order");

    QTest::newRow("none") << QList<int>{5, 1, 1} << ""_ba
                          << "aabacaaaabacaa"_ba;
    QTest::newRow("the heavy one") << QList<int>{5, 1, 1} << "a"_ba
                                   << "bcbcbc"_ba;
    QTest::newRow("a light one") << QList<int>{5, 1, 1} << "b"_ba
                                 << "aaacaaaaacaa"_ba;
    QTest::newRow("all but one") << QList<int>{5, 1, 1} << "ac"_ba
                                 << "bbbb"_ba;
    QTest::newRow("the only other is off") << QList<int>{1, 0} << "a"_ba
                                           << "aaa"_ba;
    QTest::newRow("the only one") << QList<int>{1} << "a"_ba
                                  << "aaa"_ba;
}

void tst_Balancer::passesOverOpenOnes()
{
    QFETCH(QList<int>, weights);
    QFETCH(QByteArray, open);
    QFETCH(QByteArray, order);
    Upstreams upstreams(weights);
    for (const char name : std::as_const(open))
        upstreams.open(name);
    QCOMPARE(picks(upstreams.balancer, static_cast<int>(order.size()), {.now = start + 9'999}),
             order);
}

void tst_Balancer::givesNoBurstToOneThatComesBack_data()
{
    QTest::addColumn<int>("before");  // picks with all closed
    QTest::addColumn<int>("without"); // picks while the first is open
    for (int before = 0; before < 7; ++before)
        QTest::addRow("after %d", before) << before << 100 + before;
}

void tst_Balancer::givesNoBurstToOneThatComesBack()
{
    QFETCH(int, before);
    QFETCH(int, without);
    Upstreams upstreams({3, 2, 2});
    (void)picks(upstreams.balancer, before, {.now = start});
    upstreams.open('a');
    QVERIFY(!picks(upstreams.balancer, without, {.now = start + 1}).contains('a'));
    upstreams.measure('a', 10ms, start + 2); // closes it
    const QByteArray order = picks(upstreams.balancer, 70, {.now = start + 3});
    QVERIFY2(!order.contains("aaa"), order.constData());
    QVERIFY2(order.left(7).count('a') <= 4, order.constData());
    QVERIFY2(qAbs(order.count('a') - 30) <= 1, order.constData());
}

void tst_Balancer::triesAgainWhenDue()
{
    Upstreams upstreams({1, 1});
    upstreams.open('a');
    const qint64 due = start + 10'000;
    QCOMPARE(picks(upstreams.balancer, 4, {.now = due - 1}), "bbbb");
    QCOMPARE(picks(upstreams.balancer, 4, {.now = due}).count('a'), 1); // the trial, and no other
    upstreams.balancer.noteFailure(Upstreams::id('a'), u"refused"_s, due + 5, due);
    QCOMPARE(picks(upstreams.balancer, 4, {.now = due + 20'004}), "bbbb");
    QCOMPARE(picks(upstreams.balancer, 4, {.now = due + 20'005}).count('a'), 1);
    upstreams.balancer.noteNothing(Upstreams::id('a'), due + 20'005);
    QCOMPARE(picks(upstreams.balancer, 4, {.now = due + 20'006}).count('a'), 1);
    upstreams.balancer.noteAnswer(Upstreams::id('a'), 1ms, due + 20'007, due + 20'006);
    QCOMPARE(picks(upstreams.balancer, 4, {.now = due + 20'007}).count('a'), 2);
}

void tst_Balancer::leavesATrialToOneWorker()
{
    Upstreams upstreams({1, 1});
    upstreams.open('a');
    const UpstreamWish wish{.now = start + 10'000};
    QVERIFY(upstreams.breaker('a').beginTrial(wish.now)); // another worker
    QCOMPARE(picks(upstreams.balancer, 4, wish), "bbbb");
}

void tst_Balancer::givesOneTrialToManyWorkers()
{
    const auto list = upstreams({1, 1});
    for (int round = 0; round < 20; ++round) {
        Breaker failing;
        Breaker good;
        for (int i = 0; i < 5; ++i)
            failing.noteFailure({}, start, start);
        const BreakerMap breakers{{list[0].id, &failing}, {list[1].id, &good}};
        std::atomic<qsizetype> trials{0};
        std::vector<std::thread> workers;
        for (int worker = 0; worker < 4; ++worker) {
            workers.emplace_back([&list, &breakers, &trials] {
                Balancer balancer;
                balancer.setUpstreams(list, breakers);
                trials += picks(balancer, 50, {.now = start + 10'000}).count('a');
            });
        }
        for (std::thread &worker : workers)
            worker.join();
        QCOMPARE(trials.load(), 1);
    }
}

void tst_Balancer::passesOverTheOneThatJustFailed_data()
{
    QTest::addColumn<QList<int>>("weights");
    QTest::addColumn<QByteArray>("open");
    QTest::addColumn<char>("avoid");
    QTest::addColumn<QByteArray>("picked");

    QTest::newRow("another is there") << QList<int>{9, 1} << ""_ba << 'a' << "b"_ba;
    QTest::newRow("no other has a weight") << QList<int>{9, 0} << ""_ba << 'a' << "a"_ba;
    QTest::newRow("the other is open") << QList<int>{9, 1} << "b"_ba << 'a' << "a"_ba;
    QTest::newRow("all are open") << QList<int>{9, 1} << "ab"_ba << 'a' << "b"_ba;
    QTest::newRow("the only one, open") << QList<int>{9} << "a"_ba << 'a' << "a"_ba;
}

void tst_Balancer::passesOverTheOneThatJustFailed()
{
    QFETCH(QList<int>, weights);
    QFETCH(QByteArray, open);
    QFETCH(char, avoid);
    QFETCH(QByteArray, picked);
    for (const bool byLatency : {false, true}) {
        Upstreams upstreams(weights);
        upstreams.measure('a', 10ms);
        for (const char name : std::as_const(open))
            upstreams.open(name);
        QCOMPARE(upstreams.pick(
                     {.byLatency = byLatency, .avoid = Upstreams::id(avoid), .now = start + 1}),
                 picked);
    }
}

void tst_Balancer::takesTheLeastBrokenOfOpenOnes()
{
    Upstreams upstreams({5, 1, 1});
    upstreams.open('a', start + 2'000);
    upstreams.open('b', start + 1'000);
    upstreams.open('c', start + 3'000);
    QCOMPARE(picks(upstreams.balancer, 3, {.now = start + 4'000}), "bbb");
    // A trial counts as open since it began; the next to come back is b all the same.
    QVERIFY(upstreams.breaker('b').beginTrial(start + 11'000));
    QCOMPARE(picks(upstreams.balancer, 2, {.now = start + 11'500}), "bb");
    upstreams.balancer.noteFailure(Upstreams::id('b'), {}, start + 11'600, start + 11'000);
    QCOMPARE(picks(upstreams.balancer, 2, {.now = start + 11'700}), "aa");
}

void tst_Balancer::feedsTheBreaker()
{
    Upstreams upstreams({1});
    for (int i = 0; i < 4; ++i)
        upstreams.balancer.noteFailure(Upstreams::id('a'), u"refused"_s, start, start);
    upstreams.balancer.noteNothing(Upstreams::id('a'), start);
    upstreams.balancer.noteFailure(UpstreamId{77}, u"of one that was removed"_s, start, start);
    QCOMPARE(upstreams.breaker('a').health().consecutiveFailures, 4);
    QCOMPARE(*upstreams.breaker('a').takeError(), u"refused"_s);
    upstreams.balancer.noteAnswer(Upstreams::id('a'), 30ms, start, start);
    QCOMPARE(upstreams.breaker('a').health().consecutiveFailures, 0);
    QCOMPARE(upstreams.breaker('a').health().firstByteMs, 30);
}

void tst_Balancer::picksTheFastest_data()
{
    QTest::addColumn<QList<int>>("firstBytes"); // ms; below 0: not measured
    QTest::addColumn<QByteArray>("open");
    QTest::addColumn<QByteArray>("order");

    QTest::newRow("the fastest") << QList<int>{300, 100, 200} << ""_ba
                                 << "bbbb"_ba;
    QTest::newRow("the fastest is open") << QList<int>{300, 100, 200} << "b"_ba
                                         << "cccc"_ba;
    QTest::newRow("as fast: by weight") << QList<int>{100, 100, 200} << ""_ba
                                        << "aabaaa"_ba;
    QTest::newRow("within a tenth: by weight") << QList<int>{110, 100, 200} << ""_ba
                                               << "aabaaa"_ba;
    QTest::newRow("a little over a tenth") << QList<int>{111, 100, 200} << ""_ba
                                           << "bbbb"_ba;
    QTest::newRow("all open: the least broken") << QList<int>{300, 100, 200} << "abc"_ba
                                                << "aa"_ba;
}

void tst_Balancer::picksTheFastest()
{
    QFETCH(QList<int>, firstBytes);
    QFETCH(QByteArray, open);
    QFETCH(QByteArray, order);
    Upstreams upstreams({4, 1, 1});
    for (int i = 0; i < firstBytes.size(); ++i)
        upstreams.measure(static_cast<char>('a' + i), firstBytes.at(i) * 1ms);
    for (const char name : std::as_const(open))
        upstreams.open(name);
    const UpstreamWish wish{.byLatency = true, .now = start + 1};
    QCOMPARE(picks(upstreams.balancer, static_cast<int>(order.size()), wish), order);
}

void tst_Balancer::triesTheUnmeasuredOneAtATime()
{
    Upstreams upstreams({1, 1, 0});
    const UpstreamWish wish{.byLatency = true, .now = start};
    upstreams.measure('a', 10ms);
    QCOMPARE(picks(upstreams.balancer, 3, wish), "baa"); // b has not answered yet
    upstreams.balancer.noteNothing(Upstreams::id('b'), start);
    QCOMPARE(picks(upstreams.balancer, 2, wish), "ba");
    upstreams.balancer.noteAnswer(Upstreams::id('b'), 5ms, start, start);
    QCOMPARE(picks(upstreams.balancer, 2, wish), "bb");

    // One that refuses has been tried; it is no more first, nor fast.
    Upstreams refusing({1, 1});
    refusing.measure('a', 10ms);
    refusing.measure('b', -1ms, start - 1);
    QCOMPARE(picks(refusing.balancer, 20, wish), "aaaaaaaaaaaaaaaaaaab");

    Upstreams fresh({1, 1});
    QCOMPARE(picks(fresh.balancer, 4, wish), "abba"); // nothing is known of any
}

void tst_Balancer::measuresASlowOneAgain()
{
    Upstreams upstreams({1, 1, 1});
    upstreams.measure('a', 10ms, start);
    upstreams.measure('b', 900ms, start - 20);
    upstreams.measure('c', 800ms, start - 10);
    const UpstreamWish wish{.byLatency = true, .now = start + 1};
    const QByteArray order = upstreams.answered(60, wish, 10ms);
    QCOMPARE(order.count('b'), 1);
    QCOMPARE(order.count('c'), 1);
    QCOMPARE(order.indexOf('b'), 19);
    QCOMPARE(order.indexOf('c'), 39);
    // It has become fast: a few more measurements, and it is in.
    for (int i = 0; i < 40; ++i)
        upstreams.measure('b', 10ms, start + 2);
    QVERIFY(upstreams.answered(10, wish, 10ms).count('b') >= 4);
}

void tst_Balancer::triesADueOneFirstByLatency()
{
    Upstreams upstreams({9, 1});
    upstreams.measure('a', 10ms);
    upstreams.measure('b', 900ms);
    upstreams.open('b', start + 1);
    const UpstreamWish wish{.byLatency = true, .now = start + 10'001};
    QCOMPARE(picks(upstreams.balancer, 3, wish), "baa");
}

} // namespace keyferry::routing

QTEST_GUILESS_MAIN(keyferry::routing::tst_Balancer)
#include "tst_balancer.moc"
