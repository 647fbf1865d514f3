#include "ui/pages/standingtext.h"

#include <QTest>

using namespace keyferry;
using namespace keyferry::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 now = 1'700'000'000'000;

} // namespace

class tst_StandingText final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leadsWithTheState_data();
    void leadsWithTheState();
    void saysWhenItsTurnComes_data();
    void saysWhenItsTurnComes();
    void listsEveryCooldown();
    void countsWhatIsUsed();
    void fallsBackToTheStore();
};

void tst_StandingText::leadsWithTheState_data()
{
    QTest::addColumn<KeyStanding>("standing");
    QTest::addColumn<QString>("lead");
    QTest::addColumn<QString>("left");
    const Cooldown whole{.until = now + 72'000};
    const Cooldown model{.model = u"gpt-4o"_s, .until = now + 18'000};
    const Cooldown later{.model = u"o1"_s, .until = now + 90'000};
    QTest::newRow("active") << KeyStanding{} << u"K is active"_s << QString();
    QTest::newRow("at a limit") << KeyStanding{.servesAgainAt = now + 5'000}
                                << u"K is at its limit until"_s << u"5 s left"_s;
    QTest::newRow("whole key") << KeyStanding{.state = KeyState::Cooling, .cooldowns = {whole}}
                               << u"K is cooling until"_s << u"1 min 12 s left"_s;
    QTest::newRow("a model") << KeyStanding{.state = KeyState::Cooling, .cooldowns = {model}}
                             << u"K is cooling for gpt-4o until"_s << u"18 s left"_s;
    QTest::newRow("two models") << KeyStanding{.state = KeyState::Cooling,
                                               .cooldowns = {later, model}}
                                << u"K is cooling for 2 models, the first until"_s
                                << u"18 s left"_s;
    QTest::newRow("invalid") << KeyStanding{.state = KeyState::Invalid} << u"K is invalid"_s
                             << QString();
    QTest::newRow("disabled") << KeyStanding{.state = KeyState::Disabled}
                              << u"K is disabled by hand"_s << QString();
}

void tst_StandingText::leadsWithTheState()
{
    QFETCH(const KeyStanding, standing);
    QFETCH(const QString, lead);
    const StandingWords words = standingWords({.mask = u"K"_s}, standing, now);
    QVERIFY2(words.lead.startsWith(lead), qPrintable(words.lead));
    QTEST(words.left, "left");
    QCOMPARE(words.state, standing.state);
}

void tst_StandingText::saysWhenItsTurnComes_data()
{
    QTest::addColumn<KeyStanding>("standing");
    QTest::addColumn<QString>("line");
    QTest::newRow("next") << KeyStanding{.keysBefore = 0} << u"Next turn: with the next request."_s;
    QTest::newRow("one before") << KeyStanding{.keysBefore = 1}
                                << u"Next turn: after 1 other key."_s;
    QTest::newRow("three before") << KeyStanding{.keysBefore = 3}
                                  << u"Next turn: after 3 other keys."_s;
    QTest::newRow("weighted") << KeyStanding{.strategy = u"weighted"_s}
                              << u"Next turn: by weight, it has 4."_s;
    QTest::newRow("random") << KeyStanding{.strategy = u"random"_s} << u"Next turn: at random."_s;
    QTest::newRow("for other models")
        << KeyStanding{.state = KeyState::Cooling,
                       .cooldowns = {{.model = u"o1"_s, .until = now + 1}},
                       .keysBefore = 0}
        << u"Next turn: with the next request."_s;
    QTest::newRow("altogether") << KeyStanding{.state = KeyState::Cooling,
                                               .cooldowns = {{.until = now + 1}},
                                               .keysBefore = 0}
                                << u"Next turn: not before its deadline."_s;
    QTest::newRow("invalid") << KeyStanding{.state = KeyState::Invalid}
                             << u"Not served until a check succeeds or it is restored."_s;
    QTest::newRow("disabled") << KeyStanding{.state = KeyState::Disabled}
                              << u"Not served until it is enabled."_s;
}

void tst_StandingText::saysWhenItsTurnComes()
{
    QFETCH(const KeyStanding, standing);
    QTEST(standingWords({.weight = 4}, standing, now).lines.last(), "line");
}

void tst_StandingText::listsEveryCooldown()
{
    const KeyStanding standing{
        .state = KeyState::Cooling,
        .cooldowns = {{.until = now + 1'000, .reason = u"429"_s},
                      {.model = u"o1"_s, .until = now + 2'000, .reason = u"asked for 2 s"_s}}};
    const QStringList lines = standingWords({}, standing, now).lines;
    QVERIFY(lines.at(0).startsWith(u"Every model until"_s) && lines.at(0).endsWith(u": 429."_s));
    QVERIFY(lines.at(1).startsWith(u"o1 until"_s) && lines.at(1).endsWith(u": asked for 2 s."_s));
}

void tst_StandingText::countsWhatIsUsed()
{
    const QStringList lines = standingWords({},
                                            KeyStanding{.consecutiveFailures = 2,
                                                        .threshold = 3,
                                                        .inFlight = 1,
                                                        .maxInFlight = 4,
                                                        .usedThisMinute = 12,
                                                        .perMinute = 60},
                                            now)
                                  .lines;
    QCOMPARE(lines.first(),
             u"2 of 3 failures in a row that make it invalid. Used: 12 of 60 requests this minute, "
             u"1 of 4 in flight."_s);
}

void tst_StandingText::fallsBackToTheStore()
{
    const StandingWords words = standingWords({.mask = u"K"_s,
                                               .state = KeyState::Invalid,
                                               .lastErrorStatus = 401,
                                               .lastError = u"Incorrect API key"_s,
                                               .lastErrorAt = now - 60'000},
                                              {},
                                              now);
    QCOMPARE(words.lead, u"K is invalid"_s);
    QCOMPARE(words.lines.first(), u"Last error: 401 “Incorrect API key”, 1 min ago."_s);
    QVERIFY(words.lines.last().startsWith(u"The proxy does not hold this key now"_s));
}

QTEST_MAIN(tst_StandingText)
#include "tst_standingtext.moc"
