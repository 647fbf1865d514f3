#include "proxy/routing/batchmutex.h"

#include <QTest>

#include <atomic>
#include <thread>
#include <vector>

namespace keyferry::routing {

class tst_BatchMutex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void letsInWhoWaitedBetweenBatches_data();
    void letsInWhoWaitedBetweenBatches();
    void goesOnWhenNobodyWaits();
    void goesOnHoweverManyCome();
};

void tst_BatchMutex::letsInWhoWaitedBetweenBatches_data()
{
    QTest::addColumn<int>("askers");
    QTest::newRow("one") << 1;
    QTest::newRow("three") << 3;
}

// Without its help the thread that unlocks and locks again wins in nearly every round.
void tst_BatchMutex::letsInWhoWaitedBetweenBatches()
{
    QFETCH(int, askers);
    constexpr int rounds = 300;
    BatchMutex mutex;
    std::atomic<int> round = 0;
    std::atomic<int> served = 0;
    const auto ask = [&] {
        for (int asked = 0; asked < rounds; ++asked) {
            round.wait(asked);
            const std::lock_guard lock(mutex);
            ++served;
        }
    };
    int tooLate = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < askers; ++i)
            threads.emplace_back(ask);
        for (int batch = 1; batch <= rounds; ++batch) {
            mutex.letWaitersIn();
            const std::lock_guard lock(mutex);
            tooLate += served == (batch - 1) * askers ? 0 : 1;
            round = batch;
            round.notify_all();
            while (mutex.waiting() < askers)
                std::this_thread::yield();
        }
    }
    QCOMPARE(tooLate, 0);
    QCOMPARE(served, rounds * askers);
    QCOMPARE(mutex.waiting(), 0);
}

void tst_BatchMutex::goesOnWhenNobodyWaits()
{
    BatchMutex mutex;
    mutex.letWaitersIn();
    {
        const std::lock_guard lock(mutex);
        QCOMPARE(mutex.waiting(), 0);
    }
    mutex.letWaitersIn();
    QCOMPARE(mutex.waiting(), 0);
}

void tst_BatchMutex::goesOnHoweverManyCome()
{
    BatchMutex mutex;
    std::atomic<bool> isOver = false;
    qint64 count = 0; // guarded by the mutex
    constexpr int batches = 2'000;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 3; ++i) {
            threads.emplace_back([&] {
                while (!isOver) {
                    const std::lock_guard lock(mutex);
                    ++count;
                }
            });
        }
        for (int batch = 0; batch < batches; ++batch) {
            mutex.letWaitersIn();
            const std::lock_guard lock(mutex);
            ++count;
        }
        isOver = true;
    }
    QVERIFY(count >= batches);
}

} // namespace keyferry::routing

QTEST_GUILESS_MAIN(keyferry::routing::tst_BatchMutex)
#include "tst_batchmutex.moc"
