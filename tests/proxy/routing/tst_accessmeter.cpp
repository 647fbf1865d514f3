#include "proxy/routing/accessmeter.h"

#include <QTest>

#include <thread>
#include <vector>

using namespace keyferry;
using namespace keyferry::routing;

namespace {

constexpr qint64 second = 1000;
constexpr qint64 minute = 60 * second;
constexpr qint64 day = 24 * 60 * minute;
constexpr qint64 noon = 20'000 * day + day / 2;

} // namespace

class tst_AccessMeter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void counts_data();
    void counts();
    void takesNothingFromTheDayWhatTheMinuteRefuses();
    void keepsItsCountWhenLimitsChange();
    void letsThroughExactlyTheLimitUnderContention();
};

void tst_AccessMeter::counts_data()
{
    QTest::addColumn<int>("perMinute");
    QTest::addColumn<int>("perDay");
    QTest::addColumn<QList<qint64>>("at"); // each passes but the last
    QTest::addColumn<qint64>("freeAt");
    QTest::addRow("no limit") << 0 << 0 << QList<qint64>{noon, noon, noon} << qint64(0);
    QTest::addRow("one left") << 3 << 0 << QList<qint64>{noon, noon, noon} << qint64(0);
    QTest::addRow("none left") << 2 << 0 << QList<qint64>{noon, noon, noon} << noon + minute;
    QTest::addRow("a minute is from its first request")
        << 1 << 0 << QList<qint64>{noon, noon + 59 * second} << noon + minute;
    QTest::addRow("a minute later") << 1 << 0 << QList<qint64>{noon, noon + minute} << qint64(0);
    QTest::addRow("spans do not add up")
        << 2 << 0 << QList<qint64>{noon, noon + 2 * minute, noon + 2 * minute, noon + 2 * minute}
        << noon + 3 * minute;
    QTest::addRow("clock set back") << 1 << 0 << QList<qint64>{noon, noon - day} << qint64(0);
    QTest::addRow("day used up") << 0 << 2 << QList<qint64>{noon, noon + minute, noon + 2 * minute}
                                 << noon + day / 2;
    QTest::addRow("next day") << 0 << 1 << QList<qint64>{noon, noon + day / 2} << qint64(0);
    QTest::addRow("last second of the day")
        << 0 << 1 << QList<qint64>{noon, noon + day / 2 - second} << noon + day / 2;
}

void tst_AccessMeter::counts()
{
    QFETCH(int, perMinute);
    QFETCH(int, perDay);
    QFETCH(QList<qint64>, at);
    QFETCH(qint64, freeAt);
    AccessMeter meter;
    const AccessLimits limits{.perMinute = perMinute, .perDay = perDay};
    const qint64 last = at.takeLast();
    for (const qint64 now : std::as_const(at))
        QCOMPARE(meter.take(limits, now), 0);
    QCOMPARE(meter.take(limits, last), freeAt);
}

void tst_AccessMeter::takesNothingFromTheDayWhatTheMinuteRefuses()
{
    AccessMeter meter;
    const AccessLimits limits{.perMinute = 1, .perDay = 2};
    QCOMPARE(meter.take(limits, noon), 0);
    for (int i = 0; i < 5; ++i)
        QCOMPARE(meter.take(limits, noon), noon + minute);
    QCOMPARE(meter.take(limits, noon + minute), 0);
    QCOMPARE(meter.take(limits, noon + 2 * minute), noon + day / 2);
}

void tst_AccessMeter::keepsItsCountWhenLimitsChange()
{
    AccessMeter meter;
    for (int i = 0; i < 3; ++i)
        QCOMPARE(meter.take({.perDay = 10}, noon), 0);
    QCOMPARE(meter.take({.perDay = 3}, noon), noon + day / 2);
    QCOMPARE(meter.take({.perDay = 4}, noon), 0);
}

void tst_AccessMeter::letsThroughExactlyTheLimitUnderContention()
{
    constexpr int threads = 4;
    constexpr int tries = 5000;
    constexpr int limit = 7777;
    AccessMeter meter;
    std::atomic<int> passed{0};
    std::vector<std::thread> running;
    for (int i = 0; i < threads; ++i) {
        running.emplace_back([&] {
            for (int j = 0; j < tries; ++j)
                passed += meter.take({.perMinute = limit, .perDay = limit}, noon) == 0 ? 1 : 0;
        });
    }
    for (std::thread &thread : running)
        thread.join();
    QCOMPARE(passed.load(), limit);
}

QTEST_GUILESS_MAIN(tst_AccessMeter)
#include "tst_accessmeter.moc"
