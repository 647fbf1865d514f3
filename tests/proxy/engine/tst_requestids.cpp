#include "proxy/engine/requestids.h"

#include <QTest>

#include <set>
#include <thread>

using namespace keyferry;

class tst_RequestIds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void growsWithinOneMillisecond();
    void growsWithTimeAcrossRestarts();
    void growsWhenTheClockGoesBack();
    void staysExactAsAJsonNumber();
    void isUniqueAcrossThreads();
};

void tst_RequestIds::growsWithinOneMillisecond()
{
    engine::RequestIds ids;
    qint64 last = 0;
    for (int i = 0; i < 5000; ++i) { // more than fit into one millisecond's ten bits
        const qint64 next = toNumber(ids.next(1'700'000'000'000));
        QVERIFY(next > last);
        last = next;
    }
}

void tst_RequestIds::growsWithTimeAcrossRestarts()
{
    engine::RequestIds before;
    engine::RequestIds after;
    const auto last = before.next(1'700'000'000'000);
    QVERIFY(toNumber(after.next(1'700'000'000'001)) > toNumber(last));
}

void tst_RequestIds::growsWhenTheClockGoesBack()
{
    engine::RequestIds ids;
    const auto first = ids.next(1'700'000'000'000);
    QVERIFY(toNumber(ids.next(1'600'000'000'000)) > toNumber(first));
}

void tst_RequestIds::staysExactAsAJsonNumber()
{
    engine::RequestIds ids;
    constexpr qint64 year2100 = 4'102'444'800'000;
    QVERIFY(toNumber(ids.next(year2100)) < (qint64(1) << 53));
}

void tst_RequestIds::isUniqueAcrossThreads()
{
    engine::RequestIds ids;
    std::array<std::vector<RequestId>, 4> made;
    {
        std::vector<std::jthread> threads;
        for (auto &mine : made) {
            threads.emplace_back([&ids, &mine] {
                for (int i = 0; i < 10'000; ++i)
                    mine.push_back(ids.next(1'700'000'000'000 + i / 100));
            });
        }
    }
    std::set<RequestId> all;
    for (const auto &mine : made)
        all.insert(mine.begin(), mine.end());
    QCOMPARE(all.size(), std::size_t(40'000));
}

QTEST_GUILESS_MAIN(tst_RequestIds)
#include "tst_requestids.moc"
