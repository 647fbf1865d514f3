#include "proxy/engine/memberplan.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyferry;
using namespace keyferry::engine;

namespace {

constexpr qint64 now = 1'700'000'000'000;
constexpr quint64 session = 77;

GroupConfig groupOf(qint64 id)
{
    return {.id = GroupId{id}, .name = "g" + QByteArray::number(id)};
}

/// A pool with the keys 101 and 102 for group 1, and so on.
std::unique_ptr<routing::KeyPool> poolOf(qint64 id)
{
    auto pool = std::make_unique<routing::KeyPool>(GroupId{id});
    KeyDelta delta{.group = GroupId{id}, .replacesAll = true};
    for (const qint64 key : {id * 100 + 1, id * 100 + 2})
        delta.upserted.append({.id = KeyId{key}, .group = GroupId{id}, .secret = Secret("key"_ba)});
    pool->apply(delta);
    return pool;
}

/// One request that groups 1… may serve.
struct Planned
{
    explicit Planned(const std::vector<GroupConfig> &groups)
    {
        [[maybe_unused]] const Outcome kept = body.append(R"({"model":"m"})");
        Q_ASSERT(kept);
        body.markComplete();
        std::vector<Member> members;
        for (const GroupConfig &group : groups) {
            pools.push_back(poolOf(toNumber(group.id)));
            members.push_back({.group = std::make_shared<const GroupConfig>(group),
                               .pool = pools.back().get(),
                               .revision = 1});
        }
        plan.emplace(
            ClientRequest{
                .head = head, .rest = rest, .body = &body, .model = u"m"_s, .session = session},
            std::move(members));
    }

    void cool(qint64 key, qint64 until)
    {
        pool(key).report(
            {.key = KeyId{key},
             .judgement = {.verdict = Verdict::RateLimited, .coolUntil = until, .reason = {}},
             .now = now});
    }
    void reject(qint64 key)
    {
        pool(key).report({.key = KeyId{key},
                          .judgement = {.verdict = Verdict::KeyRejected, .isUnmistakable = true},
                          .now = now});
    }
    /// What the next picks give; 0: nothing.
    QList<qint64> picks(int count, bool mayRepeat = false)
    {
        QList<qint64> keys;
        for (int i = 0; i < count; ++i) {
            const auto choice = plan->pick(mayRepeat, now);
            keys.append(choice ? toNumber(choice->key.id) : 0);
        }
        return keys;
    }
    routing::KeyPool &pool(qint64 key)
    {
        return *pools.at(static_cast<std::size_t>(key / 100 - 1));
    }

    RequestHead head{.method = "POST", .target = "/proxy/g/v1/chat", .fields = {}};
    QByteArray rest = "/v1/chat";
    BodyBuffer body{std::nullopt};
    std::vector<std::unique_ptr<routing::KeyPool>> pools{};
    std::optional<MemberPlan> plan{};
};

GroupConfig strictGroup(qint64 id)
{
    GroupConfig group = groupOf(id);
    group.modelRules = {{.from = u"another"_s, .to = u"x"_s}};
    group.modelStrict = true;
    return group;
}

} // namespace

class tst_MemberPlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesMembersWithAPool();
    void goesFromMemberToMember();
    void repeatsOnlyWhenNobodyHasAFreshKey();
    void passesOverAMemberThatRefuses();
    void saysWhetherAnotherKeyIsThere();
    void tellsTheEarliestReturn();
    void startsOverWithoutRateLimitedKeys();
    void prefersTheKeyOfTheSession_data();
    void prefersTheKeyOfTheSession();
    void saysWhatStandsInTheWay();
};

void tst_MemberPlan::takesMembersWithAPool()
{
    ConfigSnapshot snapshot;
    GroupConfig limited = groupOf(2);
    limited.poolPolicy.perMinute = 6;
    snapshot.groups = {std::make_shared<const GroupConfig>(groupOf(1)),
                       std::make_shared<const GroupConfig>(limited)};
    const auto pool = poolOf(2);
    const auto aggregate = std::make_shared<const GroupConfig>(
        GroupConfig{.id = GroupId{9},
                    .kind = GroupKind::Aggregate,
                    .members = {{.group = GroupId{1}}, {.group = GroupId{2}}}});
    BalancerSet balancers;
    const auto serving = servingGroups(aggregate, snapshot);
    const auto members = membersFor(aggregate, serving, 5, {{GroupId{2}, pool.get()}}, balancers);
    QCOMPARE(members.size(), std::size_t(1));
    QCOMPARE(members[0].group, snapshot.groups[1]);
    QCOMPARE(members[0].pool, pool.get());
    QCOMPARE(members[0].group->poolPolicy.perMinute, 6);
    QCOMPARE(members[0].revision, quint64(5));
}

void tst_MemberPlan::goesFromMemberToMember()
{
    Planned planned({groupOf(1), groupOf(2)});
    planned.reject(201);
    QCOMPARE(planned.picks(4), (QList<qint64>{101, 202, 102, 0}));
}

void tst_MemberPlan::repeatsOnlyWhenNobodyHasAFreshKey()
{
    Planned planned({groupOf(1), groupOf(2)});
    planned.reject(101);
    QCOMPARE(planned.picks(4, true), (QList<qint64>{102, 201, 202, 102}));
    planned.reject(102);
    QCOMPARE(planned.picks(1, true), QList<qint64>{201});
    QCOMPARE(planned.picks(1), QList<qint64>{0});
}

void tst_MemberPlan::passesOverAMemberThatRefuses()
{
    Planned planned({strictGroup(1), groupOf(2)});
    QCOMPARE(planned.picks(3), (QList<qint64>{201, 202, 0}));
    QCOMPARE(planned.plan->obstacle(now).kind, ErrorKind::NoUsableKey); // not all refuse
}

void tst_MemberPlan::saysWhetherAnotherKeyIsThere()
{
    Planned planned({strictGroup(1), groupOf(2)});
    QVERIFY(planned.plan->hasOther(now));
    QCOMPARE(planned.picks(1), QList<qint64>{201});
    QVERIFY(planned.plan->hasOther(now));
    QCOMPARE(planned.picks(1), QList<qint64>{202});
    QVERIFY(!planned.plan->hasOther(now));
}

void tst_MemberPlan::tellsTheEarliestReturn()
{
    Planned planned({strictGroup(1), groupOf(2), groupOf(3)});
    for (const qint64 key : {201, 202, 301, 302})
        planned.cool(key, now + 2'000'000 - key);
    for (const qint64 key : {101, 102})
        planned.cool(key, now + 1000); // of no use: the group refuses
    QCOMPARE(planned.plan->servesAgainAt(now), now + 2'000'000 - 302);
    Planned broken({groupOf(1)});
    broken.reject(101);
    broken.reject(102);
    QCOMPARE(broken.plan->servesAgainAt(now), std::optional<qint64>());
}

void tst_MemberPlan::startsOverWithoutRateLimitedKeys()
{
    Planned planned({groupOf(1), groupOf(2)});
    const auto limited = planned.plan->pick(false, now);
    QCOMPARE(limited->key.id, KeyId{101});
    limited->member.limited.append(limited->key.id);
    QCOMPARE(planned.picks(1), QList<qint64>{201});
    planned.plan->startOver();
    // The first member again; 101, which was limited, is fresh, 201 is not.
    QCOMPARE(planned.picks(4), (QList<qint64>{102, 202, 101, 0}));
}

void tst_MemberPlan::prefersTheKeyOfTheSession_data()
{
    QTest::addColumn<bool>("isAsked");
    QTest::addColumn<qint64>("first");
    QTest::addRow("asked for") << true << qint64(102);
    QTest::addRow("not asked for") << false << qint64(101);
}

void tst_MemberPlan::prefersTheKeyOfTheSession()
{
    QFETCH(bool, isAsked);
    GroupConfig group = groupOf(1);
    group.settings.set(settings::sessionAffinity.name, isAsked);
    Planned planned({group});
    planned.pool(102).bindSession(session, KeyId{102}, now);
    QTEST(planned.picks(1).first(), "first");
}

void tst_MemberPlan::saysWhatStandsInTheWay()
{
    Planned keys({groupOf(1), groupOf(2)});
    for (const qint64 key : {101, 201, 202})
        keys.reject(key);
    QCOMPARE(keys.plan->obstacle(now).kind, ErrorKind::NoUsableKey);
    QCOMPARE(keys.plan->obstacle(now).detail, u"there is no usable key: 3 invalid, 0 disabled"_s);

    Planned model({strictGroup(1), strictGroup(2)});
    QCOMPARE(model.picks(1), QList<qint64>{0});
    QCOMPARE(model.plan->obstacle(now).kind, ErrorKind::UnknownModel);
    Planned nobody({});
    QCOMPARE(nobody.plan->obstacle(now).kind, ErrorKind::NoUsableKey);
}

QTEST_GUILESS_MAIN(tst_MemberPlan)
#include "tst_memberplan.moc"
