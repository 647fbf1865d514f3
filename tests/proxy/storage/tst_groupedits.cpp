#include "proxy/storage/groupedits.h"
#include "proxy/storage/keychanges.h"
#include "proxy/storage/keyedits.h"
#include "tests/proxy/storage/benchfixture.h"

#include <QTest>

using namespace keyferry;
using namespace keyferry::storage;
using namespace Qt::StringLiterals;

class tst_GroupEdits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void storesEveryField();
    void refusesBadDrafts_data();
    void refusesBadDrafts();
    void refusesANameThatIsTaken();
    void refusesGroupsThatAreNot();
    void editsInPlace();
    void keepsUpstreamIdsByUrl();
    void sharesUnchangedGroups();
    void copiesWithKeys_data();
    void copiesWithKeys();
    void removesWithAllThatBelongsToIt();
    void neverUsesAnIdTwice();
    void reorders_data();
    void reorders();
    void leavesNothingHalfSaved();
    void storesAggregates();
    void refusesKeysForAnAggregate();
    void keepsMembersOfAggregatesInLine();
    void takesRemovedGroupsOutOfAggregates();
    void readsAnObjectWithoutMembersAsNoOverrides();
    void refusesAHeaderValueOfAnotherGroup();
};

namespace {

QStringList names(const ConfigSnapshot &snapshot)
{
    QStringList all;
    for (const GroupPtr &group : snapshot.groups)
        all.append(QString::fromLatin1(group->name));
    return all;
}

GroupDraft fullDraft()
{
    return {.name = u"full"_s,
            .displayName = u"Völl"_s,
            .description = u"two\nlines"_s,
            .channel = Channel::Custom,
            .channelOptions = {.authHeader = "X-Key", .authPrefix = "Token "},
            .enabled = false,
            .testModel = u"m-1"_s,
            .checkPath = u"/v1/check"_s,
            .upstreams = {{u"https://a.example:443/base/"_s, 5, {}},
                          {u"http://b.example"_s, 0, u"socks5://127.0.0.1:1"_s}},
            .modelRules = {{u"gpt-4o"_s, u"claude-x"_s}, {u"b"_s, u"c"_s}},
            .modelStrict = true,
            .paramOverrides = "{ \"a\": 12345678901234567890, \"!b\": null }",
            .headerRules = {{HeaderRule::Action::Set, "X-Team", Secret("of ${API_KEY}"_ba)},
                            {HeaderRule::Action::Remove, "User-Agent", {}}},
            .failureRules = {{u"400-403"_s, u"quota"_s, Verdict::OutOfCredit},
                             {{}, u"busy"_s, Verdict::Overloaded}},
            .overrides = {{u"max_retries"_s, u"007"_s}, {u"tls_verify"_s, u"no"_s}}};
}

GroupDraft aggregateDraft(const std::vector<GroupId> &members)
{
    GroupDraft draft{.name = u"all"_s, .kind = GroupKind::Aggregate};
    int weight = 0;
    for (const GroupId member : members)
        draft.members.push_back({.group = member, .weight = ++weight, .tier = 2});
    return draft;
}

} // namespace

void tst_GroupEdits::storesEveryField()
{
    BenchFixture fixture;
    const auto id = addGroup(fixture.bench, fullDraft());
    QVERIFY(id);
    QCOMPARE(fixture.bench.changes.snapshot, fixture.bench.snapshot);
    // Read again, as by the next start.
    const auto read = loadSnapshot({*fixture.database, fixture.box, fixture.clock});
    QVERIFY(read);
    const GroupPtr group = (*read)->group(*id);
    QVERIFY(group);
    QVERIFY(*group == *fixture.bench.snapshot->group(*id));

    GroupDraft expected = fullDraft();
    expected.upstreams[0].url = u"https://a.example/base"_s;
    expected.overrides = {{u"max_retries"_s, u"7"_s}, {u"tls_verify"_s, u"off"_s}};
    QVERIFY(draftOf(*group) == expected);
    QCOMPARE(group->settings.get(settings::maxRetries), 7);
    QCOMPARE(group->settings.get(settings::blacklistThreshold), 3);
    QCOMPARE(group->createdAt, fixture.clock.wall());
    QCOMPARE(group->updatedAt, fixture.clock.wall());
}

void tst_GroupEdits::refusesBadDrafts_data()
{
    QTest::addColumn<GroupDraft>("draft");
    QTest::addColumn<QString>("field");
    QTest::addRow("name") << groupDraft(u"A b"_s) << u"name"_s;
    GroupDraft draft = groupDraft(u"a"_s);
    draft.upstreams = {{u"nowhere"_s}};
    QTest::addRow("URL without scheme") << draft << u"upstreams[0].url"_s;
    draft.upstreams = {{u"http://a"_s, 0}};
    QTest::addRow("all weights 0") << draft << u"upstreams"_s;
    draft = groupDraft(u"a"_s);
    draft.overrides = {{u"listen_port"_s, u"1"_s}};
    QTest::addRow("a global setting") << draft << u"overrides.listen_port"_s;
}

void tst_GroupEdits::refusesBadDrafts()
{
    QFETCH(GroupDraft, draft);
    QFETCH(QString, field);
    BenchFixture fixture;
    const auto good = addGroup(fixture.bench, groupDraft(u"good"_s));
    QVERIFY(good);
    const auto added = addGroup(fixture.bench, draft);
    QVERIFY(!added);
    QCOMPARE(added.error().kind, ErrorKind::InvalidValue);
    QCOMPARE(added.error().field, field);
    const auto edited = editGroup(fixture.bench, *good, draft);
    QVERIFY(!edited);
    QCOMPARE(edited.error().field, field);
    QCOMPARE(names(*fixture.bench.snapshot), QStringList{u"good"_s});
}

void tst_GroupEdits::refusesANameThatIsTaken()
{
    BenchFixture fixture;
    const auto first = addGroup(fixture.bench, groupDraft(u"a"_s));
    const auto second = addGroup(fixture.bench, groupDraft(u"b"_s));
    QVERIFY(first && second);
    const auto isRefused = [](const auto &result) {
        return !result && result.error().kind == ErrorKind::Duplicate
               && result.error().field == "name"_L1;
    };
    QVERIFY(isRefused(addGroup(fixture.bench, groupDraft(u"a"_s))));
    QVERIFY(isRefused(editGroup(fixture.bench, *second, groupDraft(u"a"_s))));
    QVERIFY(isRefused(copyGroup(fixture.bench, *second, u"a"_s, KeyCopy::None)));
    QVERIFY(editGroup(fixture.bench, *first, groupDraft(u"a"_s)));
}

void tst_GroupEdits::refusesGroupsThatAreNot()
{
    BenchFixture fixture;
    const auto isUnknown = [](const auto &result) {
        return !result && result.error().kind == ErrorKind::UnknownGroup;
    };
    QVERIFY(isUnknown(editGroup(fixture.bench, GroupId(9), groupDraft(u"a"_s))));
    QVERIFY(isUnknown(copyGroup(fixture.bench, GroupId(9), u"a"_s, KeyCopy::None)));
    QVERIFY(isUnknown(removeGroup(fixture.bench, GroupId(9))));
    QVERIFY(isUnknown(reorderGroups(fixture.bench, {GroupId(9)})));
}

void tst_GroupEdits::editsInPlace()
{
    BenchFixture fixture;
    const auto id = addGroup(fixture.bench, groupDraft(u"a"_s));
    QVERIFY(id);
    const qint64 created = fixture.clock.wall();
    fixture.clock.advance(std::chrono::seconds(5));
    QVERIFY(editGroup(fixture.bench, *id, fullDraft()));
    const GroupPtr group = fixture.bench.snapshot->group("full");
    QVERIFY(group);
    QCOMPARE(group->id, *id);
    QCOMPARE(group->createdAt, created);
    QCOMPARE(group->updatedAt, created + 5000);
    QVERIFY(!fixture.bench.snapshot->group("a"));
}

void tst_GroupEdits::keepsUpstreamIdsByUrl()
{
    BenchFixture fixture;
    GroupDraft draft = groupDraft(u"a"_s);
    draft.upstreams = {{u"http://one"_s}, {u"http://two"_s}};
    const auto id = addGroup(fixture.bench, draft);
    QVERIFY(id);
    const auto before = fixture.bench.snapshot->group(*id)->upstreams;
    draft.upstreams = {{u"http://three"_s}, {u"http://two"_s, 9}, {u"http://one"_s}};
    QVERIFY(editGroup(fixture.bench, *id, draft));
    const auto after = fixture.bench.snapshot->group(*id)->upstreams;
    QCOMPARE(after[1].id, before[1].id);
    QCOMPARE(after[1].weight, 9);
    QCOMPARE(after[2].id, before[0].id);
    QVERIFY(after[0].id != before[0].id && after[0].id != before[1].id);
}

void tst_GroupEdits::sharesUnchangedGroups()
{
    BenchFixture fixture;
    QVERIFY(addGroup(fixture.bench, groupDraft(u"a"_s)));
    const auto before = fixture.bench.snapshot;
    QVERIFY(addGroup(fixture.bench, groupDraft(u"b"_s)));
    QCOMPARE(fixture.bench.snapshot->group("a"), before->group("a"));
    QCOMPARE(fixture.bench.snapshot->revision, before->revision + 1);
}

void tst_GroupEdits::copiesWithKeys_data()
{
    QTest::addColumn<KeyCopy>("keys");
    QTest::addColumn<QByteArrayList>("copied");
    QTest::addRow("none") << KeyCopy::None << QByteArrayList{};
    QTest::addRow("active") << KeyCopy::ActiveOnly << QByteArrayList{"k1", "k3"};
    QTest::addRow("all") << KeyCopy::All << QByteArrayList{"k1", "k2", "k3"};
}

void tst_GroupEdits::copiesWithKeys()
{
    QFETCH(KeyCopy, keys);
    QFETCH(QByteArrayList, copied);
    BenchFixture fixture;
    const auto id = addGroup(fixture.bench, fullDraft());
    QVERIFY(id && addKeys(fixture.bench, *id, parsedKeys({"k1", "k2", "k3"})));
    QVERIFY(changeKeys(
        fixture.bench, {.group = *id, .secrets = {Secret("k2"_ba)}}, KeyAction::Disable));
    fixture.bench.changes = {};
    const auto copy = copyGroup(fixture.bench, *id, u"copy"_s, keys);
    QVERIFY(copy);

    GroupDraft expected = draftOf(*fixture.bench.snapshot->group(*id));
    expected.name = u"copy"_s;
    QVERIFY(draftOf(*fixture.bench.snapshot->group(*copy)) == expected);
    const auto pool = wholePool(fixture.bench, *copy);
    QVERIFY(pool);
    QByteArrayList secrets;
    for (const ProviderKey &key : pool->upserted)
        secrets.append(key.secret.reveal());
    QCOMPARE(secrets, copied);
    QList<ProviderKey> told;
    for (const KeyDelta &delta : fixture.bench.changes.keys)
        told += delta.upserted;
    QCOMPARE(told, pool->upserted);
    if (keys == KeyCopy::All)
        QCOMPARE(pool->upserted.at(1).state, KeyState::Disabled);
    QCOMPARE(wholePool(fixture.bench, *id)->upserted.size(), 3);
}

void tst_GroupEdits::removesWithAllThatBelongsToIt()
{
    BenchFixture fixture;
    const auto gone = addGroup(fixture.bench, fullDraft());
    const auto kept = addGroup(fixture.bench, groupDraft(u"kept"_s));
    QVERIFY(gone && addKeys(fixture.bench, *gone, parsedKeys({"k1", "k2"})));
    QVERIFY(kept && addKeys(fixture.bench, *kept, parsedKeys({"k1"})));
    QVERIFY(removeGroup(fixture.bench, *gone));
    QCOMPARE(names(*fixture.bench.snapshot), QStringList{u"kept"_s});
    QCOMPARE(*fixture.database->number(u"SELECT COUNT(*) FROM keys"_s), 1);
    QCOMPARE(*fixture.database->number(u"SELECT COUNT(*) FROM upstreams"_s), 1);
}

void tst_GroupEdits::neverUsesAnIdTwice()
{
    BenchFixture fixture;
    const auto first = addGroup(fixture.bench, groupDraft(u"a"_s));
    QVERIFY(first && removeGroup(fixture.bench, *first));
    const auto second = addGroup(fixture.bench, groupDraft(u"a"_s));
    QVERIFY(second && *second > *first);
}

void tst_GroupEdits::reorders_data()
{
    QTest::addColumn<QList<int>>("order");
    QTest::addColumn<QStringList>("expected");
    QTest::addRow("all") << QList<int>{2, 0, 1} << QStringList{u"c"_s, u"a"_s, u"b"_s};
    QTest::addRow("some, the rest behind") << QList<int>{2} << QStringList{u"c"_s, u"a"_s, u"b"_s};
    QTest::addRow("twice the same") << QList<int>{1, 1, 0} << QStringList{u"b"_s, u"a"_s, u"c"_s};
    QTest::addRow("none") << QList<int>{} << QStringList{u"a"_s, u"b"_s, u"c"_s};
}

void tst_GroupEdits::reorders()
{
    QFETCH(QList<int>, order);
    QFETCH(QStringList, expected);
    BenchFixture fixture;
    QList<GroupId> ids;
    for (const auto &name : {u"a"_s, u"b"_s, u"c"_s})
        ids.append(*addGroup(fixture.bench, groupDraft(name)));
    QList<GroupId> wanted;
    for (const int index : order)
        wanted.append(ids.at(index));
    QVERIFY(reorderGroups(fixture.bench, wanted));
    QCOMPARE(names(*fixture.bench.snapshot), expected);
    QVERIFY(addGroup(fixture.bench, groupDraft(u"new"_s)));
    QCOMPARE(names(*fixture.bench.snapshot).last(), u"new"_s);
}

void tst_GroupEdits::leavesNothingHalfSaved()
{
    BenchFixture fixture;
    QVERIFY(fixture.database->execute(u"CREATE TRIGGER full BEFORE INSERT ON upstreams"
                                      " BEGIN SELECT RAISE(ABORT, 'disk full'); END"_s));
    const auto before = fixture.bench.snapshot;
    const auto failed = addGroup(fixture.bench, groupDraft(u"a"_s));
    QVERIFY(!failed);
    QCOMPARE(failed.error().kind, ErrorKind::StorageFailed);
    QCOMPARE(fixture.bench.snapshot, before);
    QVERIFY(!fixture.bench.changes.snapshot);
    QCOMPARE(*fixture.database->number(u"SELECT COUNT(*) FROM groups"_s), 0);
    QVERIFY(fixture.database->execute(u"DROP TRIGGER full"_s));
    QVERIFY(addGroup(fixture.bench, groupDraft(u"a"_s)));
}

void tst_GroupEdits::storesAggregates()
{
    BenchFixture fixture;
    const auto a = addGroup(fixture.bench, groupDraft(u"a"_s));
    const auto b = addGroup(fixture.bench, groupDraft(u"b"_s));
    QVERIFY(a && b);
    const auto id = addGroup(fixture.bench, aggregateDraft({*a, *b}));
    QVERIFY(id);
    const auto read = loadSnapshot({*fixture.database, fixture.box, fixture.clock});
    QVERIFY(read);
    QVERIFY(*(*read)->group(*id) == *fixture.bench.snapshot->group(*id));
    QVERIFY(draftOf(*(*read)->group(*id)) == aggregateDraft({*a, *b}));
    QVERIFY((*read)->group(*id)->upstreams.empty());

    GroupDraft edited = aggregateDraft({*b});
    edited.members[0].tier = 9;
    QVERIFY(editGroup(fixture.bench, *id, edited));
    QVERIFY(draftOf(*fixture.bench.snapshot->group(*id)) == edited);
    const auto copy = copyGroup(fixture.bench, *id, u"copy"_s, KeyCopy::All);
    QVERIFY(copy);
    edited.name = u"copy"_s;
    QVERIFY(draftOf(*fixture.bench.snapshot->group(*copy)) == edited);
    QVERIFY(fixture.bench.changes.keys.isEmpty());
}

void tst_GroupEdits::refusesKeysForAnAggregate()
{
    BenchFixture fixture;
    const auto a = addGroup(fixture.bench, groupDraft(u"a"_s));
    const auto id = addGroup(fixture.bench, aggregateDraft({*a}));
    QVERIFY(id);
    const auto refused = addKeys(fixture.bench, *id, parsedKeys({"k"}));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::InvalidValue);
    QVERIFY(refused.error().detail.contains("all is an aggregate"_L1));
}

void tst_GroupEdits::keepsMembersOfAggregatesInLine()
{
    BenchFixture fixture;
    const auto a = addGroup(fixture.bench, groupDraft(u"a"_s));
    const auto id = addGroup(fixture.bench, aggregateDraft({*a}));
    QVERIFY(id);
    GroupDraft draft = groupDraft(u"a"_s);
    draft.channel = Channel::Anthropic;
    const auto refused = editGroup(fixture.bench, *a, draft);
    QVERIFY(!refused);
    QCOMPARE(refused.error().field, u"channel"_s);
    QVERIFY(refused.error().detail.contains("aggregate all"_L1));
    const auto nested =
        addGroup(fixture.bench, {.name = u"n"_s, .kind = GroupKind::Aggregate, .members = {{*id}}});
    QVERIFY(!nested);
    QCOMPARE(nested.error().field, u"members[0]"_s);
    const auto otherKind = editGroup(fixture.bench, *id, groupDraft(u"all"_s));
    QVERIFY(!otherKind);
    QCOMPARE(otherKind.error().field, u"kind"_s);
}

void tst_GroupEdits::takesRemovedGroupsOutOfAggregates()
{
    BenchFixture fixture;
    const auto a = addGroup(fixture.bench, groupDraft(u"a"_s));
    const auto b = addGroup(fixture.bench, groupDraft(u"b"_s));
    const auto id = addGroup(fixture.bench, aggregateDraft({*a, *b}));
    QVERIFY(id);
    QVERIFY(removeGroup(fixture.bench, *a));
    QCOMPARE(fixture.bench.snapshot->group(*id)->members.size(), 1u);
    QCOMPARE(fixture.bench.snapshot->group(*id)->members[0].group, *b);
    QVERIFY(removeGroup(fixture.bench, *b));
    QVERIFY(fixture.bench.snapshot->group(*id)->members.empty());
    GroupDraft off = draftOf(*fixture.bench.snapshot->group(*id));
    off.enabled = false;
    QVERIFY(editGroup(fixture.bench, *id, off));
    QVERIFY(removeGroup(fixture.bench, *id));
}

void tst_GroupEdits::readsAnObjectWithoutMembersAsNoOverrides()
{
    BenchFixture fixture;
    GroupDraft draft = groupDraft(u"a"_s);
    draft.paramOverrides = " { } ";
    const auto id = addGroup(fixture.bench, draft);
    QVERIFY(id);
    QVERIFY(fixture.bench.snapshot->group(*id)->paramOverrides.isEmpty());
}

// Sealed for one group, a value opens in no other.
void tst_GroupEdits::refusesAHeaderValueOfAnotherGroup()
{
    BenchFixture fixture;
    QVERIFY(addGroup(fixture.bench, fullDraft()));
    QVERIFY(addGroup(fixture.bench, groupDraft(u"thief"_s)));
    QVERIFY(fixture.database->execute(
        u"UPDATE groups SET header_rules = (SELECT header_rules FROM groups WHERE name = 'full')"
        " WHERE name = 'thief'"_s));
    const auto read = loadSnapshot({*fixture.database, fixture.box, fixture.clock});
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::SecretsUnreadable);
}

QTEST_GUILESS_MAIN(tst_GroupEdits)
#include "tst_groupedits.moc"
