#include "proxy/routing/servingset.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <map>

namespace keyferry::routing {

class tst_ServingSet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsNothingWhenEmpty();
    void agreesWithASlowSet_data();
    void agreesWithASlowSet();
    void growsWithoutForgetting();
    void followsNewValuesOfAll();
};

void tst_ServingSet::knowsNothingWhenEmpty()
{
    ServingSet set;
    const std::vector<quint64> values(100, 5);
    for (const quint32 size : {0, 100, 0}) {
        set.resize(size);
        QCOMPARE(set.count(), 0u);
        QVERIFY(!set.contains(0));
        QVERIFY(!set.nextAround(0));
        QVERIFY(!set.least(values));
        QCOMPARE(set.countBefore(1'000), 0u);
    }
}

void tst_ServingSet::agreesWithASlowSet_data()
{
    QTest::addColumn<quint32>("size");
    QTest::addColumn<quint32>("values"); // few: many ties
    for (const quint32 size : {1u, 63u, 64u, 65u, 4'096u, 4'097u, 70'000u})
        QTest::addRow("%u positions", size) << size << (size % 2 ? 3u : 1'000'000u);
}

void tst_ServingSet::agreesWithASlowSet()
{
    QFETCH(quint32, size);
    QFETCH(quint32, values);
    QRandomGenerator random(4);
    ServingSet set;
    set.resize(size);
    std::vector<quint64> value(size, 0);
    std::map<quint32, quint64> slow;

    for (int step = 0; step < 2'000; ++step) {
        const quint32 position = random.bounded(size);
        value[position] = random.bounded(values);
        if (!set.contains(position))
            set.insert(position, value);
        else if (random.bounded(2) == 0)
            set.noteValue(position, value);
        else
            set.erase(position, value);
        if (set.contains(position))
            slow[position] = value[position];
        else
            slow.erase(position);

        QCOMPARE(set.count(), slow.size());
        const quint32 from = random.bounded(size);
        const auto next = slow.lower_bound(from);
        QCOMPARE(set.countBefore(from), std::distance(slow.begin(), next));
        if (slow.empty())
            continue;
        QCOMPARE(set.nextAround(from), (next == slow.end() ? slow.begin() : next)->first);
        const auto least =
            std::min_element(slow.begin(), slow.end(), [](const auto &a, const auto &b) {
                return a.second < b.second;
            });
        QCOMPARE(set.least(value), least->first);
        QCOMPARE(set.leastValue(), least->second);
        const quint32 index = random.bounded(set.count());
        QCOMPARE(set.nth(index), std::next(slow.begin(), index)->first);
    }
}

void tst_ServingSet::growsWithoutForgetting()
{
    ServingSet set;
    std::vector<quint64> values;
    for (quint32 size = 1; size <= 5'000; ++size) {
        set.resize(size);
        values.push_back(10'000 - size);
        if (size % 3 == 0)
            set.insert(size - 1, values);
    }
    QCOMPARE(set.count(), 5'000u / 3);
    QCOMPARE(set.nth(0), 2u);
    QCOMPARE(set.least(values), 4'997u);
    QCOMPARE(set.nextAround(4'998), 2u);
}

void tst_ServingSet::followsNewValuesOfAll()
{
    ServingSet set;
    set.resize(300);
    for (const quint32 position : {5u, 100u, 299u})
        set.insert(position, {});
    std::vector<quint64> values(300, 0); // of no member
    values[5] = 9;
    values[100] = 7;
    values[299] = 8;
    set.noteAllValues(values);
    QCOMPARE(set.least(values), 100u);
    set.erase(100, values);
    QCOMPARE(set.least(values), 299u);
}

} // namespace keyferry::routing

QTEST_GUILESS_MAIN(keyferry::routing::tst_ServingSet)
#include "tst_servingset.moc"
