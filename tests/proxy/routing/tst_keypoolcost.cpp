#include "tests/proxy/routing/poolkeys.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <ctime>
#include <functional>
#include <malloc.h>
#include <memory>
#include <numeric>
#include <thread>

namespace keyferry::routing {

using namespace Qt::StringLiterals;

namespace {

constexpr int few = 10;
constexpr int many = 200'000;

void addStrategies()
{
    QTest::addColumn<KeyStrategy>("strategy");
    QTest::newRow("round robin") << KeyStrategy::RoundRobin;
    QTest::newRow("weighted") << KeyStrategy::Weighted;
    QTest::newRow("least in flight") << KeyStrategy::LeastInFlight;
    QTest::newRow("fill first") << KeyStrategy::FillFirst;
    QTest::newRow("random") << KeyStrategy::Random;
}

// Making many takes longer than most tests here.
const QList<ProviderKey> &manyKeys()
{
    static const QList<ProviderKey> keys = [] {
        QList<ProviderKey> made = makeKeys(1, many);
        for (ProviderKey &key : made) {
            key.weight = 1 + static_cast<int>(toNumber(key.id) % 100);
            key.priority = static_cast<int>(toNumber(key.id) % 7);
        }
        return made;
    }();
    return keys;
}

std::unique_ptr<KeyPool> makePool(int count)
{
    auto pool = std::make_unique<KeyPool>(poolGroup);
    pool->apply(upserted(count == many ? manyKeys() : manyKeys().first(count)));
    return pool;
}

// All but the last one: a third each invalid, cooling, and cooling for the model.
void putOut(KeyPool &pool, int count, const QString &model)
{
    for (int id = 1; id < count; ++id) {
        if (id % 3 == 0)
            pool.report(makeReport(id, Verdict::KeyRejected, 1));
        else
            pool.report(makeLimit(id, 1'000'000, id % 3 == 1 ? QString() : model));
    }
}

// Of this thread, in nanoseconds: a busy machine does not count.
qint64 processorTime()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return time.tv_sec * 1'000'000'000 + time.tv_nsec;
}

// Nanoseconds for a pick and its report, in the quickest of several rounds: whatever else the
// machine does only adds.
double costOf(KeyPool &pool, const KeyWish &wish)
{
    constexpr int turns = 2'000;
    double best = 1e9;
    for (int round = 0; round < 7; ++round) {
        const qint64 begin = processorTime();
        for (int i = 0; i < turns; ++i) {
            const auto key = pool.pick(wish);
            pool.report({.key = key->id, .model = wish.model, .now = wish.now});
        }
        best = std::min(best, double(processorTime() - begin) / turns);
    }
    return best;
}

qint64 heapInUse()
{
    const struct mallinfo2 info = mallinfo2();
    return static_cast<qint64>(info.uordblks + info.hblkhd);
}

QList<int> idsFrom(int first, int last)
{
    QList<int> ids(last - first + 1);
    std::iota(ids.begin(), ids.end(), first);
    return ids;
}

using PoolWork = std::function<void(KeyPool &)>;
constexpr int batchKeys = 2'560; // 40 batches

// Time for another thread to come to where it waits.
void giveWay()
{
    constexpr qint64 nanoseconds = 200'000;
    QElapsedTimer timer;
    timer.start();
    while (timer.nsecsElapsed() < nanoseconds)
        std::this_thread::yield();
}

// How many batches of the work are done before a pick gets in that waits from its beginning on.
int batchesBefore(const PoolWork &prepare, const PoolWork &work)
{
    std::atomic<bool> isHeld = false;
    std::atomic<bool> isWorking = false;
    std::atomic<bool> isWaiting = false;
    qint64 servedAtFirst = 0;
    qint64 servedThen = 0;
    // Runs under the lock: the first pick keeps it until the work and then the other stand before
    // it.
    const auto choose = [&](quint32 served) -> quint32 {
        if (isHeld) {
            servedThen = served;
            return 0;
        }
        servedAtFirst = served;
        isHeld = true;
        isHeld.notify_all();
        isWaiting.wait(false);
        giveWay();
        return 0;
    };
    const KeyWish wish{.policy = {.strategy = KeyStrategy::Random}, .now = 1'000};
    KeyPool pool(poolGroup, choose);
    pool.apply(upserted({makeKey(1)}));
    prepare(pool);
    {
        const std::jthread holding([&] { (void)pickedId(pool, wish); });
        isHeld.wait(false);
        const std::jthread waiting([&] {
            isWorking.wait(false);
            giveWay();
            isWaiting = true;
            isWaiting.notify_all();
            (void)pickedId(pool, wish);
        });
        isWorking = true;
        isWorking.notify_all();
        work(pool);
    }
    return static_cast<int>(qAbs(servedThen - servedAtFirst) / 64);
}

} // namespace

// What holds however many keys there are, and however many threads ask.
class tst_KeyPoolCost : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void picksAsFastAmongMany_data();
    void picksAsFastAmongMany();
    void changesStrategyQuickly_data();
    void changesStrategyQuickly();
    void picksAsFastWhenMostAreOut_data();
    void picksAsFastWhenMostAreOut();
    void saysAtOnceThatNobodyIsLeft_data();
    void saysAtOnceThatNobodyIsLeft();
    void letsPicksInBetweenBatches_data();
    void letsPicksInBetweenBatches();
    void takesLittleMemory();
    void countsEveryPickOfFourThreads_data();
    void countsEveryPickOfFourThreads();

private:
    std::unique_ptr<KeyPool> m_few{};
    std::unique_ptr<KeyPool> m_many{};
    std::unique_ptr<KeyPool> m_fewOut{};
    std::unique_ptr<KeyPool> m_manyOut{};
};

void tst_KeyPoolCost::initTestCase()
{
    m_few = makePool(few);
    m_many = makePool(many);
    for (KeyPool *pool : {m_few.get(), m_many.get()})
        pool->report(makeLimit(3, 1'000'000, u"m"_s));
    m_fewOut = makePool(few);
    m_manyOut = makePool(many);
    putOut(*m_fewOut, few, u"m"_s);
    putOut(*m_manyOut, many, u"m"_s);
}

void tst_KeyPoolCost::picksAsFastAmongMany_data()
{
    addStrategies();
}

void tst_KeyPoolCost::picksAsFastAmongMany()
{
    QFETCH(KeyStrategy, strategy);
    const KeyWish wish{.model = u"m"_s, .policy = {.strategy = strategy}, .now = 1'000};
    const double cost[2] = {costOf(*m_few, wish), costOf(*m_many, wish)};
    qInfo("%.0f ns with %d keys, %.0f ns with %d", cost[0], few, cost[1], many);
    QVERIFY(cost[1] < 8 * cost[0]);
}

void tst_KeyPoolCost::changesStrategyQuickly_data()
{
    addStrategies();
}

// All keys are put in order anew while nobody is served (docs/decisions.md).
void tst_KeyPoolCost::changesStrategyQuickly()
{
    QFETCH(KeyStrategy, strategy);
    const auto other =
        strategy == KeyStrategy::Weighted ? KeyStrategy::FillFirst : KeyStrategy::Weighted;
    double best = 1e9;
    for (int round = 0; round < 5; ++round) {
        (void)pickedId(*m_many, {.policy = {.strategy = other}});
        const qint64 begin = processorTime();
        (void)pickedId(*m_many, {.policy = {.strategy = strategy}});
        best = std::min(best, double(processorTime() - begin) / 1e6);
    }
    qInfo("%.2f ms with %d keys", best, many);
    QVERIFY(best < 100);
}

void tst_KeyPoolCost::picksAsFastWhenMostAreOut_data()
{
    addStrategies();
}

void tst_KeyPoolCost::picksAsFastWhenMostAreOut()
{
    QFETCH(KeyStrategy, strategy);
    const KeyWish wish{.model = u"m"_s, .policy = {.strategy = strategy}, .now = 1'000};
    const double cost[2] = {costOf(*m_fewOut, wish), costOf(*m_manyOut, wish)};
    QCOMPARE(pickedId(*m_fewOut, wish), few);
    QCOMPARE(pickedId(*m_manyOut, wish), many);
    qInfo("%.0f ns with %d keys, %.0f ns with %d", cost[0], few, cost[1], many);
    QVERIFY(cost[1] < 8 * cost[0]);
}

void tst_KeyPoolCost::saysAtOnceThatNobodyIsLeft_data()
{
    addStrategies();
}

void tst_KeyPoolCost::saysAtOnceThatNobodyIsLeft()
{
    QFETCH(KeyStrategy, strategy);
    const KeyId last[] = {KeyId{many}};
    const KeyWish wish{
        .model = u"m"_s, .tried = last, .policy = {.strategy = strategy}, .now = 1'000};
    const qint64 begin = processorTime();
    for (int i = 0; i < 1'000; ++i) {
        QCOMPARE(pickedId(*m_manyOut, wish), 0);
        QCOMPARE(m_manyOut->servesAgainAt(wish), 1'000'000);
    }
    QVERIFY(processorTime() - begin < 1'000'000'000);
}

void tst_KeyPoolCost::letsPicksInBetweenBatches_data()
{
    QTest::addColumn<PoolWork>("prepare");
    QTest::addColumn<PoolWork>("work");
    const PoolWork nothing = [](KeyPool &) {};
    const PoolWork add = [delta = upserted(makeKeys(2, batchKeys))](KeyPool &pool) {
        pool.apply(delta);
    };
    const PoolWork remove = [delta = removed(idsFrom(2, batchKeys))](KeyPool &pool) {
        pool.apply(delta);
    };
    const PoolWork replace = [](KeyPool &pool) {
        pool.apply({.group = poolGroup, .replacesAll = true, .upserted = {makeKey(1)}});
    };
    const PoolWork addCooling = [add](KeyPool &pool) {
        add(pool);
        for (int id = 2; id <= batchKeys; ++id)
            pool.report(makeLimit(id, 2'000));
    };
    const PoolWork takeBack = [](KeyPool &pool) { (void)pool.counts(2'000); };
    QTest::newRow("keys are added") << nothing << add;
    QTest::newRow("keys are removed") << add << remove;
    QTest::newRow("all are replaced") << add << replace;
    QTest::newRow("cooldowns end") << addCooling << takeBack;
}

// A pick that waits while the pool is worked on gets in after a batch or two of some forty. Seen
// from the number of keys that it chooses from.
void tst_KeyPoolCost::letsPicksInBetweenBatches()
{
    QFETCH(PoolWork, prepare);
    QFETCH(PoolWork, work);
    constexpr int rounds = 12;
    int late = 0;
    for (int round = 0; round < rounds; ++round)
        late += batchesBefore(prepare, work) > 4 ? 1 : 0;
    // Where the machine is busy a pick may come too late to have waited.
    QVERIFY2(late <= rounds / 3, qPrintable(QString::number(late)));
}

void tst_KeyPoolCost::takesLittleMemory()
{
    const auto &keys = manyKeys(); // its secrets are shared by the pool
    const qint64 before = heapInUse();
    KeyPool pool(poolGroup);
    pool.apply(upserted(keys));
    (void)pool.pick({.policy = {.strategy = KeyStrategy::Weighted}});
    const qint64 used = heapInUse() - before;
    if (used <= 0)
        QSKIP("this heap does not count (sanitizers)");
    qInfo("%lld bytes a key", used / many);
    QVERIFY(used / many <= 200);

    pool.apply(removed(idsFrom(1, many - 100)));
    QVERIFY(heapInUse() - before < used / 8);
}

void tst_KeyPoolCost::countsEveryPickOfFourThreads_data()
{
    addStrategies();
}

void tst_KeyPoolCost::countsEveryPickOfFourThreads()
{
    QFETCH(KeyStrategy, strategy);
    constexpr int keys = 50;
    constexpr int workers = 4;
    constexpr int picksEach = 2'500;
    KeyPool pool(poolGroup);
    pool.apply(upserted(makeKeys(1, keys)));

    std::atomic<qint64> none = 0;
    QHash<KeyId, qint64> picked[workers];
    const auto work = [&](int worker) {
        QRandomGenerator random(static_cast<quint32>(worker));
        for (int i = 0; i < picksEach; ++i) {
            const QString model = QString::number(random.bounded(3));
            const KeyWish wish{.model = model,
                               .policy = {.strategy = strategy, .perMinute = 300, .maxInFlight = 3},
                               .now = i * 50};
            const auto key = pool.pick(wish);
            if (!key) {
                (void)pool.servesAgainAt(wish);
                ++none;
                continue;
            }
            ++picked[worker][key->id];
            KeyReport report{.key = key->id, .model = model, .threshold = 2, .now = wish.now};
            report.judgement.verdict = static_cast<Verdict>(random.bounded(8));
            report.judgement.coolUntil = wish.now + 200;
            report.judgement.isForModel = random.bounded(2) == 0;
            pool.report(report);
            pool.bindSession(random.bounded(20u), key->id, wish.now);
        }
    };
    QHash<KeyId, qint64> reported;
    const auto collect = [&] {
        for (const KeyUsage &usage : pool.takeUsage())
            reported[usage.id] += usage.requests;
    };
    {
        std::atomic<int> running = workers;
        std::vector<std::jthread> threads;
        for (int worker = 0; worker < workers; ++worker)
            threads.emplace_back([&, worker] { work(worker), --running; });
        // Edits and checks at the same time; the key that comes and goes is never served.
        while (running > 0) {
            pool.apply(upserted({makeKey(1'000, KeyState::Disabled)}));
            for (int id = 1; id <= keys; ++id)
                pool.noteCheck(makeReport(id, Verdict::Success));
            collect();
            QCOMPARE(pool.counts(0).total(), keys + 1);
            pool.apply(removed({1'000}));
        }
    }
    collect();

    qint64 total = 0;
    for (int id = 1; id <= keys; ++id) {
        qint64 times = 0;
        for (const auto &each : picked)
            times += each[KeyId{id}];
        QCOMPARE(reported[KeyId{id}], times);
        QCOMPARE(pool.standing(KeyId{id}, {}, 3, 0)->inFlight, 0);
        total += times;
    }
    QCOMPARE(total + none, workers * picksEach);
    QVERIFY(total > keys);
}

} // namespace keyferry::routing

QTEST_GUILESS_MAIN(keyferry::routing::tst_KeyPoolCost)
#include "tst_keypoolcost.moc"
