#include "proxy/storage/groupedits.h"
#include "proxy/storage/keyedits.h"
#include "proxy/storage/keylist.h"
#include "proxy/storage/keyusagerepository.h"
#include "tests/proxy/storage/benchfixture.h"

#include <QTest>

using namespace keyferry;
using namespace keyferry::storage;
using namespace Qt::StringLiterals;

class tst_KeyList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void filtersAndOrders_data();
    void filtersAndOrders();
    void givesRowsInTheOrderAskedFor();
    void findsByWholeKey();
    void counts();
    void tellsWhichTurnedInvalid_data();
    void tellsWhichTurnedInvalid();

private:
    std::unique_ptr<BenchFixture> m_fixture{};
    GroupId m_group{};
    QList<KeyId> m_ids{};
};

void tst_KeyList::initTestCase()
{
    m_fixture = std::make_unique<BenchFixture>();
    m_group = *addGroup(m_fixture->bench, groupDraft(u"a"_s));
    const auto other = addGroup(m_fixture->bench, groupDraft(u"b"_s));
    ParsedKeys keys =
        parsedKeys({"sk-aaaa-0000001", "sk-bbbb-0000002", "sk-cccc-0000003", "short"});
    keys.keys[0].notes = u"Paid by 100%"_s;
    keys.keys[1].notes = u"paid by 100 others"_s;
    keys.keys[2].tag = u"Team_X"_s;
    keys.keys[3].tag = u"TeamYX"_s;
    QVERIFY(addKeys(m_fixture->bench, m_group, keys));
    QVERIFY(addKeys(m_fixture->bench, *other, keys));
    m_ids = *KeyList(*m_fixture->database, m_fixture->box.fingerprinter(), m_fixture->clock.wall())
                 .ids({.group = m_group});
    QCOMPARE(m_ids.size(), 4);
    const QList<KeyUsage> usages{
        {.id = m_ids[0], .requests = 5, .failures = 1, .lastUsedAt = 30},
        {.id = m_ids[1],
         .state = KeyState::Invalid,
         .requests = 9,
         .failures = 9,
         .lastUsedAt = 10},
        {.id = m_ids[2],
         .requests = 7,
         .failures = 0,
         .lastUsedAt = 20,
         .cooldowns = {{{u"gpt-4o"_s, m_fixture->clock.wall() + 1000, u"said so"_s},
                        {{}, m_fixture->clock.wall() + 500, {}}}}},
        {.id = m_ids[3], .cooldowns = {{{u"m"_s, m_fixture->clock.wall(), {}}}}}};
    const KeyUsageRepository repository(*m_fixture->database);
    QVERIFY(repository.addCounts(usages));
    QVERIFY(repository.storeStandings(usages));
}

void tst_KeyList::filtersAndOrders_data()
{
    using Order = KeyQuery::Order;
    QTest::addColumn<KeyQuery>("query");
    QTest::addColumn<QList<int>>("expected"); // positions in the pool
    QTest::addRow("pool order") << KeyQuery{} << QList<int>{0, 1, 2, 3};
    QTest::addRow("newest first") << KeyQuery{.descending = true} << QList<int>{3, 2, 1, 0};
    QTest::addRow("first two") << KeyQuery{.limit = 2} << QList<int>{0, 1};
    QTest::addRow("one state") << KeyQuery{.state = KeyState::Invalid} << QList<int>{1};
    QTest::addRow("active") << KeyQuery{.state = KeyState::Active} << QList<int>{0, 3};
    QTest::addRow("cooling") << KeyQuery{.state = KeyState::Cooling} << QList<int>{2};
    QTest::addRow("disabled") << KeyQuery{.state = KeyState::Disabled} << QList<int>{};
    QTest::addRow("by state") << KeyQuery{.order = Order::State} << QList<int>{0, 3, 2, 1};
    QTest::addRow("by state, backwards")
        << KeyQuery{.order = Order::State, .descending = true} << QList<int>{1, 2, 3, 0};
    QTest::addRow("by state, cooling with a text")
        << KeyQuery{.state = KeyState::Cooling, .search = u"team"_s, .order = Order::State}
        << QList<int>{2};
    QTest::addRow("by requests") << KeyQuery{.order = Order::Requests} << QList<int>{3, 0, 2, 1};
    QTest::addRow("by failures") << KeyQuery{.order = Order::Failures, .descending = true}
                                 << QList<int>{1, 0, 3, 2};
    QTest::addRow("by last use") << KeyQuery{.order = Order::LastUsed, .descending = true}
                                 << QList<int>{0, 2, 1, 3};
    QTest::addRow("in notes, whatever the case")
        << KeyQuery{.search = u"PAID BY"_s} << QList<int>{0, 1};
    QTest::addRow("a percent sign is one") << KeyQuery{.search = u"100%"_s} << QList<int>{0};
    QTest::addRow("an underscore is one") << KeyQuery{.search = u"m_x"_s} << QList<int>{2};
    QTest::addRow("a backslash is one") << KeyQuery{.search = u"\\"_s} << QList<int>{};
    QTest::addRow("in the mask") << KeyQuery{.search = u"0003"_s} << QList<int>{2};
    QTest::addRow("a whole key") << KeyQuery{.search = u" sk-bbbb-0000002 "_s} << QList<int>{1};
    QTest::addRow("a part of a key") << KeyQuery{.search = u"bbbb-0000"_s} << QList<int>{};
    QTest::addRow("state and text")
        << KeyQuery{.state = KeyState::Active, .search = u"paid"_s} << QList<int>{0};
}

void tst_KeyList::filtersAndOrders()
{
    QFETCH(KeyQuery, query);
    QFETCH(QList<int>, expected);
    query.group = m_group;
    const auto found =
        KeyList(*m_fixture->database, m_fixture->box.fingerprinter(), m_fixture->clock.wall())
            .ids(query);
    QVERIFY(found);
    QList<int> positions;
    for (const KeyId id : *found)
        positions.append(static_cast<int>(m_ids.indexOf(id)));
    QCOMPARE(positions, expected);
}

void tst_KeyList::givesRowsInTheOrderAskedFor()
{
    const auto rows =
        KeyList(*m_fixture->database, m_fixture->box.fingerprinter(), m_fixture->clock.wall())
            .rows({m_ids[2], KeyId(999), m_ids[0]});
    QVERIFY(rows);
    QCOMPARE(rows->size(), 2);
    QCOMPARE(rows->at(0).tag, u"Team_X"_s);
    QCOMPARE(rows->at(0).state, KeyState::Cooling);
    QCOMPARE(rows->at(0).cooldowns.size(), 2);
    QVERIFY(rows->at(0).cooldowns[0].model.isEmpty()); // the whole key's first
    QCOMPARE(rows->at(0).cooldowns[1].reason, u"said so"_s);
    QCOMPARE(rows->at(1).state, KeyState::Active);
    QCOMPARE(rows->at(1).id, m_ids[0]);
    QCOMPARE(rows->at(1).mask, u"sk-a\u20260001"_s);
    QCOMPARE(rows->at(1).requests, 5);
    QCOMPARE(rows->at(1).failures, 1);
    QCOMPARE(rows->at(1).lastUsedAt, 30);
}

void tst_KeyList::findsByWholeKey()
{
    const KeyList list(
        *m_fixture->database, m_fixture->box.fingerprinter(), m_fixture->clock.wall());
    QCOMPARE(*list.find(m_group, Secret("short"_ba)), m_ids[3]);
    const auto unknown = list.find(m_group, Secret("sk-unknown-key-text"_ba));
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().kind, ErrorKind::UnknownName);
    QVERIFY(!unknown.error().detail.contains("unknown-key"_L1));
}

void tst_KeyList::counts()
{
    const KeyList list(
        *m_fixture->database, m_fixture->box.fingerprinter(), m_fixture->clock.wall());
    QCOMPARE(*list.counts(m_group), (KeyCounts{.active = 2, .cooling = 1, .invalid = 1}));
    QCOMPARE(*list.counts(GroupId(99)), KeyCounts{});
}

void tst_KeyList::tellsWhichTurnedInvalid_data()
{
    QTest::addColumn<QList<KeyUsage>>("usages"); // of the first keys; added at the clock's time
    QTest::addColumn<int>("secondsLater");       // than that they are asked about
    QTest::addColumn<qint64>("count");
    const qint64 added = FakeClock().wall();
    const auto invalid = [added](int usedAt, int errorAt) {
        return KeyUsage{.state = KeyState::Invalid,
                        .lastUsedAt = added + usedAt * 1000,
                        .lastErrorStatus = 401,
                        .lastError = u"e%1"_s.arg(errorAt),
                        .lastErrorAt = added + errorAt * 1000};
    };
    KeyUsage active = invalid(50, 50);
    active.state = KeyState::Active;
    KeyUsage good = invalid(1, 50);
    good.lastSuccessAt = added + 30'000;
    QTest::addRow("none") << QList<KeyUsage>{} << 0 << qint64(0);
    QTest::addRow("added since") << QList<KeyUsage>{invalid(0, 5)} << 0 << qint64(1);
    QTest::addRow("used since") << QList<KeyUsage>{invalid(20, 20)} << 20 << qint64(1);
    QTest::addRow("found good since") << QList<KeyUsage>{good} << 20 << qint64(1);
    QTest::addRow("only checked again since") << QList<KeyUsage>{invalid(5, 40)} << 20 << qint64(0);
    QTest::addRow("before") << QList<KeyUsage>{invalid(19, 19)} << 20 << qint64(0);
    QTest::addRow("active") << QList<KeyUsage>{active} << 20 << qint64(0);
    QTest::addRow("two of three") << QList<KeyUsage>{invalid(30, 30),
                                                     invalid(5, 5),
                                                     invalid(25, 50)}
                                  << 20 << qint64(2);
}

void tst_KeyList::tellsWhichTurnedInvalid()
{
    QFETCH(QList<KeyUsage>, usages);
    QFETCH(int, secondsLater);
    QFETCH(qint64, count);
    BenchFixture fixture;
    const GroupId group = *addGroup(fixture.bench, groupDraft(u"a"_s));
    const GroupId other = *addGroup(fixture.bench, groupDraft(u"b"_s));
    QVERIFY(addKeys(fixture.bench, group, parsedKeys({"sk-1111111", "sk-2222222", "sk-3333333"})));
    const KeyList list(*fixture.database, fixture.box.fingerprinter(), fixture.clock.wall());
    const QList<KeyId> ids = *list.ids({.group = group});
    for (qsizetype i = 0; i < usages.size(); ++i)
        usages[i].id = ids.at(i);
    const KeyUsageRepository repository(*fixture.database);
    QVERIFY(repository.addCounts(usages));
    QVERIFY(repository.storeStandings(usages));

    const auto found = list.invalidated({other, group}, fixture.clock.wall() + secondsLater * 1000);
    QVERIFY(found);
    QCOMPARE(found->size(), count > 0 ? 1 : 0);
    if (count == 0)
        return;
    const InvalidatedKeys &keys = found->constFirst();
    QCOMPARE(keys.group, group);
    QCOMPARE(keys.count, count);
    QCOMPARE(keys.status, 401);
    QCOMPARE(keys.error, usages.last().lastError);
    QCOMPARE(keys.newest, usages.last().id);
    QCOMPARE(keys.at, usages.last().lastErrorAt);
    QVERIFY(keys.mask.startsWith(u"sk-"_s) || keys.mask.size() < 12);
}

QTEST_GUILESS_MAIN(tst_KeyList)
#include "tst_keylist.moc"
