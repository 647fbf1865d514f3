#include "proxy/routing/keylimits.h"

#include <QTest>

namespace keyferry::routing {

namespace {

const KeyId key{3};
constexpr qint64 day = 86'400'000;
constexpr qint64 noon = 20'000 * day + day / 2;

} // namespace

class tst_KeyLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsAMinuteFromTheFirstTurn();
    void countsTheDayInUtc();
    void isOutUntilTheLaterOfBoth();
    void keepsKeysApart();
    void appliesNewLimits_data();
    void appliesNewLimits();
    void countsNothingWithoutLimits();
    void beginsAnewWhenTheClockGoesBack();
};

void tst_KeyLimits::countsAMinuteFromTheFirstTurn()
{
    KeyLimits limits;
    limits.setLimits(2, 0, 0);
    QVERIFY(!limits.take(key, noon));
    QCOMPARE(limits.outUntil(key), 0);
    QVERIFY(limits.take(key, noon + 59'999));
    QCOMPARE(limits.outUntil(key), noon + 60'000);
    QCOMPARE(limits.used(key, noon + 59'999).thisMinute, 2);

    QVERIFY(!limits.takeBack(noon + 59'999));
    QCOMPARE(limits.takeBack(noon + 60'000), key);
    QCOMPARE(limits.outUntil(key), 0);
    QCOMPARE(limits.used(key, noon + 60'000).thisMinute, 0);
    QCOMPARE(limits.used(key, noon + 60'000).today, 2);
    QVERIFY(!limits.take(key, noon + 90'000));
    QVERIFY(limits.take(key, noon + 149'999));
    QCOMPARE(limits.outUntil(key), noon + 150'000);
}

void tst_KeyLimits::countsTheDayInUtc()
{
    KeyLimits limits;
    limits.setLimits(0, 2, 0);
    QVERIFY(!limits.take(key, noon));
    QVERIFY(limits.take(key, noon + 1));
    const qint64 midnight = noon + day / 2;
    QCOMPARE(limits.outUntil(key), midnight);
    QVERIFY(!limits.takeBack(midnight - 1));
    QCOMPARE(limits.takeBack(midnight), key);
    QVERIFY(!limits.take(key, midnight));
    QCOMPARE(limits.used(key, midnight).today, 1);
}

void tst_KeyLimits::isOutUntilTheLaterOfBoth()
{
    KeyLimits limits;
    limits.setLimits(1, 2, 0);
    const qint64 late = noon + day / 2 - 1'000;
    QVERIFY(limits.take(key, late - 60'000));
    QCOMPARE(limits.outUntil(key), late);
    QCOMPARE(limits.takeBack(late), key);
    QVERIFY(limits.take(key, late));
    QCOMPARE(limits.outUntil(key), late + 60'000); // past midnight
}

void tst_KeyLimits::keepsKeysApart()
{
    KeyLimits limits;
    limits.setLimits(1, 0, 0);
    QVERIFY(limits.take(KeyId{1}, noon + 5));
    QVERIFY(limits.take(KeyId{2}, noon));
    QCOMPARE(limits.deadlines(), (Deadlines{{noon + 60'000, KeyId{2}}, {noon + 60'005, KeyId{1}}}));
    limits.forget(KeyId{2});
    limits.forget(KeyId{7});
    QCOMPARE(limits.deadlines(), (Deadlines{{noon + 60'005, KeyId{1}}}));
    QCOMPARE(limits.used(KeyId{2}, noon).today, 0);
}

void tst_KeyLimits::appliesNewLimits_data()
{
    QTest::addColumn<qint64>("perMinute");
    QTest::addColumn<bool>("isOut"); // after three turns, with two allowed before
    QTest::addColumn<bool>("isChanged");
    QTest::newRow("higher") << qint64(4) << false << true;
    QTest::newRow("as many as were taken") << qint64(3) << true << false;
    QTest::newRow("lower") << qint64(1) << true << false;
    QTest::newRow("off") << qint64(0) << false << true;
}

void tst_KeyLimits::appliesNewLimits()
{
    QFETCH(qint64, perMinute);
    QFETCH(bool, isOut);
    QFETCH(bool, isChanged);
    KeyLimits limits;
    limits.setLimits(3, 0, 0);
    for (int i = 0; i < 3; ++i)
        limits.take(key, noon);
    QCOMPARE(limits.setLimits(perMinute, 0, noon + 1), isChanged ? QList{key} : QList<KeyId>{});
    QCOMPARE(limits.outUntil(key) != 0, isOut);
}

void tst_KeyLimits::countsNothingWithoutLimits()
{
    KeyLimits limits;
    limits.take(key, noon);
    limits.setLimits(0, 9, noon);
    QCOMPARE(limits.used(key, noon).today, 0);
    limits.take(key, noon);
    limits.setLimits(0, 0, noon);
    limits.setLimits(0, 9, noon);
    QCOMPARE(limits.used(key, noon).today, 0);
}

void tst_KeyLimits::beginsAnewWhenTheClockGoesBack()
{
    KeyLimits limits;
    limits.setLimits(2, 0, 0);
    QVERIFY(!limits.take(key, noon));
    QVERIFY(!limits.take(key, noon - 3'600'000));
    QCOMPARE(limits.used(key, noon - 3'600'000).thisMinute, 1);
}

} // namespace keyferry::routing

QTEST_GUILESS_MAIN(keyferry::routing::tst_KeyLimits)
#include "tst_keylimits.moc"
