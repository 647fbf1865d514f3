#include "proxy/engine/servinggroups.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyferry;
using namespace keyferry::engine;

namespace {

GroupConfig groupOf(qint64 id)
{
    return {.id = GroupId{id}, .name = "g" + QByteArray::number(id)};
}

} // namespace

class tst_ServingGroups : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsWhoMayServe_data();
    void listsWhoMayServe();
    void knowsWhatTheirRequestsNeed_data();
    void knowsWhatTheirRequestsNeed();
    void readsAllGroupsOfASnapshot();
};

void tst_ServingGroups::listsWhoMayServe_data()
{
    QTest::addColumn<std::vector<MemberConfig>>("members");
    QTest::addColumn<QList<qint64>>("groups");
    const MemberConfig one{.group = GroupId{1}};
    const MemberConfig two{.group = GroupId{2}};
    QTest::addRow("all") << std::vector{two, one} << QList<qint64>{2, 1};
    QTest::addRow("none") << std::vector<MemberConfig>{} << QList<qint64>{};
    QTest::addRow("one is gone") << std::vector{one, {.group = GroupId{7}}} << QList<qint64>{1};
    QTest::addRow("one is off") << std::vector{{.group = GroupId{3}}, one} << QList<qint64>{1};
    QTest::addRow("an aggregate") << std::vector{{.group = GroupId{4}}, one} << QList<qint64>{1};
}

void tst_ServingGroups::listsWhoMayServe()
{
    QFETCH(std::vector<MemberConfig>, members);
    ConfigSnapshot snapshot;
    std::vector<GroupConfig> groups{groupOf(1), groupOf(2), groupOf(3), groupOf(4)};
    groups[2].enabled = false;
    groups[3].kind = GroupKind::Aggregate;
    for (const GroupConfig &group : groups)
        snapshot.groups.push_back(std::make_shared<const GroupConfig>(group));
    const auto aggregate = std::make_shared<const GroupConfig>(
        GroupConfig{.id = GroupId{9}, .kind = GroupKind::Aggregate, .members = members});

    QList<qint64> serving;
    for (const GroupPtr &group : servingGroups(aggregate, snapshot).groups)
        serving.append(toNumber(group->id));
    QTEST(serving, "groups");
    // Whether a standard group that is off serves is not asked here, but at the door.
    QCOMPARE(servingGroups(snapshot.groups[2], snapshot).groups, std::vector{snapshot.groups[2]});
}

void tst_ServingGroups::knowsWhatTheirRequestsNeed_data()
{
    QTest::addColumn<GroupConfig>("member");
    QTest::addColumn<bool>("edit");
    QTest::addColumn<bool>("keep");
    GroupConfig plain = groupOf(2);
    GroupConfig renames = plain;
    renames.modelRules = {{.from = u"a"_s, .to = u"b"_s}};
    GroupConfig sets = plain;
    sets.paramOverrides = R"({"temperature":0})";
    GroupConfig keeps = plain;
    keeps.settings.set(settings::sessionAffinity.name, true);
    GroupConfig isOff = renames;
    isOff.settings = keeps.settings;
    isOff.enabled = false;
    QTest::addRow("nothing") << plain << false << false;
    QTest::addRow("model rules") << renames << true << false;
    QTest::addRow("parameters") << sets << true << false;
    QTest::addRow("sessions") << keeps << false << true;
    QTest::addRow("of one that is off") << isOff << false << false;
}

void tst_ServingGroups::knowsWhatTheirRequestsNeed()
{
    QFETCH(GroupConfig, member);
    QFETCH(bool, edit);
    QFETCH(bool, keep);
    ConfigSnapshot snapshot;
    snapshot.groups = {std::make_shared<const GroupConfig>(groupOf(1)),
                       std::make_shared<const GroupConfig>(member)};
    const auto aggregate = std::make_shared<const GroupConfig>(
        GroupConfig{.id = GroupId{9},
                    .kind = GroupKind::Aggregate,
                    .members = {{.group = GroupId{2}}, {.group = GroupId{1}}}});
    const ServingGroups serving = servingGroups(aggregate, snapshot);
    QCOMPARE(serving.editRequests, edit);
    QCOMPARE(serving.keepSessions, keep);
}

void tst_ServingGroups::readsAllGroupsOfASnapshot()
{
    ConfigSnapshot snapshot;
    snapshot.groups = {
        std::make_shared<const GroupConfig>(groupOf(1)),
        std::make_shared<const GroupConfig>(GroupConfig{
            .id = GroupId{9}, .kind = GroupKind::Aggregate, .members = {{.group = GroupId{1}}}})};
    const ServingMap map = servingMap(snapshot);
    QCOMPARE(map.size(), 2);
    for (const GroupId id : {GroupId{1}, GroupId{9}}) {
        QCOMPARE(map.value(id).group(GroupId{1}), snapshot.groups.front());
        QVERIFY(!map.value(id).group(GroupId{9}));
    }
}

QTEST_GUILESS_MAIN(tst_ServingGroups)
#include "tst_servinggroups.moc"
