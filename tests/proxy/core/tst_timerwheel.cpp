#include "proxy/core/timerwheel.h"

#include <QAbstractEventDispatcher>
#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

namespace keyferry {

using namespace std::chrono_literals;

namespace {

constexpr auto tick = TimerWheel::tick;

constexpr auto step = 10ms;

// Moves the clock in steps smaller than a tick, the wheel with it.
void pass(FakeClock &clock, TimerWheel &wheel, std::chrono::milliseconds time)
{
    for (auto passed = 0ms; passed < time; passed += step) {
        clock.advance(std::min(step, time - passed));
        wheel.advance();
    }
}

bool isTicking(TimerWheel &wheel)
{
    return !QAbstractEventDispatcher::instance()->registeredTimers(&wheel).isEmpty();
}

} // namespace

class tst_TimerWheel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firesInTime_data();
    void firesInTime();
    void firesOnce();
    void waitsAgainWhenRearmed_data();
    void waitsAgainWhenRearmed();
    void forgetsWhatIsStopped();
    void forgetsWhatIsDestroyed();
    void letsCallbacksRearmThemselves();
    void letsCallbacksDestroyTheirOwner();
    void letsCallbacksStopTheNextInLine();
    void letsCallbacksPostponeTheNextInLine();
    void catchesUpAfterLongSleep();
    void keepsTimeAfterIdling();
    void ticksOnlyWhileNeeded();
    void firesByItself();
    void keepsManyDeadlines();
};

void tst_TimerWheel::firesInTime_data()
{
    QTest::addColumn<int>("start"); // where in the tick, ms
    QTest::addColumn<int>("after");

    for (const int start : {0, 1, 49}) {
        for (const int after : {0, 1, 49, 50, 51, 1'000, 25'549, 25'550, 25'600, 25'601, 600'000})
            QTest::addRow("%d ms, begun at %d", after, start) << start << after;
    }
}

void tst_TimerWheel::firesInTime()
{
    QFETCH(int, start);
    QFETCH(int, after);
    FakeClock clock;
    clock.advance(std::chrono::milliseconds(start));
    TimerWheel wheel(clock);
    bool hasFired = false;
    Timeout timeout(wheel, [&hasFired] { hasFired = true; });
    timeout.start(std::chrono::milliseconds(after));
    QVERIFY(timeout.isActive());

    for (int passed = 0; passed < after; ++passed) {
        QVERIFY2(!hasFired, qPrintable(QString::number(passed)));
        clock.advance(1ms);
        wheel.advance();
    }
    pass(clock, wheel, tick);
    QVERIFY(hasFired);
    QVERIFY(!timeout.isActive());
    QCOMPARE(wheel.armed(), 0);
}

void tst_TimerWheel::firesOnce()
{
    FakeClock clock;
    TimerWheel wheel(clock);
    int fired = 0;
    Timeout timeout(wheel, [&fired] { ++fired; });
    timeout.start(100ms);
    pass(clock, wheel, 60s);
    QCOMPARE(fired, 1);
}

void tst_TimerWheel::waitsAgainWhenRearmed_data()
{
    QTest::addColumn<std::chrono::milliseconds>("first");
    QTest::addColumn<std::chrono::milliseconds>("again"); // armed 200 ms later

    QTest::newRow("later") << 300ms << 1'000ms;
    QTest::newRow("later by less than a tick") << 300ms << 110ms;
    QTest::newRow("earlier") << 1'000ms << 100ms;
    QTest::newRow("earlier by a turn of the wheel") << 60'000ms << 100ms;
    QTest::newRow("later by a turn of the wheel") << 300ms << 60'000ms;
}

void tst_TimerWheel::waitsAgainWhenRearmed()
{
    QFETCH(std::chrono::milliseconds, first);
    QFETCH(std::chrono::milliseconds, again);
    FakeClock clock;
    TimerWheel wheel(clock);
    std::chrono::milliseconds firedAt{-1};
    Timeout timeout(wheel, [&] { firedAt = clock.steady(); });
    timeout.start(first);
    pass(clock, wheel, 200ms);
    timeout.start(again);
    QCOMPARE(wheel.armed(), 1);
    pass(clock, wheel, again + 2 * tick);
    QVERIFY(firedAt >= 200ms + again);
    QVERIFY(firedAt <= 200ms + again + tick);
}

void tst_TimerWheel::forgetsWhatIsStopped()
{
    FakeClock clock;
    TimerWheel wheel(clock);
    int fired = 0;
    Timeout timeout(wheel, [&fired] { ++fired; });
    timeout.start(100ms);
    timeout.stop();
    timeout.stop();
    QVERIFY(!timeout.isActive());
    pass(clock, wheel, 1s);
    QCOMPARE(fired, 0);

    timeout.start(100ms);
    pass(clock, wheel, 1s);
    QCOMPARE(fired, 1);
}

void tst_TimerWheel::forgetsWhatIsDestroyed()
{
    FakeClock clock;
    TimerWheel wheel(clock);
    int fired = 0;
    Timeout stays(wheel, [&fired] { ++fired; });
    stays.start(100ms);
    {
        Timeout goes(wheel, [&fired] { fired += 100; });
        goes.start(100ms);
        QCOMPARE(wheel.armed(), 2);
    }
    QCOMPARE(wheel.armed(), 1);
    pass(clock, wheel, 1s);
    QCOMPARE(fired, 1);
}

void tst_TimerWheel::letsCallbacksRearmThemselves()
{
    FakeClock clock;
    TimerWheel wheel(clock);
    int fired = 0;
    std::optional<Timeout> timeout;
    timeout.emplace(wheel, [&] {
        if (++fired < 5)
            timeout->start(0ms);
    });
    timeout->start(0ms);
    // A deadline of now waits for the next tick: it never spins.
    clock.advance(tick);
    wheel.advance();
    QCOMPARE(fired, 1);
    pass(clock, wheel, 10 * tick);
    QCOMPARE(fired, 5);
    QCOMPARE(wheel.armed(), 0);
}

void tst_TimerWheel::letsCallbacksDestroyTheirOwner()
{
    FakeClock clock;
    TimerWheel wheel(clock);
    int fired = 0;
    // The captured string shows a sanitizer whether the function outlives its Timeout while it
    // runs.
    const QString text(1'000, u'x');
    auto owner = std::make_unique<Timeout>(wheel, [] {});
    owner = std::make_unique<Timeout>(wheel, [&fired, &owner, text] {
        owner.reset();
        fired += static_cast<int>(text.size());
    });
    owner->start(100ms);
    pass(clock, wheel, 1s);
    QCOMPARE(fired, 1'000);
    QCOMPARE(wheel.armed(), 0);
}

void tst_TimerWheel::letsCallbacksStopTheNextInLine()
{
    FakeClock clock;
    TimerWheel wheel(clock);
    // Each of three of one slot destroys or stops another; only the first to fire may.
    std::vector<std::unique_ptr<Timeout>> timeouts(3);
    int fired = 0;
    timeouts[0] = std::make_unique<Timeout>(wheel, [&] {
        ++fired;
        timeouts[1].reset();
        timeouts[2]->stop();
    });
    timeouts[1] = std::make_unique<Timeout>(wheel, [&fired] { fired += 10; });
    timeouts[2] = std::make_unique<Timeout>(wheel, [&fired] { fired += 100; });
    for (const auto &timeout : timeouts)
        timeout->start(100ms);
    pass(clock, wheel, 1s);
    QCOMPARE(fired, 1);
    QCOMPARE(wheel.armed(), 0);
}

void tst_TimerWheel::letsCallbacksPostponeTheNextInLine()
{
    FakeClock clock;
    TimerWheel wheel(clock);
    std::chrono::milliseconds firedAt{-1};
    Timeout second(wheel, [&] { firedAt = clock.steady(); });
    Timeout first(wheel, [&second] { second.start(500ms); });
    first.start(100ms);
    second.start(100ms);
    pass(clock, wheel, 2s);
    // Whichever comes first in the slot: the later deadline of the two counts if it was set in
    // time.
    QVERIFY(firedAt >= 600ms);
    QVERIFY(firedAt <= 650ms);
    QVERIFY(!second.isActive());
}

void tst_TimerWheel::catchesUpAfterLongSleep()
{
    FakeClock clock;
    TimerWheel wheel(clock);
    std::vector<int> fired;
    std::vector<std::unique_ptr<Timeout>> timeouts;
    for (const int seconds : {1, 30, 59, 61, 4'000}) {
        timeouts.push_back(
            std::make_unique<Timeout>(wheel, [&fired, seconds] { fired.push_back(seconds); }));
        timeouts.back()->start(std::chrono::seconds(seconds));
    }
    // The machine slept for a minute: one call, more than two turns of the wheel.
    clock.advance(60s);
    wheel.advance();
    std::sort(fired.begin(), fired.end());
    QCOMPARE(fired, (std::vector<int>{1, 30, 59}));
    QCOMPARE(wheel.armed(), 2);
    pass(clock, wheel, 1s + tick);
    QCOMPARE(fired.back(), 61);
}

void tst_TimerWheel::keepsTimeAfterIdling()
{
    FakeClock clock;
    TimerWheel wheel(clock);
    int fired = 0;
    Timeout timeout(wheel, [&fired] { ++fired; });
    timeout.start(100ms);
    pass(clock, wheel, 200ms);
    clock.advance(1h); // nothing armed, no ticks
    timeout.start(100ms);
    wheel.advance();
    QCOMPARE(fired, 1);
    pass(clock, wheel, 90ms);
    QCOMPARE(fired, 1);
    pass(clock, wheel, 60ms);
    QCOMPARE(fired, 2);
}

void tst_TimerWheel::ticksOnlyWhileNeeded()
{
    FakeClock clock;
    TimerWheel wheel(clock);
    QVERIFY(!isTicking(wheel));
    {
        Timeout timeout(wheel, [] {});
        timeout.start(100ms);
        QVERIFY(isTicking(wheel));
        timeout.stop();
        QVERIFY(!isTicking(wheel));
        timeout.start(100ms);
        pass(clock, wheel, 200ms);
        QVERIFY(!isTicking(wheel));
        timeout.start(100ms);
        QVERIFY(isTicking(wheel));
    }
    QVERIFY(!isTicking(wheel));
}

void tst_TimerWheel::firesByItself()
{
    const SystemClock clock;
    TimerWheel wheel(clock);
    std::optional<std::chrono::milliseconds> firedAt;
    Timeout timeout(wheel, [&] { firedAt = clock.steady(); });
    const auto begin = clock.steady();
    timeout.start(60ms);
    QTRY_VERIFY(firedAt.has_value());
    QVERIFY(*firedAt - begin >= 60ms);
}

void tst_TimerWheel::keepsManyDeadlines()
{
    FakeClock clock;
    TimerWheel wheel(clock);
    QRandomGenerator random(1);
    int early = 0;
    int late = 0;
    int fired = 0;
    std::vector<std::unique_ptr<Timeout>> timeouts;
    std::vector<std::chrono::milliseconds> deadlines(2'000);
    for (std::size_t i = 0; i < deadlines.size(); ++i) {
        timeouts.push_back(std::make_unique<Timeout>(wheel, [&, i] {
            ++fired;
            early += clock.steady() < deadlines[i];
            late +=
                clock.steady() >= deadlines[i] + tick + step; // a tick is seen at most a step late
        }));
    }
    // Armed, re-armed both ways and stopped at random while time goes by.
    for (int round = 0; round < 5'000; ++round) {
        const auto i = static_cast<std::size_t>(random.bounded(static_cast<int>(deadlines.size())));
        if (random.bounded(10) == 0) {
            timeouts[i]->stop();
        } else {
            const std::chrono::milliseconds after(random.bounded(60'000));
            deadlines[i] = clock.steady() + after;
            timeouts[i]->start(after);
        }
        pass(clock, wheel, std::chrono::milliseconds(random.bounded(20)));
    }
    pass(clock, wheel, 61s);
    QCOMPARE(early, 0);
    QCOMPARE(late, 0);
    QVERIFY(fired > 1'500);
    QCOMPARE(wheel.armed(), 0);
}

} // namespace keyferry

QTEST_GUILESS_MAIN(keyferry::tst_TimerWheel)
#include "tst_timerwheel.moc"
