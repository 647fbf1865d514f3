#include "ui/models/attention.h"

#include <QTest>

using namespace keyferry;
using namespace keyferry::ui;
using namespace Qt::StringLiterals;

using Kind = AttentionKind;

class tst_Attention final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tells_data();
    void tells();
    void saysWhetherOthersServe_data();
    void saysWhetherOthersServe();
    void toleratesALittleMoreLog_data();
    void toleratesALittleMoreLog();
    void ignoresOnlyWhatIsAChoice();
    void knowsAnItemAgain();
};

namespace {

constexpr qint64 megabyte = 1024 * 1024;

UpstreamConfig upstream(qint64 id, int weight = 1)
{
    return {.id = UpstreamId{id},
            .url = "https://u" + QByteArray::number(id) + ".example",
            .weight = weight};
}

GroupPtr group(qint64 id, bool isEnabled = true, GroupKind kind = GroupKind::Standard)
{
    return std::make_shared<GroupConfig>(
        GroupConfig{.id = GroupId{id},
                    .name = "g" + QByteArray::number(id),
                    .kind = kind,
                    .enabled = isEnabled,
                    .upstreams = {upstream(10 * id), upstream(10 * id + 1)}});
}

std::shared_ptr<ConfigSnapshot> snapshot()
{
    auto made = std::make_shared<ConfigSnapshot>();
    made->groups = {group(1), group(2, false), group(3, true, GroupKind::Aggregate)};
    return made;
}

AttentionFacts facts()
{
    return {.snapshot = snapshot()};
}

AttentionFacts inTrouble(qint64 id, GroupTroubleKind kind)
{
    AttentionFacts made = facts();
    made.troubles = {{GroupId{id}, kind}};
    made.counts = {{GroupId{id}, {.invalid = 5}}};
    return made;
}

AttentionFacts withHealth(qint64 groupId, qint64 upstreamId, BreakerState state)
{
    AttentionFacts made = facts();
    made.health = {{GroupId{groupId}, {{.id = UpstreamId{upstreamId}, .state = state}}}};
    return made;
}

AttentionFacts withAccessKey(const AccessKeyConfig &key)
{
    AttentionFacts made = facts();
    auto changed = snapshot();
    changed->accessKeys = {{.isDefault = false}, key};
    made.snapshot = changed;
    return made;
}

AttentionFacts withInvalidated(qint64 id)
{
    AttentionFacts made = facts();
    made.invalidated = {{.group = GroupId{id}, .count = 2}};
    return made;
}

QList<Kind> kindsOf(const QList<AttentionItem> &items)
{
    QList<Kind> kinds;
    for (const AttentionItem &item : items)
        kinds.append(item.kind);
    return kinds;
}

} // namespace

void tst_Attention::tells_data()
{
    QTest::addColumn<AttentionFacts>("facts");
    QTest::addColumn<QList<Kind>>("kinds");
    const auto row = [](const char *name, const AttentionFacts &facts, const QList<Kind> &kinds) {
        QTest::addRow("%s", name) << facts << kinds;
    };
    row("nothing", facts(), {});
    row("no usable key", inTrouble(1, GroupTroubleKind::NoUsableKey), {Kind::NoUsableKey});
    row("all keys cooling", inTrouble(1, GroupTroubleKind::KeysCooling), {Kind::NoUsableKey});
    row("no member", inTrouble(3, GroupTroubleKind::NoMember), {Kind::NoMember});
    row("no upstream is told by its breakers", inTrouble(1, GroupTroubleKind::NoUpstream), {});
    row("of a group that is gone", inTrouble(9, GroupTroubleKind::NoUsableKey), {});
    row("breaker open", withHealth(1, 10, BreakerState::Open), {Kind::UpstreamOpen});
    row("breaker half open", withHealth(1, 10, BreakerState::HalfOpen), {});
    row("breaker closed", withHealth(1, 10, BreakerState::Closed), {});
    row("breaker of an upstream that is gone", withHealth(1, 99, BreakerState::Open), {});
    row("breaker of a disabled group", withHealth(2, 20, BreakerState::Open), {});
    row("keys turned invalid", withInvalidated(1), {Kind::KeysTurnedInvalid});
    row("keys of a disabled group", withInvalidated(2), {});
    row("keys of a group that is gone", withInvalidated(9), {});
    row("default access key", withAccessKey({.isDefault = true}), {Kind::DefaultAccessKey});
    row("default access key, off", withAccessKey({.enabled = false, .isDefault = true}), {});
    row("other access key", withAccessKey({}), {});
    AttentionFacts all = inTrouble(1, GroupTroubleKind::NoUsableKey);
    all.troubles.prepend({GroupId{3}, GroupTroubleKind::NoMember});
    all.health = withHealth(1, 11, BreakerState::Open).health;
    all.invalidated = withInvalidated(1).invalidated;
    all.snapshot = withAccessKey({.isDefault = true}).snapshot;
    all.secretsFile = u"/data/data.key"_s;
    all.logBytes = 5000 * megabyte;
    row("everything, the worst first",
        all,
        {Kind::NoUsableKey,
         Kind::NoMember,
         Kind::UpstreamOpen,
         Kind::KeysTurnedInvalid,
         Kind::DefaultAccessKey,
         Kind::SecretsInFile,
         Kind::LogOverLimit});
}

void tst_Attention::tells()
{
    QFETCH(AttentionFacts, facts);
    QFETCH(QList<Kind>, kinds);
    QCOMPARE(kindsOf(attentionItems(facts)), kinds);
}

void tst_Attention::saysWhetherOthersServe_data()
{
    QTest::addColumn<BreakerState>("other");
    QTest::addColumn<int>("otherWeight");
    QTest::addColumn<bool>("serves");
    QTest::addRow("closed") << BreakerState::Closed << 1 << true;
    QTest::addRow("half open") << BreakerState::HalfOpen << 1 << true;
    QTest::addRow("open") << BreakerState::Open << 1 << false;
    QTest::addRow("off") << BreakerState::Closed << 0 << false;
}

void tst_Attention::saysWhetherOthersServe()
{
    QFETCH(BreakerState, other);
    QFETCH(int, otherWeight);
    QFETCH(bool, serves);
    auto changed = std::make_shared<ConfigSnapshot>();
    auto edited = std::make_shared<GroupConfig>(*group(1));
    edited->upstreams = {upstream(10), upstream(11, otherWeight)};
    changed->groups = {edited};
    AttentionFacts facts{.snapshot = changed};
    facts.health = {{GroupId{1},
                     {{.id = UpstreamId{10}, .state = BreakerState::Open, .openUntil = 7},
                      {.id = UpstreamId{11}, .state = other}}}};
    const AttentionItem item = attentionItems(facts).constFirst();
    QCOMPARE(item.upstream.id, UpstreamId{10});
    QCOMPARE(item.health.openUntil, 7);
    QCOMPARE(item.othersServe, serves);
}

void tst_Attention::toleratesALittleMoreLog_data()
{
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<bool>("isTold");
    const qint64 limit = SettingValues().get(settings::requestLogMaxMb) * megabyte;
    QTest::addRow("unknown") << qint64(-1) << false;
    QTest::addRow("at the limit") << limit << false;
    QTest::addRow("a little over") << limit + limit / 20 << false;
    QTest::addRow("a tenth over") << limit + limit / 100 * 10 << false;
    QTest::addRow("more") << limit + limit / 100 * 10 + 1 << true;
}

void tst_Attention::toleratesALittleMoreLog()
{
    QFETCH(qint64, bytes);
    QFETCH(bool, isTold);
    AttentionFacts made = facts();
    made.logBytes = bytes;
    QCOMPARE(kindsOf(attentionItems(made)), isTold ? QList{Kind::LogOverLimit} : QList<Kind>{});
}

void tst_Attention::ignoresOnlyWhatIsAChoice()
{
    AttentionFacts all = inTrouble(1, GroupTroubleKind::NoUsableKey);
    all.snapshot = withAccessKey({.isDefault = true}).snapshot;
    all.secretsFile = u"/data/data.key"_s;
    all.ignored = {Kind::NoUsableKey, Kind::DefaultAccessKey};
    QCOMPARE(kindsOf(attentionItems(all)), (QList{Kind::NoUsableKey, Kind::SecretsInFile}));
    all.ignored = {Kind::SecretsInFile};
    QCOMPARE(kindsOf(attentionItems(all)), (QList{Kind::NoUsableKey, Kind::DefaultAccessKey}));
}

void tst_Attention::knowsAnItemAgain()
{
    const AttentionItem item{.kind = Kind::UpstreamOpen, .group = GroupId{1}};
    AttentionItem other = item;
    other.health.openUntil = 9;
    other.counts.invalid = 2;
    QVERIFY(item.isSameAs(other));
    other.upstream.id = UpstreamId{3};
    QVERIFY(!item.isSameAs(other));
    other = item;
    other.group = GroupId{2};
    QVERIFY(!item.isSameAs(other));
    other = item;
    other.kind = Kind::NoUsableKey;
    QVERIFY(!item.isSameAs(other));
}

QTEST_GUILESS_MAIN(tst_Attention)
#include "tst_attention.moc"
