#include "proxy/engine/checkplan.h"

#include <QRandomGenerator>
#include <QTest>

using namespace keyferry;
using namespace keyferry::engine;

namespace {

using namespace std::chrono_literals;

QList<KeyId> someKeys(int count)
{
    QList<KeyId> keys;
    for (int i = 1; i <= count; ++i)
        keys.append(KeyId{i});
    return keys;
}

} // namespace

class tst_CheckPlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesEachKeyItsMoment_data();
    void givesEachKeyItsMoment();
    void catchesUpAfterASleep();
    void spreadsManyKeysEvenly();
    void dropsTheRest();
    void waitsForTheEndOfAnEmptyRound();
};

void tst_CheckPlan::givesEachKeyItsMoment_data()
{
    QTest::addColumn<int>("keys");
    QTest::addColumn<double>("chance");
    QTest::addColumn<QList<qint64>>("moments"); // ms after the start
    QTest::addRow("one key, at once") << 1 << 0.0 << QList<qint64>{0};
    QTest::addRow("one key, half through") << 1 << 0.5 << QList<qint64>{30'000};
    QTest::addRow("one key, not after the interval") << 1 << 0.999 << QList<qint64>{59'940};
    QTest::addRow("three keys, each in its third")
        << 3 << 0.25 << QList<qint64>{5'000, 25'000, 45'000};
    QTest::addRow("three keys, parts touch") << 3 << 0.0 << QList<qint64>{0, 20'000, 40'000};
}

void tst_CheckPlan::givesEachKeyItsMoment()
{
    QFETCH(int, keys);
    QFETCH(double, chance);
    QFETCH(QList<qint64>, moments);
    constexpr std::chrono::milliseconds start = 1h;
    CheckPlan plan(someKeys(keys), start, 60s, [chance] { return chance; });
    for (int i = 0; i < keys; ++i) {
        const auto moment = start + std::chrono::milliseconds(moments.at(i));
        QCOMPARE(plan.nextAt(), moment);
        QVERIFY(plan.takeDue(moment - 1ms).isEmpty());
        QVERIFY(!plan.isThrough());
        QCOMPARE(plan.takeDue(moment), QList<KeyId>{KeyId{i + 1}});
    }
    QVERIFY(plan.isThrough());
    QCOMPARE(plan.nextAt(), start + 60s);
    QVERIFY(plan.takeDue(start + 2h).isEmpty());
}

void tst_CheckPlan::catchesUpAfterASleep()
{
    CheckPlan plan(someKeys(4), 0ms, 40s, [] { return 0.5; }); // 5, 15, 25, 35 s
    QCOMPARE(plan.takeDue(26s).size(), 3);
    QCOMPARE(plan.takeDue(10h), QList<KeyId>{KeyId{4}});
}

void tst_CheckPlan::spreadsManyKeysEvenly()
{
    QRandomGenerator random(7);
    CheckPlan plan(someKeys(200'000), 0ms, 60min, [&random] { return random.generateDouble(); });
    qsizetype total = 0;
    for (auto now = 1min; now <= 60min; now += 1min) {
        const qsizetype due = plan.takeDue(now).size();
        QVERIFY2(due >= 3'332 && due <= 3'335, qPrintable(QString::number(due)));
        total += due;
    }
    QCOMPARE(total, 200'000);
}

void tst_CheckPlan::dropsTheRest()
{
    CheckPlan plan(someKeys(3), 0ms, 60s, [] { return 0.0; });
    QCOMPARE(plan.takeDue(0ms).size(), 1);
    plan.dropRest();
    QVERIFY(plan.isThrough());
    QVERIFY(plan.takeDue(1h).isEmpty());
    QCOMPARE(plan.nextAt(), std::chrono::milliseconds(60s));
}

void tst_CheckPlan::waitsForTheEndOfAnEmptyRound()
{
    CheckPlan plan({}, 5s, 60s, [] { return 0.0; });
    QVERIFY(plan.isThrough());
    QCOMPARE(plan.nextAt(), std::chrono::milliseconds(65s));
    QVERIFY(plan.takeDue(1h).isEmpty());
}

QTEST_GUILESS_MAIN(tst_CheckPlan)
#include "tst_checkplan.moc"
