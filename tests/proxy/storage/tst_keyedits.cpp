#include "tests/proxy/storage/keysfixture.h"

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
    void addsManyKeysOnce();
    void refusesUnknownGroups();
    void editsDetails();
    void refusesBadDetails_data();
    void refusesBadDetails();
    void revealsSelectedKeys();
    void leavesATamperedKeyOut();
    void keepsKeysApartByGroup();

private:
    std::unique_ptr<KeysFixture> m_fixture{};
};

void tst_KeyEdits::init()
{
    m_fixture = std::make_unique<KeysFixture>();
}

void tst_KeyEdits::addsNewKeysOnly()
{
    ParsedKeys keys = parseKeys("active new-1\nnew-2 new-1");
    keys.refused = 1;
    keys.refusals = {{3, u"why"_s}};
    keys.keys[1].weight = 5;
    keys.keys[1].priority = 6;
    keys.keys[1].notes = u"a note"_s;
    keys.keys[1].tag = QString(300, u't');
    const auto report = addKeys(m_fixture->bench, m_fixture->group, keys);
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
    QCOMPARE(delta.upserted[0].id, m_fixture->row("new-1").id);
    QCOMPARE(delta.upserted[0].state, KeyState::Active);
    QCOMPARE(delta.upserted[0].weight, 5);
    QCOMPARE(delta.upserted[0].priority, 6);
    QCOMPARE(m_fixture->row("new-1").weight, 5);
    QCOMPARE(m_fixture->row("new-1").priority, 6);
    QCOMPARE(m_fixture->row("new-1").notes, u"a note"_s);
    QCOMPARE(m_fixture->row("new-1").tag.size(), 100);
    QCOMPARE(m_fixture->row("new-1").createdAt, m_fixture->clock.wall());
    QVERIFY(!m_fixture->bench.changes.snapshot);

    m_fixture->bench.changes = {};
    const auto again = addKeys(m_fixture->bench, m_fixture->group, parsedKeys({"new-1"}));
    QCOMPARE(again->added, 0);
    QVERIFY(m_fixture->bench.changes.keys.isEmpty());
}

void tst_KeyEdits::addsManyKeysOnce()
{
    ParsedKeys keys;
    for (int i = 0; i < 1500; ++i)
        keys.keys.push_back({.secret = Secret("bulk-" + QByteArray::number(i % 1400))});
    keys.keys.push_back({.secret = Secret("active"_ba)});
    const auto report = addKeys(m_fixture->bench, m_fixture->group, keys);
    QVERIFY(report);
    QCOMPARE(report->added, 1400);
    QCOMPARE(report->alreadyPresent, 101);
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

void tst_KeyEdits::editsDetails()
{
    const KeyId id = m_fixture->row("active").id;
    QVERIFY(
        editKey(m_fixture->bench, id, {.notes = QString(255, u'n'), .tag = QString(100, u't')}));
    QCOMPARE(m_fixture->row("active").notes.size(), 255);
    QCOMPARE(m_fixture->row("active").tag.size(), 100);
    QVERIFY(m_fixture->bench.changes.keys.isEmpty()); // nothing the engine serves by

    QVERIFY(m_fixture->cool("active", u"m"_s, 30));
    QVERIFY(editKey(m_fixture->bench, id, {.notes = QString(), .weight = 10'000, .priority = 0}));
    QVERIFY(editKey(m_fixture->bench, id, {.priority = 10'000}));
    const KeyRow after = m_fixture->row("active");
    QVERIFY(after.notes.isEmpty());
    QCOMPARE(after.tag.size(), 100);
    QCOMPARE(after.weight, 10'000);
    QCOMPARE(after.priority, 10'000);
    const KeyDelta delta = m_fixture->bench.changes.keys.last();
    QVERIFY(!delta.resetsCooldowns);
    QCOMPARE(delta.states, StateEdit::Keep);
    QCOMPARE(delta.group, m_fixture->group);
    QCOMPARE(delta.upserted.size(), 1);
    QCOMPARE(delta.upserted[0].id, id);
    QCOMPARE(delta.upserted[0].weight, 10'000);
    QCOMPARE(delta.upserted[0].priority, 10'000);
    QCOMPARE(delta.upserted[0].cooldowns, after.cooldowns);
}

void tst_KeyEdits::refusesBadDetails_data()
{
    QTest::addColumn<KeyDetails>("details");
    QTest::addColumn<QString>("field");
    QTest::addRow("notes") << KeyDetails{.notes = QString(256, u'n')} << u"notes"_s;
    QTest::addRow("tag") << KeyDetails{.tag = QString(101, u't')} << u"tag"_s;
    QTest::addRow("weight below") << KeyDetails{.weight = 0} << u"weight"_s;
    QTest::addRow("weight above") << KeyDetails{.weight = 10'001} << u"weight"_s;
    QTest::addRow("priority below") << KeyDetails{.priority = -1} << u"priority"_s;
    QTest::addRow("priority above") << KeyDetails{.priority = 10'001} << u"priority"_s;
}

void tst_KeyEdits::refusesBadDetails()
{
    QFETCH(KeyDetails, details);
    QFETCH(QString, field);
    const KeyRow before = m_fixture->row("active");
    const auto refused = editKey(m_fixture->bench, before.id, details);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::InvalidValue);
    QCOMPARE(refused.error().field, field);
    QCOMPARE(m_fixture->row("active"), before);
    const auto unknown = editKey(m_fixture->bench, KeyId(999), {.notes = u"x"_s});
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().kind, ErrorKind::UnknownName);
}

void tst_KeyEdits::revealsSelectedKeys()
{
    const auto all = revealKeys(m_fixture->bench, {.group = m_fixture->group, .all = true});
    QCOMPARE(all->size(), 3);
    const auto invalid =
        revealKeys(m_fixture->bench, {.group = m_fixture->group, .state = KeyState::Invalid});
    QCOMPARE(invalid->size(), 1);
    QCOMPARE(invalid->first().reveal(), "invalid"_ba);
    QVERIFY(m_fixture->bench.changes.keys.isEmpty());
}

void tst_KeyEdits::leavesATamperedKeyOut()
{
    // The sealed secret of one row moved to another: it opens in its own row only.
    QVERIFY(m_fixture->database->execute(
        u"UPDATE keys SET secret = (SELECT secret FROM keys WHERE id = %1) WHERE id = %2"_s
            .arg(toNumber(m_fixture->row("active").id))
            .arg(toNumber(m_fixture->row("invalid").id))));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"is left out"_s));
    const auto pool = wholePool(m_fixture->bench, m_fixture->group);
    QVERIFY(pool);
    QCOMPARE(pool->upserted.size(), 2);
    const auto revealed = revealKeys(m_fixture->bench, {.group = m_fixture->group, .all = true});
    QVERIFY(!revealed);
    QCOMPARE(revealed.error().kind, ErrorKind::SecretsUnreadable);
    QCOMPARE(*changeKeys(m_fixture->bench,
                         {.group = m_fixture->group, .secrets = {Secret("invalid"_ba)}},
                         KeyAction::Remove),
             1);
}

void tst_KeyEdits::keepsKeysApartByGroup()
{
    const auto other = addGroup(m_fixture->bench, groupDraft(u"b"_s));
    QVERIFY(other);
    QCOMPARE(addKeys(m_fixture->bench, *other, parsedKeys({"active"}))->added, 1);
    const auto refused = changeKeys(m_fixture->bench,
                                    {.group = *other, .ids = {m_fixture->row("active").id}},
                                    KeyAction::Remove);
    QVERIFY(!refused);
    QCOMPARE(*changeKeys(m_fixture->bench, {.group = *other, .all = true}, KeyAction::Remove), 1);
    QCOMPARE(m_fixture->state("active"), u"active"_s);
}

QTEST_GUILESS_MAIN(tst_KeyEdits)
#include "tst_keyedits.moc"
