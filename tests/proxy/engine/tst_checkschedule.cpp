#include "proxy/engine/checkschedule.h"
#include "tests/proxy/engine/checkfixture.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyferry;
using namespace keyferry::engine;
using namespace keyferry::test;

namespace {

using namespace std::chrono_literals;

/// Rounds of an hour in which each key's moment is the middle of its part.
struct ScheduleFixture : CheckFixture
{
    explicit ScheduleFixture(const QMap<QString, QString> &overrides = {})
        : CheckFixture(overrides)
        , schedule(
              {.clock = clock, .pools = pools, .checker = checker, .chance = [] { return 0.5; }})
    {
        schedule.setSnapshot(snapshot);
    }
    void change(const QMap<QString, QString> &overrides)
    {
        config.overrides = overrides;
        publish();
        schedule.setSnapshot(snapshot);
    }
    void pass(std::chrono::milliseconds time)
    {
        clock.advance(time);
        schedule.advance();
    }
    [[nodiscard]] qsizetype sent() const { return static_cast<qsizetype>(transport.sent.size()); }

    CheckSchedule schedule;
};

} // namespace

class tst_CheckSchedule : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void checksInvalidKeysInEveryRound();
    void leavesOthersAlone_data();
    void leavesOthersAlone();
    void skipsAKeyThatCameBack();
    void looksAgainWhileThereIsNothingToCheck();
    void followsItsGroup_data();
    void followsItsGroup();
    void beginsAnewWithAnotherInterval();
    void goesOnOverOtherEdits();
    void staysCancelledUntilTheNextRound();
    void waitsForARoundThatTakesLonger();
    void saysOnceWhichGroupItLeavesOut();
};

void tst_CheckSchedule::saysOnceWhichGroupItLeavesOut()
{
    static QStringList said;
    said.clear();
    const auto before = qInstallMessageHandler(
        [](QtMsgType, const QMessageLogContext &, const QString &text) { said.append(text); });
    const auto restore = qScopeGuard([before] { qInstallMessageHandler(before); });
    ScheduleFixture fixture;
    fixture.config.channel = Channel::Custom;
    fixture.change({});
    QVERIFY(said.isEmpty()); // nothing is checked while it is off
    fixture.schedule.setOn(true);
    const QString sentence =
        u"group g is left out of scheduled checks: check_path: keys of the custom channel "
        "can be checked only with a path"_s;
    QCOMPARE(said, QStringList{sentence});
    fixture.change({{u"key_validation_interval_minutes"_s, u"30"_s}});
    QCOMPARE(said.size(), 1);

    fixture.config.checkPath = u"/me"_s;
    fixture.change({});
    QCOMPARE(said.size(), 1);
    fixture.config.checkPath.clear();
    fixture.change({{u"key_validation_scope"_s, u"off"_s}});
    QCOMPARE(said.size(), 1);
    fixture.change({});
    QCOMPARE(said, QStringList({sentence, sentence}));
}

void tst_CheckSchedule::checksInvalidKeysInEveryRound()
{
    ScheduleFixture fixture;
    fixture.addKeys(2);
    fixture.pass(2h);
    QCOMPARE(fixture.sent(), 0); // off at first
    fixture.schedule.setOn(true);
    QCOMPARE(fixture.checker.underWay().size(), 1);
    QCOMPARE(fixture.checker.underWay().first().total, 2);
    fixture.pass(14min);
    QCOMPARE(fixture.sent(), 0);
    fixture.pass(1min);
    QCOMPARE(fixture.sent(), 1);
    QCOMPARE(fixture.transport.keyOf(0), CheckFixture::secretOf(1));
    fixture.transport.answerAll(401);
    fixture.pass(30min);
    QCOMPARE(fixture.sent(), 2);
    QCOMPARE(fixture.transport.keyOf(1), CheckFixture::secretOf(2));
    fixture.transport.answerAll(200);
    QVERIFY(fixture.checker.underWay().isEmpty());
    QCOMPARE(fixture.counts().active, 1);

    fixture.pass(15min); // the next round has the other key alone, in its middle
    QCOMPARE(fixture.checker.underWay().first().total, 1);
    fixture.pass(29min);
    QCOMPARE(fixture.sent(), 2);
    fixture.pass(1min);
    QCOMPARE(fixture.sent(), 3);
    QCOMPARE(fixture.transport.keyOf(2), CheckFixture::secretOf(1));
}

void tst_CheckSchedule::leavesOthersAlone_data()
{
    QTest::addColumn<QString>("scope");
    QTest::addColumn<KeyState>("state");
    QTest::addColumn<bool>("isChecked");
    QTest::addRow("invalid, invalid") << u"invalid"_s << KeyState::Invalid << true;
    QTest::addRow("invalid, active") << u"invalid"_s << KeyState::Active << false;
    QTest::addRow("invalid, disabled") << u"invalid"_s << KeyState::Disabled << false;
    QTest::addRow("all, invalid") << u"all"_s << KeyState::Invalid << true;
    QTest::addRow("all, active") << u"all"_s << KeyState::Active << true;
    QTest::addRow("all, cooling") << u"all"_s << KeyState::Cooling << false;
    QTest::addRow("all, disabled") << u"all"_s << KeyState::Disabled << false;
    QTest::addRow("off, invalid") << u"off"_s << KeyState::Invalid << false;
}

void tst_CheckSchedule::leavesOthersAlone()
{
    QFETCH(QString, scope);
    QFETCH(KeyState, state);
    QFETCH(bool, isChecked);
    ScheduleFixture fixture({{u"key_validation_scope"_s, scope}});
    if (state == KeyState::Cooling) {
        ProviderKey key{.id = KeyId{1}, .group = GroupId{1}, .secret = Secret("a key that cools")};
        key.cooldowns = {{.until = fixture.clock.wall() + 24 * 3'600'000}};
        fixture.pools.apply({.group = GroupId{1}, .upserted = {key}});
    } else {
        fixture.addKeys(1, state);
    }
    fixture.schedule.setOn(true);
    fixture.pass(59min);
    QCOMPARE(fixture.sent(), isChecked ? 1 : 0);
}

void tst_CheckSchedule::skipsAKeyThatCameBack()
{
    ScheduleFixture fixture;
    fixture.addKeys(2);
    fixture.schedule.setOn(true);
    const CheckId round = fixture.checker.underWay().first().id;
    const auto byHand = fixture.checker.start({.group = GroupId{1}, .ids = {KeyId{1}}});
    QVERIFY(byHand);
    fixture.transport.answer(0, 200);
    fixture.pass(50min);
    QCOMPARE(fixture.sent(), 2);
    QCOMPARE(fixture.transport.keyOf(1), CheckFixture::secretOf(2));
    fixture.transport.answerAll(401);
    QTRY_VERIFY(fixture.told(round).isFinished);
    QCOMPARE(fixture.told(round).total, 1);
    QCOMPARE(fixture.told(round).checked, 1);
}

void tst_CheckSchedule::looksAgainWhileThereIsNothingToCheck()
{
    ScheduleFixture fixture;
    fixture.schedule.setOn(true);
    QVERIFY(fixture.checker.underWay().isEmpty());
    fixture.addKeys(1);
    fixture.pass(61s);
    QCOMPARE(fixture.checker.underWay().size(), 1);
    fixture.pass(30min);
    QCOMPARE(fixture.sent(), 1);
}

void tst_CheckSchedule::followsItsGroup_data()
{
    QTest::addColumn<QString>("change");
    QTest::addRow("removed") << u"removed"_s;
    QTest::addRow("disabled") << u"disabled"_s;
    QTest::addRow("scope off") << u"off"_s;
    QTest::addRow("the proxy stops") << u"stop"_s;
}

void tst_CheckSchedule::followsItsGroup()
{
    QFETCH(QString, change);
    ScheduleFixture fixture;
    fixture.addKeys(2);
    fixture.schedule.setOn(true);
    fixture.pass(15min);
    QCOMPARE(fixture.transport.underWay(), 1);
    if (change == "stop"_L1)
        fixture.schedule.setOn(false);
    else if (change == "off"_L1)
        fixture.change({{u"key_validation_scope"_s, u"off"_s}});
    else if (change == "disabled"_L1) {
        fixture.config.enabled = false;
        fixture.change({});
    } else {
        const auto none = std::make_shared<const ConfigSnapshot>();
        fixture.checker.setSnapshot(none);
        fixture.schedule.setSnapshot(none);
    }
    QCOMPARE(fixture.transport.underWay(), 0);
    QVERIFY(fixture.checker.underWay().isEmpty());
    fixture.pass(5h);
    QCOMPARE(fixture.sent(), 1);
}

void tst_CheckSchedule::beginsAnewWithAnotherInterval()
{
    ScheduleFixture fixture;
    fixture.addKeys(1);
    fixture.schedule.setOn(true);
    const CheckId first = fixture.checker.underWay().first().id;
    fixture.change({{u"key_validation_interval_minutes"_s, u"10"_s}});
    QCOMPARE(fixture.checker.underWay().size(), 1);
    QVERIFY(fixture.checker.underWay().first().id != first);
    fixture.pass(5min);
    QCOMPARE(fixture.sent(), 1);
}

void tst_CheckSchedule::goesOnOverOtherEdits()
{
    ScheduleFixture fixture;
    fixture.addKeys(1);
    fixture.schedule.setOn(true);
    fixture.pass(20min);
    fixture.change({{u"max_retries"_s, u"1"_s}});
    fixture.pass(10min);
    QCOMPARE(fixture.sent(), 1);
}

void tst_CheckSchedule::staysCancelledUntilTheNextRound()
{
    ScheduleFixture fixture;
    fixture.addKeys(1);
    fixture.schedule.setOn(true);
    fixture.checker.cancel(fixture.checker.underWay().first().id);
    fixture.pass(59min);
    QCOMPARE(fixture.sent(), 0);
    QVERIFY(fixture.checker.underWay().isEmpty());
    fixture.pass(1min);
    QCOMPARE(fixture.checker.underWay().size(), 1);
    fixture.pass(30min);
    QCOMPARE(fixture.sent(), 1);
}

void tst_CheckSchedule::waitsForARoundThatTakesLonger()
{
    ScheduleFixture fixture({{u"key_validation_concurrency"_s, u"1"_s}});
    fixture.addKeys(2);
    fixture.schedule.setOn(true);
    const CheckId round = fixture.checker.underWay().first().id;
    fixture.pass(90min); // nobody answers
    QCOMPARE(fixture.sent(), 1);
    QCOMPARE(fixture.checker.underWay().size(), 1);
    fixture.transport.answerAll(401);
    QCOMPARE(fixture.sent(), 2);
    QTRY_VERIFY(fixture.told(round).isFinished);
    fixture.pass(0ms);
    QCOMPARE(fixture.checker.underWay().size(), 1);
}

QTEST_GUILESS_MAIN(tst_CheckSchedule)
#include "tst_checkschedule.moc"
