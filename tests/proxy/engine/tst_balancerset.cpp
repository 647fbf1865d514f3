#include "proxy/engine/balancerset.h"
#include "proxy/routing/breaker.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyferry;
using namespace keyferry::engine;

namespace {

constexpr qint64 now = 1'700'000'000'000;

GroupPtr group(const std::vector<UpstreamConfig> &upstreams)
{
    return std::make_shared<const GroupConfig>(
        GroupConfig{.id = GroupId{1}, .upstreams = upstreams});
}

GroupPtr aggregate(const std::vector<MemberConfig> &members)
{
    return std::make_shared<const GroupConfig>(
        GroupConfig{.id = GroupId{9}, .kind = GroupKind::Aggregate, .members = members});
}

QByteArray picks(BalancerSet &set, const GroupPtr &group, int count)
{
    QByteArray order;
    for (int i = 0; i < count; ++i)
        order.append(set.of(group).pick({.now = now + 1})->url);
    return order;
}

} // namespace

class tst_BalancerSet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesOnWithANewSnapshot();
    void followsNewBreakers();
    void takesTurnsOfMembers();
};

void tst_BalancerSet::goesOnWithANewSnapshot()
{
    const std::vector<UpstreamConfig> two{{.id = UpstreamId{1}, .url = "a"},
                                          {.id = UpstreamId{2}, .url = "b"}};
    BalancerSet set;
    QCOMPARE(picks(set, group(two), 3), "aba");
    QCOMPARE(picks(set, group(two), 2), "ba");
    QCOMPARE(picks(set, group({two[0]}), 2), "aa");
}

void tst_BalancerSet::followsNewBreakers()
{
    const GroupPtr two =
        group({{.id = UpstreamId{1}, .url = "a"}, {.id = UpstreamId{2}, .url = "b"}});
    BalancerSet set;
    QCOMPARE(picks(set, two, 2), "ab");
    routing::Breaker broken;
    for (int i = 0; i < 5; ++i)
        broken.noteFailure({}, now, now);
    set.setBreakers(
        std::make_shared<const routing::BreakerMap>(routing::BreakerMap{{UpstreamId{1}, &broken}}));
    QCOMPARE(picks(set, two, 3), "bbb");
}

void tst_BalancerSet::takesTurnsOfMembers()
{
    const std::vector<MemberConfig> members{{.group = GroupId{1}}, {.group = GroupId{2}}};
    const std::vector<GroupId> oneFirst{GroupId{1}, GroupId{2}};
    const std::vector<GroupId> twoFirst{GroupId{2}, GroupId{1}};
    BalancerSet set;
    QCOMPARE(set.membersOf(aggregate(members)), oneFirst);
    QCOMPARE(set.membersOf(aggregate(members)), twoFirst); // a new snapshot
    QCOMPARE(set.membersOf(aggregate({members[1]})), std::vector{GroupId{2}});
}

QTEST_GUILESS_MAIN(tst_BalancerSet)
#include "tst_balancerset.moc"
