#include "tests/support/fakeconfigeditor.h"
#include "tests/support/fakegateway.h"
#include "ui/models/notices.h"

#include <QTest>

using namespace keyferry;
using namespace keyferry::ui;
using namespace keyferry::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Kind = NoticeKind;
constexpr auto closed = BreakerState::Closed;
constexpr auto open = BreakerState::Open;
constexpr auto half = BreakerState::HalfOpen;

/// One look at one group, some time after the last one.
struct Step
{
    KeyCounts keys{};
    BreakerState breaker = closed;
    std::chrono::seconds after = 1s;
    bool isThere = true; ///< enabled, and the proxy runs
};

GroupSight sight(int group, const KeyCounts &keys, BreakerState breaker = closed)
{
    return {.id = GroupId{group},
            .name = u"group%1"_s.arg(group),
            .keys = keys,
            .upstreams = {{UpstreamId{group}, u"https://up%1.example"_s.arg(group), breaker}}};
}

} // namespace

Q_DECLARE_METATYPE(QList<Step>)

class tst_Notices final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatIsNew_data();
    void tellsWhatIsNew();
    void namesGroupUpstreamAndNumber();
    void isSilentAfterThreeInAMinute();
    void tellsOfEachGroup();
    void seesEnabledGroupsWhileTheProxyRuns();
};

void tst_Notices::tellsWhatIsNew_data()
{
    QTest::addColumn<QList<Step>>("steps");
    QTest::addColumn<QList<NoticeKind>>("told");
    const auto row = [](const char *name, const QList<Step> &steps, const QList<Kind> &told) {
        QTest::newRow(name) << steps << told;
    };
    const Step fine{{.active = 3}};
    const Step oneBad{{.active = 2, .invalid = 1}};
    const Step allBad{{.invalid = 3}};
    const auto breaker = [](BreakerState state, std::chrono::seconds after = 1s) {
        return Step{{.active = 3}, state, after};
    };

    row("nothing happens", {fine, fine}, {});
    row("a key turned invalid", {fine, oneBad, oneBad}, {Kind::KeyInvalid});
    row("the last one did", {fine, allBad}, {Kind::KeysRanOut});
    row("the others cool", {fine, {{.cooling = 2, .invalid = 1}}}, {Kind::KeyInvalid});
    row("all cool", {fine, {{.cooling = 3}}}, {});
    row("a person disables all", {fine, {{.disabled = 3}}}, {});
    row("a person deletes all", {fine, {}}, {});
    row("the last one, others were disabled",
        {fine, {{.active = 1, .disabled = 2}}, {{.invalid = 1, .disabled = 2}}},
        {Kind::KeysRanOut});
    row("bad from the start", {allBad, allBad}, {});
    row("bad when it comes back", {fine, {{}, closed, 1s, false}, allBad}, {});
    row("the same within ten minutes",
        {fine, oneBad, {{.active = 1, .invalid = 2}, closed, 599s}},
        {Kind::KeyInvalid});
    row("the same after them",
        {fine, oneBad, {{.active = 1, .invalid = 2}, closed, 600s}},
        {Kind::KeyInvalid, Kind::KeyInvalid});
    row("another kind at once", {fine, oneBad, allBad}, {Kind::KeyInvalid, Kind::KeysRanOut});
    row("restored and bad again", {fine, oneBad, fine, oneBad}, {Kind::KeyInvalid});

    row("an upstream is down", {fine, breaker(open), breaker(open)}, {Kind::UpstreamDown});
    row("half-open is neither", {fine, breaker(half), breaker(closed)}, {});
    row("down and back",
        {fine, breaker(open), breaker(half), breaker(closed)},
        {Kind::UpstreamDown, Kind::UpstreamBack});
    row("its trial fails",
        {fine, breaker(open), breaker(half), breaker(open)},
        {Kind::UpstreamDown});
    row("back in the same minute it went",
        {fine, breaker(open), breaker(closed), breaker(open), breaker(closed)},
        {Kind::UpstreamDown, Kind::UpstreamBack});
    row("down again later",
        {fine, breaker(open), breaker(closed), breaker(open, 600s)},
        {Kind::UpstreamDown, Kind::UpstreamBack, Kind::UpstreamDown});
    row("down from the start", {breaker(open), breaker(closed)}, {});
    row("key and upstream",
        {fine, {{.active = 2, .invalid = 1}, open}},
        {Kind::KeyInvalid, Kind::UpstreamDown});
}

void tst_Notices::tellsWhatIsNew()
{
    QFETCH(const QList<Step>, steps);
    QFETCH(const QList<NoticeKind>, told);
    FakeClock clock;
    NoticeRule rule(clock);
    QList<NoticeKind> kinds;
    for (const Step &step : steps) {
        clock.advance(step.after);
        QList<GroupSight> groups;
        if (step.isThere)
            groups.append(sight(1, step.keys, step.breaker));
        for (const Notice &notice : rule.look(groups))
            kinds.append(notice.kind);
    }
    QCOMPARE(kinds, told);
}

void tst_Notices::namesGroupUpstreamAndNumber()
{
    const FakeClock clock;
    NoticeRule rule(clock);
    QCOMPARE(rule.look({sight(7, {.active = 3})}), {});
    const QList<Notice> told = rule.look({sight(7, {.active = 1, .invalid = 2}, open)});
    QCOMPARE(told.size(), 2);
    QCOMPARE(
        told.at(0),
        (Notice{
            .kind = Kind::KeyInvalid, .group = GroupId{7}, .groupName = u"group7"_s, .keys = 2}));
    QCOMPARE(told.at(1),
             (Notice{.kind = Kind::UpstreamDown,
                     .group = GroupId{7},
                     .groupName = u"group7"_s,
                     .upstream = u"https://up7.example"_s}));
}

void tst_Notices::isSilentAfterThreeInAMinute()
{
    FakeClock clock;
    NoticeRule rule(clock);
    QList<GroupSight> groups;
    for (int i = 1; i <= 5; ++i)
        groups.append(sight(i, {.active = 1}));
    QCOMPARE(rule.look(groups), {});
    for (GroupSight &group : groups)
        group.upstreams.first().state = open;
    QCOMPARE(rule.look(groups).size(), 3);
    clock.advance(60s);
    for (GroupSight &group : groups)
        group.upstreams.first().state = closed;
    QCOMPARE(rule.look(groups).size(), 3); // the two that nobody heard of are not back either
    groups.first().keys = {.invalid = 1};
    QCOMPARE(rule.look(groups).size(), 1);
}

void tst_Notices::tellsOfEachGroup()
{
    const FakeClock clock;
    NoticeRule rule(clock);
    QCOMPARE(rule.look({sight(1, {.active = 1}), sight(2, {.active = 1})}), {});
    const QList<Notice> told = rule.look({sight(1, {.invalid = 1}), sight(2, {.invalid = 1})});
    QCOMPARE(told.size(), 2);
    QCOMPARE(told.at(1).group, GroupId{2});
}

void tst_Notices::seesEnabledGroupsWhileTheProxyRuns()
{
    FakeConfigEditor editor;
    FakeGateway gateway;
    editor.addGroup({.name = u"openai"_s,
                     .upstreams = {{.url = u"https://a.example"_s},
                                   {.url = u"https://off.example"_s, .weight = 0}}},
                    {});
    editor.addGroup({.name = u"off"_s, .enabled = false}, {});
    const GroupPtr openai = editor.snapshot()->groups.front();
    gateway.setKeyCounts(openai->id, {.active = 4});
    gateway.setUpstreamHealth(openai->id,
                              {{.id = openai->upstreams.at(0).id, .state = open},
                               {.id = openai->upstreams.at(1).id, .state = open}});
    QVERIFY(sightOf(*editor.snapshot(), gateway).isEmpty());

    gateway.setStatus({.state = GatewayState::Running});
    const QList<GroupSight> seen = sightOf(*editor.snapshot(), gateway);
    QCOMPARE(seen.size(), 1);
    QCOMPARE(seen.first().name, u"openai"_s);
    QCOMPARE(seen.first().keys, KeyCounts{.active = 4});
    QCOMPARE(seen.first().upstreams.size(), 1);
    QCOMPARE(seen.first().upstreams.first().url, u"https://a.example"_s);
    QCOMPARE(seen.first().upstreams.first().state, open);
}

QTEST_GUILESS_MAIN(tst_Notices)
#include "tst_notices.moc"
