#include "tests/support/fakeconfigeditor.h"
#include "tests/support/fakegateway.h"
#include "ui/models/grouptrouble.h"

#include <QTest>

using namespace keyferry;
using namespace keyferry::ui;
using namespace keyferry::test;
using namespace Qt::StringLiterals;

namespace {

using Kind = GroupTroubleKind;
using Maybe = std::optional<GroupTroubleKind>;

} // namespace

class tst_GroupTrouble final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void judgesAGroup_data();
    void judgesAGroup();
    void judgesAnAggregate_data();
    void judgesAnAggregate();
    void trustsAnUpstreamNobodyHasTried();
    void knowsNothingWhileNothingListens();
    void listsInTheOrderOfTheStore();

private:
    GroupId add(const GroupDraft &draft);
    void listen(GatewayState state = GatewayState::Running)
    {
        m_gateway->setStatus({.state = state});
    }
    [[nodiscard]] QList<GroupTrouble> all() const
    {
        return groupsInTrouble(*m_editor->snapshot(), *m_gateway);
    }

    std::unique_ptr<FakeConfigEditor> m_editor;
    std::unique_ptr<FakeGateway> m_gateway;
};

void tst_GroupTrouble::init()
{
    m_editor = std::make_unique<FakeConfigEditor>();
    m_gateway = std::make_unique<FakeGateway>();
    listen();
}

GroupId tst_GroupTrouble::add(const GroupDraft &draft)
{
    m_editor->addGroup(draft, {});
    return m_editor->snapshot()->group(draft.name.toLatin1())->id;
}

void tst_GroupTrouble::judgesAGroup_data()
{
    QTest::addColumn<bool>("isEnabled");
    QTest::addColumn<KeyCounts>("keys");
    QTest::addColumn<QList<int>>("weights");
    QTest::addColumn<QList<BreakerState>>("breakers");
    QTest::addColumn<Maybe>("trouble");

    const QList one{1};
    const QList closed{BreakerState::Closed};
    const auto row = [&](const char *name, const KeyCounts &keys, const Maybe &trouble) {
        QTest::newRow(name) << true << keys << one << closed << trouble;
    };
    row("an active key", {.active = 1}, {});
    row("an active one among bad ones", {.active = 1, .invalid = 9, .disabled = 9}, {});
    row("no keys", {}, Kind::NoUsableKey);
    row("invalid and disabled ones", {.invalid = 5, .disabled = 1}, Kind::NoUsableKey);
    row("all cooling", {.cooling = 2, .invalid = 1}, Kind::KeysCooling);
    QTest::newRow("switched off") << false << KeyCounts{} << one << closed << Maybe();

    const KeyCounts good{.active = 3};
    const auto upstreams = [&good](const char *name,
                                   const QList<int> &weights,
                                   const QList<BreakerState> &states,
                                   const Maybe &trouble) {
        QTest::newRow(name) << true << good << weights << states << trouble;
    };
    const auto open = BreakerState::Open;
    const auto half = BreakerState::HalfOpen;
    const auto fine = BreakerState::Closed;
    upstreams("its upstream is open", {1}, {open}, Kind::NoUpstream);
    upstreams("half-open is not closed", {1}, {half}, Kind::NoUpstream);
    upstreams("one of two is open", {1, 1}, {open, fine}, {});
    upstreams("the closed one is off", {1, 0}, {open, fine}, Kind::NoUpstream);
    QTest::newRow("keys come first")
        << true << KeyCounts{} << one << QList{open} << Maybe(Kind::NoUsableKey);
}

void tst_GroupTrouble::judgesAGroup()
{
    QFETCH(const bool, isEnabled);
    QFETCH(const KeyCounts, keys);
    QFETCH(const QList<int>, weights);
    QFETCH(const QList<BreakerState>, breakers);
    QFETCH(const Maybe, trouble);
    GroupDraft draft{.name = u"openai"_s, .enabled = isEnabled};
    for (const int weight : weights) {
        const auto url = u"https://up%1.example"_s.arg(draft.upstreams.size());
        draft.upstreams.push_back({.url = url, .weight = weight});
    }
    const GroupId group = add(draft);
    QList<UpstreamHealth> health;
    for (const UpstreamConfig &upstream : m_editor->snapshot()->group(group)->upstreams)
        health.append({.id = upstream.id, .state = breakers.at(health.size())});
    m_gateway->setUpstreamHealth(group, health);
    m_gateway->setKeyCounts(group, keys);

    QList<GroupTrouble> expected;
    if (trouble)
        expected.append({group, *trouble});
    QCOMPARE(all(), expected);
}

void tst_GroupTrouble::judgesAnAggregate_data()
{
    QTest::addColumn<bool>("isEnabled");
    QTest::addColumn<int>("weight");
    QTest::addColumn<KeyCounts>("keys");
    QTest::addColumn<bool>("isInTrouble");
    const KeyCounts good{.active = 1};
    QTest::newRow("a member serves") << true << 1 << good << false;
    QTest::newRow("the member is off") << false << 1 << good << true;
    QTest::newRow("the member has no turn") << true << 0 << good << true;
    QTest::newRow("the member has no keys") << true << 1 << KeyCounts{} << true;
}

void tst_GroupTrouble::judgesAnAggregate()
{
    QFETCH(const bool, isEnabled);
    QFETCH(const int, weight);
    QFETCH(const KeyCounts, keys);
    QFETCH(const bool, isInTrouble);
    const GroupId member = add({.name = u"member"_s, .enabled = isEnabled});
    m_gateway->setKeyCounts(member, keys);
    const GroupId keyless = add({.name = u"keyless"_s}); // one of them must have a weight
    const GroupId fast =
        add({.name = u"fast"_s,
             .kind = GroupKind::Aggregate,
             .members = {{.group = member, .weight = weight}, {.group = keyless}}});
    QCOMPARE(all().contains({fast, Kind::NoMember}), isInTrouble);
}

void tst_GroupTrouble::trustsAnUpstreamNobodyHasTried()
{
    m_gateway->setKeyCounts(add({.name = u"new"_s}), {.active = 1});
    QCOMPARE(all(), {});
}

void tst_GroupTrouble::knowsNothingWhileNothingListens()
{
    add({.name = u"openai"_s});
    QCOMPARE(all().size(), 1);
    for (const GatewayState state : {GatewayState::Stopped,
                                     GatewayState::Starting,
                                     GatewayState::Draining,
                                     GatewayState::Failed}) {
        listen(state);
        QCOMPARE(all(), {});
    }
}

void tst_GroupTrouble::listsInTheOrderOfTheStore()
{
    const GroupId first = add({.name = u"b"_s});
    m_gateway->setKeyCounts(add({.name = u"fine"_s}), {.active = 1});
    const GroupId last = add({.name = u"a"_s});
    QCOMPARE(all(), (QList<GroupTrouble>{{first, Kind::NoUsableKey}, {last, Kind::NoUsableKey}}));
}

QTEST_GUILESS_MAIN(tst_GroupTrouble)
#include "tst_grouptrouble.moc"
