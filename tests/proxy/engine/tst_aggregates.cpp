#include "tests/proxy/engine/chainfixture.h"
#include "tests/proxy/engine/enginefixture.h"
#include "tests/support/rawclient.h"
#include "tests/support/scriptedupstream.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyferry;
using namespace keyferry::engine;
using namespace keyferry::test;
using namespace std::chrono_literals;

/// One request over an aggregate's members.
class tst_Aggregates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leavesAMemberWhoseAttemptFailed_data();
    void leavesAMemberWhoseAttemptFailed();
    void passesOverAMemberWithoutKeys();
    void passesOverMembersThatDoNotServe();
    void countsRetriesAcrossMembers();
    void startsOverWithFreshKeys();
    void repeatsAKeyOnlyWhenNobodyHasAFreshOne();
    void takesKeySettingsFromTheMember();
    void tellsTheEarliestReturn();
    void saysThatNobodyCanServe();
    void recordsAggregateAndMember();
    void admitsItsOwnAccessKeysAndGlobalOnes_data();
    void admitsItsOwnAccessKeysAndGlobalOnes();
};

namespace {

/// Members 2, 3 (tier 1) and 4 (tier 2) with two keys each.
void addMembers(ChainFixture &fixture, int keys = 2)
{
    for (const qint64 id : {2, 3, 4})
        fixture.addGroup(id, keys);
    fixture.askAggregate({{.group = GroupId{2}, .tier = 1},
                          {.group = GroupId{3}, .tier = 1},
                          {.group = GroupId{4}, .tier = 2}});
}

QList<qint64> groupsOf(const ChainFixture &fixture)
{
    QList<qint64> groups;
    for (const AttemptRecord &attempt : fixture.record.attempts)
        groups.append(toNumber(attempt.key) / 100);
    return groups;
}

} // namespace

void tst_Aggregates::leavesAMemberWhoseAttemptFailed_data()
{
    QTest::addColumn<int>("status");
    QTest::addRow("rejected") << 401;
    QTest::addRow("rate limited") << 429;
    QTest::addRow("upstream's fault") << 500;
    QTest::addRow("overloaded") << 529;
}

void tst_Aggregates::leavesAMemberWhoseAttemptFailed()
{
    QFETCH(int, status);
    ChainFixture fixture;
    addMembers(fixture);
    fixture.begin();
    fixture.answer(status);
    fixture.pass(300ms);
    fixture.answer(status);
    fixture.pass(600ms);
    QCOMPARE(groupsOf(fixture), (QList<qint64>{2, 3, 4})); // the next tier comes last
    fixture.answer(200);
    QCOMPARE(fixture.listener.statuses, QList<int>{200});
    QCOMPARE(fixture.record.groupName, u"g4"_s);
    QCOMPARE(fixture.record.group, GroupId{4});
}

void tst_Aggregates::passesOverAMemberWithoutKeys()
{
    ChainFixture fixture;
    addMembers(fixture);
    fixture.setKeys(2, {});
    auto cooling = ChainFixture::makeKeys(3, 1);
    cooling[0].cooldowns.append(Cooldown{.until = fixture.clock.wall() + 60'000});
    fixture.setKeys(3, cooling);
    fixture.begin();
    QCOMPARE(groupsOf(fixture), (QList<qint64>{4}));
}

void tst_Aggregates::passesOverMembersThatDoNotServe()
{
    ChainFixture fixture;
    addMembers(fixture);
    fixture.group(2).enabled = false;
    fixture.askAggregate({{.group = GroupId{2}},
                          {.group = GroupId{77}}, // deleted meanwhile
                          {.group = GroupId{3}, .weight = 0},
                          {.group = GroupId{4}}});
    fixture.begin();
    QCOMPARE(groupsOf(fixture), (QList<qint64>{4}));
}

void tst_Aggregates::countsRetriesAcrossMembers()
{
    ChainFixture fixture;
    addMembers(fixture);
    fixture.set("max_retries"_L1, u"1"_s);
    fixture.group(2).overrides.insert(u"max_retries"_s, u"9"_s); // the aggregate's counts
    fixture.begin();
    fixture.answer(401);
    fixture.answer(401);
    QCOMPARE(groupsOf(fixture), (QList<qint64>{2, 3}));
    QCOMPARE(fixture.listener.statuses, QList<int>{401});
    QCOMPARE(fixture.record.groupName, u"g3"_s);
}

void tst_Aggregates::startsOverWithFreshKeys()
{
    ChainFixture fixture;
    addMembers(fixture);
    fixture.set("max_retries"_L1, u"9"_s);
    fixture.setKeys(3, ChainFixture::makeKeys(3, 1));
    fixture.begin();
    for (int i = 0; i < 9 && fixture.listener.statuses.isEmpty(); ++i)
        fixture.answer(401);
    QCOMPARE(groupsOf(fixture), (QList<qint64>{2, 3, 4, 2, 4}));
    QCOMPARE(fixture.keyOf(3), KeyId{202});
}

void tst_Aggregates::repeatsAKeyOnlyWhenNobodyHasAFreshOne()
{
    ChainFixture fixture;
    addMembers(fixture, 1);
    fixture.begin();
    for (int i = 0; i < 4; ++i) {
        fixture.answer(500);
        fixture.pass(2s);
    }
    QCOMPARE(groupsOf(fixture), (QList<qint64>{2, 3, 4, 2}));
    QCOMPARE(fixture.listener.statuses, QList<int>{500});
}

void tst_Aggregates::takesKeySettingsFromTheMember()
{
    ChainFixture fixture;
    addMembers(fixture);
    fixture.set("blacklist_threshold"_L1, u"0"_s);
    fixture.group(2).overrides.insert(u"blacklist_threshold"_s, u"1"_s);
    fixture.begin();
    fixture.answer(403);
    fixture.answer(403);
    QCOMPARE(fixture.pool(2).counts(fixture.clock.wall()).invalid, 1);
    QCOMPARE(fixture.pool(3).counts(fixture.clock.wall()).invalid, 0);
}

void tst_Aggregates::tellsTheEarliestReturn()
{
    ChainFixture fixture;
    addMembers(fixture);
    qint64 seconds = 40;
    for (const qint64 id : {2, 3, 4}) {
        auto keys = ChainFixture::makeKeys(id, 1);
        keys[0].cooldowns.append(Cooldown{.until = fixture.clock.wall() + 5 + seconds * 1000});
        fixture.setKeys(id, keys);
        seconds -= 10;
    }
    fixture.begin();
    QCOMPARE(fixture.listener.failures.first().error.kind, ErrorKind::KeysCooling);
    QCOMPARE(*fixture.listener.failures.first().retryAfter, 20s);
}

void tst_Aggregates::saysThatNobodyCanServe()
{
    ChainFixture fixture;
    addMembers(fixture, 0);
    fixture.begin();
    QCOMPARE(fixture.listener.failures.first().error.kind, ErrorKind::NoUsableKey);

    ChainFixture bare;
    bare.askAggregate({{.group = GroupId{77}}});
    bare.begin();
    QCOMPARE(bare.listener.failures.first().error.kind, ErrorKind::NoUsableKey);
}

namespace {

GroupId addAggregate(EngineFixture &fixture, const QByteArray &name, std::vector<GroupId> members)
{
    GroupConfig group{.id = GroupId{900}, .name = name, .kind = GroupKind::Aggregate};
    for (const GroupId member : members)
        group.members.push_back({.group = member});
    applySettings(group, fixture.draft.settings);
    fixture.draft.groups.push_back(std::make_shared<const GroupConfig>(group));
    return group.id;
}

} // namespace

void tst_Aggregates::recordsAggregateAndMember()
{
    ScriptedUpstream bad;
    bad.setAnswer(jsonAnswer(401, "{}"));
    ScriptedUpstream good;
    EngineFixture fixture;
    fixture.set(settings::workers.name, qint64(1));
    const GroupId first = fixture.addGroup("first", {bad.url()}, 1);
    const GroupId second = fixture.addGroup("second", {good.url()}, 1);
    addAggregate(fixture, "all", {first, second});
    fixture.start();
    RawClient client(fixture.port());
    client.request("POST", "/proxy/all/v1/chat", R"({"model":"m"})");
    QVERIFY(client.waitUntilComplete());
    QCOMPARE(client.status(), 200);
    QTRY_COMPARE(fixture.sink.records().size(), 1);
    const auto record = fixture.sink.records().first();
    QCOMPARE(record.aggregateName, u"all"_s);
    QCOMPARE(record.groupName, u"second"_s);
    QCOMPARE(record.group, second);
    QCOMPARE(record.tries, 2);

    // A standard group has no aggregate.
    client.forget();
    client.request("POST", "/proxy/second/v1/chat", R"({"model":"m"})");
    QVERIFY(client.waitUntilComplete());
    QTRY_COMPARE(fixture.sink.records().size(), 2);
    QCOMPARE(fixture.sink.records().at(1).aggregateName, QString());
}

void tst_Aggregates::admitsItsOwnAccessKeysAndGlobalOnes_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<int>("status");
    QTest::addRow("its own") << "sk-own"_ba << 200;
    QTest::addRow("global") << "sk-123456"_ba << 200;
    QTest::addRow("a member's") << "sk-member"_ba << 403;
}

void tst_Aggregates::admitsItsOwnAccessKeysAndGlobalOnes()
{
    QFETCH(QByteArray, key);
    QFETCH(int, status);
    ScriptedUpstream upstream;
    EngineFixture fixture;
    const GroupId member = fixture.addGroup("first", {upstream.url()}, 1);
    const GroupId aggregate = addAggregate(fixture, "all", {member});
    const auto addKey = [&fixture](qint64 id, GroupId group, const QByteArray &text) {
        fixture.draft.accessKeys.push_back(
            {.id = AccessKeyId{id},
             .scope = onlyGroups({group}),
             .fingerprint = fixture.draft.fingerprinter.fingerprint(text)});
    };
    addKey(2, aggregate, "sk-own");
    addKey(3, member, "sk-member");
    fixture.start();
    RawClient client(fixture.port());
    client.send("GET /proxy/all/v1/models HTTP/1.1\r\nHost: localhost\r\nx-api-key: " + key
                + "\r\n\r\n");
    QVERIFY(client.waitUntilComplete());
    QCOMPARE(client.status(), status);
}

QTEST_GUILESS_MAIN(tst_Aggregates)
#include "tst_aggregates.moc"
