#include "proxy/storage/groupedits.h"
#include "proxy/storage/keyedits.h"
#include "proxy/storage/keylist.h"
#include "proxy/storage/keyrepository.h"
#include "tests/proxy/storage/benchfixture.h"

#include <QTest>

using namespace keyferry;
using namespace keyferry::storage;
using namespace Qt::StringLiterals;

class tst_KeyEdits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void addsNewKeysOnly();
    void addsAcrossTheBulkLimit();
    void changesStates_data();
    void changesStates();
    void removesKeys();
    void changesNothingIfOneIsUnknown_data();
    void changesNothingIfOneIsUnknown();
    void refusesUnknownGroups();
    void annotates();
    void resetsAGroup();
    void revealsSelectedKeys();
    void leavesATamperedKeyOut();
    void addsUsage();
    void keepsAKeyDisabledByHand();
    void ignoresUsageOfKeysThatAreGone();
    void keepsKeysApartByGroup();

private:
    [[nodiscard]] KeyRow row(const QByteArray &secret) const;
    [[nodiscard]] QString state(const QByteArray &secret) const;
    Outcome use(const KeyUsage &usage);

    std::unique_ptr<BenchFixture> m_fixture{};
    GroupId m_group{};
};

void tst_KeyEdits::init()
{
    m_fixture = std::make_unique<BenchFixture>();
    m_group = *addGroup(m_fixture->bench, groupDraft(u"a"_s));
    QVERIFY(addKeys(m_fixture->bench, m_group, parsedKeys({"active", "invalid", "disabled"})));
    QVERIFY(changeKeys(m_fixture->bench,
                       {.group = m_group, .secrets = {Secret("disabled"_ba)}},
                       KeyAction::Disable));
    QVERIFY(use({.id = row("invalid").id,
                 .state = KeyState::Invalid,
                 .requests = 5,
                 .failures = 4,
                 .consecutiveFailures = 3}));
    m_fixture->bench.changes = {};
}

KeyRow tst_KeyEdits::row(const QByteArray &secret) const
{
    const KeyList list(*m_fixture->database, m_fixture->box.fingerprinter());
    const auto id = list.find(m_group, Secret(secret));
    return id ? list.rows({*id})->value(0) : KeyRow{};
}

QString tst_KeyEdits::state(const QByteArray &secret) const
{
    const KeyRow found = row(secret);
    return found.id == KeyId{} ? u"gone"_s : QString(keyStateName(found.state));
}

Outcome tst_KeyEdits::use(const KeyUsage &usage)
{
    auto transaction = Transaction::begin(*m_fixture->database);
    const auto added = KeyRepository(*m_fixture->database, m_fixture->box).addUsage({usage});
    return added ? transaction->commit() : added;
}

void tst_KeyEdits::addsNewKeysOnly()
{
    ParsedKeys keys = parseKeys("active new-1\nnew-2 new-1");
    keys.refused = 1;
    keys.refusals = {{3, u"why"_s}};
    keys.keys[1].notes = u"a note"_s;
    keys.keys[1].tag = QString(300, u't');
    const auto report = addKeys(m_fixture->bench, m_group, keys);
    QVERIFY(report);
    QCOMPARE(report->added, 2);
    QCOMPARE(report->alreadyPresent, 2);
    QCOMPARE(report->refused, 1);
    QVERIFY(report->refusals == keys.refusals);

    QCOMPARE(m_fixture->bench.changes.keys.size(), 1);
    const KeyDelta delta = m_fixture->bench.changes.keys.first();
    QVERIFY(!delta.replacesAll && delta.removed.isEmpty());
    QCOMPARE(delta.upserted.size(), 2);
    QCOMPARE(delta.upserted[0].secret.reveal(), "new-1"_ba);
    QCOMPARE(delta.upserted[0].id, row("new-1").id);
    QCOMPARE(delta.upserted[0].state, KeyState::Active);
    QCOMPARE(row("new-1").notes, u"a note"_s);
    QCOMPARE(row("new-1").tag.size(), 255);
    QCOMPARE(row("new-1").createdAt, m_fixture->clock.wall());
    QVERIFY(!m_fixture->bench.changes.snapshot);

    m_fixture->bench.changes = {};
    const auto again = addKeys(m_fixture->bench, m_group, parsedKeys({"new-1"}));
    QCOMPARE(again->added, 0);
    QVERIFY(m_fixture->bench.changes.keys.isEmpty());
}

void tst_KeyEdits::addsAcrossTheBulkLimit()
{
    ParsedKeys keys;
    for (int i = 0; i < 1500; ++i)
        keys.keys.push_back({.secret = Secret("bulk-" + QByteArray::number(i % 1400))});
    keys.keys.push_back({.secret = Secret("active"_ba)});
    const auto report = addKeys(m_fixture->bench, m_group, keys);
    QVERIFY(report);
    QCOMPARE(report->added, 1400);
    QCOMPARE(report->alreadyPresent, 101);
}

void tst_KeyEdits::changesStates_data()
{
    QTest::addColumn<KeyAction>("action");
    QTest::addColumn<QStringList>("states"); // of active, invalid, disabled afterwards
    QTest::addColumn<int>("changed");
    QTest::addRow("restore") << KeyAction::Restore
                             << QStringList{u"active"_s, u"active"_s, u"disabled"_s} << 1;
    QTest::addRow("enable") << KeyAction::Enable
                            << QStringList{u"active"_s, u"invalid"_s, u"active"_s} << 1;
    QTest::addRow("disable") << KeyAction::Disable
                             << QStringList{u"disabled"_s, u"disabled"_s, u"disabled"_s} << 2;
    QTest::addRow("remove") << KeyAction::Remove << QStringList{u"gone"_s, u"gone"_s, u"gone"_s}
                            << 3;
}

void tst_KeyEdits::changesStates()
{
    QFETCH(KeyAction, action);
    QFETCH(QStringList, states);
    QFETCH(int, changed);
    const auto count = changeKeys(m_fixture->bench, {.group = m_group, .all = true}, action);
    QVERIFY(count);
    QCOMPARE(*count, changed);
    QCOMPARE((QStringList{state("active"), state("invalid"), state("disabled")}), states);

    QCOMPARE(m_fixture->bench.changes.keys.size(), 1);
    const KeyDelta delta = m_fixture->bench.changes.keys.first();
    QCOMPARE(delta.upserted.size() + delta.removed.size(), changed);
    for (const ProviderKey &key : delta.upserted) {
        QCOMPARE(key.state, row(key.secret.reveal()).state);
        QCOMPARE(key.consecutiveFailures, row(key.secret.reveal()).consecutiveFailures);
    }
    if (action == KeyAction::Restore)
        QCOMPARE(row("invalid").consecutiveFailures, 0);

    m_fixture->bench.changes = {};
    QCOMPARE(*changeKeys(m_fixture->bench, {.group = m_group, .all = true}, action), 0);
    QVERIFY(m_fixture->bench.changes.keys.isEmpty());
}

void tst_KeyEdits::removesKeys()
{
    const KeyId byId = row("active").id;
    const KeySelection selection{.group = m_group,
                                 .ids = {byId, byId},
                                 .secrets = {Secret("invalid"_ba), Secret("active"_ba)}};
    QCOMPARE(*changeKeys(m_fixture->bench, selection, KeyAction::Remove), 2);
    QCOMPARE(state("active"), u"gone"_s);
    QCOMPARE(state("disabled"), u"disabled"_s);
    QCOMPARE(m_fixture->bench.changes.keys.first().removed.size(), 2);
    QCOMPARE(*changeKeys(m_fixture->bench,
                         {.group = m_group, .state = KeyState::Active},
                         KeyAction::Remove),
             0);
    QCOMPARE(*changeKeys(m_fixture->bench,
                         {.group = m_group, .state = KeyState::Disabled},
                         KeyAction::Remove),
             1);
    QCOMPARE(*changeKeys(m_fixture->bench, {.group = m_group}, KeyAction::Remove), 0);
}

void tst_KeyEdits::changesNothingIfOneIsUnknown_data()
{
    QTest::addColumn<QList<KeyId>>("ids");
    QTest::addColumn<QByteArray>("secret");
    QTest::addRow("by id") << QList<KeyId>{KeyId(999)} << "active"_ba;
    QTest::addRow("by secret") << QList<KeyId>{} << "unknown-secret-text"_ba;
}

void tst_KeyEdits::changesNothingIfOneIsUnknown()
{
    QFETCH(QList<KeyId>, ids);
    QFETCH(QByteArray, secret);
    const KeySelection selection{
        .group = m_group, .ids = ids, .secrets = {Secret("active"_ba), Secret(secret)}};
    const auto refused = changeKeys(m_fixture->bench, selection, KeyAction::Disable);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::UnknownName);
    QVERIFY(!refused.error().detail.contains("unknown-secret-text"_L1));
    QCOMPARE(state("active"), u"active"_s);
    QVERIFY(m_fixture->bench.changes.keys.isEmpty());
}

void tst_KeyEdits::refusesUnknownGroups()
{
    const GroupId none{99};
    const auto isUnknown = [](const auto &result) {
        return !result && result.error().kind == ErrorKind::UnknownGroup;
    };
    QVERIFY(isUnknown(addKeys(m_fixture->bench, none, parsedKeys({"k"}))));
    QVERIFY(
        isUnknown(changeKeys(m_fixture->bench, {.group = none, .all = true}, KeyAction::Remove)));
    QVERIFY(isUnknown(resetGroup(m_fixture->bench, none)));
    QVERIFY(isUnknown(revealKeys(m_fixture->bench, {.group = none, .all = true})));
}

void tst_KeyEdits::annotates()
{
    QVERIFY(editKey(m_fixture->bench, row("active").id, {.notes = QString(255, u'n')}));
    QCOMPARE(row("active").notes.size(), 255);
    const auto tooLong = editKey(m_fixture->bench, row("active").id, {.notes = QString(256, u'n')});
    QVERIFY(!tooLong);
    QCOMPARE(tooLong.error().field, u"notes"_s);
    const auto unknown = editKey(m_fixture->bench, KeyId(999), {.notes = u"x"_s});
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().kind, ErrorKind::UnknownName);
}

void tst_KeyEdits::resetsAGroup()
{
    QVERIFY(use({.id = row("disabled").id, .requests = 2}));
    const auto changed = resetGroup(m_fixture->bench, m_group);
    QVERIFY(changed);
    QCOMPARE(*changed, 2);
    QCOMPARE(state("invalid"), u"active"_s);
    QCOMPARE(state("disabled"), u"disabled"_s);
    QCOMPARE(row("invalid").requests, 0);
    QCOMPARE(row("invalid").failures, 0);
    QCOMPARE(row("invalid").consecutiveFailures, 0);
    const KeyDelta delta = m_fixture->bench.changes.keys.first();
    QCOMPARE(delta.upserted.size(), 2);
    QCOMPARE(delta.upserted[0].secret.reveal(), "invalid"_ba);
    QCOMPARE(delta.upserted[0].state, KeyState::Active);
    QCOMPARE(*resetGroup(m_fixture->bench, m_group), 0);
}

void tst_KeyEdits::revealsSelectedKeys()
{
    const auto all = revealKeys(m_fixture->bench, {.group = m_group, .all = true});
    QCOMPARE(all->size(), 3);
    const auto invalid =
        revealKeys(m_fixture->bench, {.group = m_group, .state = KeyState::Invalid});
    QCOMPARE(invalid->size(), 1);
    QCOMPARE(invalid->first().reveal(), "invalid"_ba);
    QVERIFY(m_fixture->bench.changes.keys.isEmpty());
}

void tst_KeyEdits::leavesATamperedKeyOut()
{
    // The sealed secret of one row moved to another: it opens in its own row only.
    QVERIFY(m_fixture->database->execute(
        u"UPDATE keys SET secret = (SELECT secret FROM keys WHERE id = %1) WHERE id = %2"_s
            .arg(toNumber(row("active").id))
            .arg(toNumber(row("invalid").id))));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"is left out"_s));
    const auto pool = wholePool(m_fixture->bench, m_group);
    QVERIFY(pool);
    QCOMPARE(pool->upserted.size(), 2);
    const auto revealed = revealKeys(m_fixture->bench, {.group = m_group, .all = true});
    QVERIFY(!revealed);
    QCOMPARE(revealed.error().kind, ErrorKind::SecretsUnreadable);
    QCOMPARE(*changeKeys(m_fixture->bench,
                         {.group = m_group, .secrets = {Secret("invalid"_ba)}},
                         KeyAction::Remove),
             1);
}

void tst_KeyEdits::addsUsage()
{
    const KeyId id = row("active").id;
    QVERIFY(
        use({.id = id, .requests = 10, .failures = 1, .lastUsedAt = 500, .lastSuccessAt = 400}));
    QVERIFY(use({.id = id,
                 .state = KeyState::Invalid,
                 .requests = 2,
                 .failures = 2,
                 .consecutiveFailures = 2,
                 .lastUsedAt = 450,
                 .lastErrorStatus = 401,
                 .lastError = QString(5000, u'e'),
                 .lastErrorAt = 450}));
    QVERIFY(use({.id = id,
                 .state = KeyState::Invalid,
                 .consecutiveFailures = 2,
                 .lastErrorStatus = 500,
                 .lastErrorAt = 449}));
    const KeyRow after = row("active");
    QCOMPARE(after.requests, 12);
    QCOMPARE(after.failures, 3);
    QCOMPARE(after.consecutiveFailures, 2);
    QCOMPARE(after.state, KeyState::Invalid);
    QCOMPARE(after.lastUsedAt, 500);
    QCOMPARE(after.lastSuccessAt, 400);
    QCOMPARE(after.lastErrorStatus, 401);
    QCOMPARE(after.lastError.size(), 1000);
    QCOMPARE(after.lastErrorAt, 450);
    QVERIFY(use({.id = id, .state = KeyState::Active}));
    QCOMPARE(state("active"), u"active"_s);
}

void tst_KeyEdits::keepsAKeyDisabledByHand()
{
    QVERIFY(use({.id = row("disabled").id, .state = KeyState::Active, .requests = 1}));
    QCOMPARE(state("disabled"), u"disabled"_s);
    QCOMPARE(row("disabled").requests, 1);
    // And a pool that has not heard yet that the key was enabled does not disable it.
    QVERIFY(use({.id = row("invalid").id, .state = KeyState::Disabled, .requests = 1}));
    QCOMPARE(state("invalid"), u"invalid"_s);
}

void tst_KeyEdits::ignoresUsageOfKeysThatAreGone()
{
    QVERIFY(use({.id = KeyId(999), .requests = 1, .lastErrorAt = 5}));
    QCOMPARE(*m_fixture->database->number(u"SELECT COUNT(*) FROM keys"_s), 3);
}

void tst_KeyEdits::keepsKeysApartByGroup()
{
    const auto other = addGroup(m_fixture->bench, groupDraft(u"b"_s));
    QVERIFY(other);
    QCOMPARE(addKeys(m_fixture->bench, *other, parsedKeys({"active"}))->added, 1);
    const auto refused = changeKeys(
        m_fixture->bench, {.group = *other, .ids = {row("active").id}}, KeyAction::Remove);
    QVERIFY(!refused);
    QCOMPARE(*changeKeys(m_fixture->bench, {.group = *other, .all = true}, KeyAction::Remove), 1);
    QCOMPARE(state("active"), u"active"_s);
}

QTEST_GUILESS_MAIN(tst_KeyEdits)
#include "tst_keyedits.moc"
