#include "tests/proxy/storage/keysfixture.h"

#include <QTest>

using namespace keyferry;
using namespace keyferry::storage;
using namespace Qt::StringLiterals;

class tst_KeyChanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<KeysFixture>(); }
    void changesStates_data();
    void changesStates();
    void removesKeys();
    void changesNothingIfOneIsUnknown_data();
    void changesNothingIfOneIsUnknown();
    void resetsAGroup();
    void endsCooldowns_data();
    void endsCooldowns();
    void selectsCoolingKeys();

private:
    std::unique_ptr<KeysFixture> m_fixture{};
};

void tst_KeyChanges::changesStates_data()
{
    QTest::addColumn<KeyAction>("action");
    QTest::addColumn<QStringList>("states"); // of active, invalid, disabled afterwards
    QTest::addColumn<int>("changed");
    QTest::addColumn<int>("reported"); // to the engine
    QTest::addColumn<StateEdit>("edit");
    QTest::addRow("restore") << KeyAction::Restore
                             << QStringList{u"active"_s, u"active"_s, u"disabled"_s} << 1 << 3
                             << StateEdit::Take;
    QTest::addRow("reset cooldowns")
        << KeyAction::ResetCooldowns << QStringList{u"active"_s, u"invalid"_s, u"disabled"_s} << 0
        << 3 << StateEdit::Keep;
    QTest::addRow("enable") << KeyAction::Enable
                            << QStringList{u"active"_s, u"invalid"_s, u"active"_s} << 1 << 1
                            << StateEdit::Enable;
    QTest::addRow("disable") << KeyAction::Disable
                             << QStringList{u"disabled"_s, u"disabled"_s, u"disabled"_s} << 2 << 2
                             << StateEdit::Disable;
    QTest::addRow("remove") << KeyAction::Remove << QStringList{u"gone"_s, u"gone"_s, u"gone"_s}
                            << 3 << 3 << StateEdit::Take;
}

void tst_KeyChanges::changesStates()
{
    QFETCH(KeyAction, action);
    QFETCH(QStringList, states);
    QFETCH(int, changed);
    QFETCH(int, reported);
    QFETCH(StateEdit, edit);
    const auto count =
        changeKeys(m_fixture->bench, {.group = m_fixture->group, .all = true}, action);
    QVERIFY(count);
    QCOMPARE(*count, changed);
    QCOMPARE((QStringList{m_fixture->state("active"),
                          m_fixture->state("invalid"),
                          m_fixture->state("disabled")}),
             states);

    QCOMPARE(m_fixture->bench.changes.keys.size(), 1);
    const KeyDelta delta = m_fixture->bench.changes.keys.first();
    QCOMPARE(delta.upserted.size() + delta.removed.size(), reported);
    for (const ProviderKey &key : delta.upserted) {
        QCOMPARE(key.state, m_fixture->row(key.secret.reveal()).state);
        QCOMPARE(key.consecutiveFailures, m_fixture->row(key.secret.reveal()).consecutiveFailures);
    }
    if (action == KeyAction::Restore)
        QCOMPARE(m_fixture->row("invalid").consecutiveFailures, 0);

    const bool resets = action == KeyAction::Restore || action == KeyAction::ResetCooldowns;
    QCOMPARE(delta.resetsCooldowns, resets);
    QCOMPARE(delta.states, edit);

    // Once more changes nothing; the engine hears of a reset all the same, since it may know of
    // cooldowns that are not in the database yet.
    m_fixture->bench.changes = {};
    QCOMPARE(*changeKeys(m_fixture->bench, {.group = m_fixture->group, .all = true}, action), 0);
    QCOMPARE(m_fixture->bench.changes.keys.isEmpty(), !resets);
}

void tst_KeyChanges::removesKeys()
{
    const KeyId byId = m_fixture->row("active").id;
    const KeySelection selection{.group = m_fixture->group,
                                 .ids = {byId, byId},
                                 .secrets = {Secret("invalid"_ba), Secret("active"_ba)}};
    QCOMPARE(*changeKeys(m_fixture->bench, selection, KeyAction::Remove), 2);
    QCOMPARE(m_fixture->state("active"), u"gone"_s);
    QCOMPARE(m_fixture->state("disabled"), u"disabled"_s);
    QCOMPARE(m_fixture->bench.changes.keys.first().removed.size(), 2);
    QCOMPARE(*changeKeys(m_fixture->bench,
                         {.group = m_fixture->group, .state = KeyState::Active},
                         KeyAction::Remove),
             0);
    QCOMPARE(*changeKeys(m_fixture->bench,
                         {.group = m_fixture->group, .state = KeyState::Disabled},
                         KeyAction::Remove),
             1);
    QCOMPARE(*changeKeys(m_fixture->bench, {.group = m_fixture->group}, KeyAction::Remove), 0);
}

void tst_KeyChanges::changesNothingIfOneIsUnknown_data()
{
    QTest::addColumn<QList<KeyId>>("ids");
    QTest::addColumn<QByteArray>("secret");
    QTest::addRow("by id") << QList<KeyId>{KeyId(999)} << "active"_ba;
    QTest::addRow("by secret") << QList<KeyId>{} << "unknown-secret-text"_ba;
}

void tst_KeyChanges::changesNothingIfOneIsUnknown()
{
    QFETCH(QList<KeyId>, ids);
    QFETCH(QByteArray, secret);
    const KeySelection selection{
        .group = m_fixture->group, .ids = ids, .secrets = {Secret("active"_ba), Secret(secret)}};
    const auto refused = changeKeys(m_fixture->bench, selection, KeyAction::Disable);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::UnknownName);
    QVERIFY(!refused.error().detail.contains("unknown-secret-text"_L1));
    QCOMPARE(m_fixture->state("active"), u"active"_s);
    QVERIFY(m_fixture->bench.changes.keys.isEmpty());
}

void tst_KeyChanges::resetsAGroup()
{
    QVERIFY(m_fixture->use({.id = m_fixture->row("disabled").id, .requests = 2}));
    const auto changed = resetGroup(m_fixture->bench, m_fixture->group);
    QVERIFY(changed);
    QCOMPARE(*changed, 2);
    QCOMPARE(m_fixture->state("invalid"), u"active"_s);
    QCOMPARE(m_fixture->state("disabled"), u"disabled"_s);
    QCOMPARE(m_fixture->row("invalid").requests, 0);
    QCOMPARE(m_fixture->row("invalid").failures, 0);
    QCOMPARE(m_fixture->row("invalid").consecutiveFailures, 0);
    const KeyDelta delta = m_fixture->bench.changes.keys.first();
    QVERIFY(delta.resetsCooldowns);
    QCOMPARE(delta.upserted.size(), 3);
    QCOMPARE(delta.upserted[1].secret.reveal(), "invalid"_ba);
    QCOMPARE(delta.upserted[1].state, KeyState::Active);
    QCOMPARE(*resetGroup(m_fixture->bench, m_fixture->group), 0);
}

void tst_KeyChanges::endsCooldowns_data()
{
    QTest::addColumn<std::optional<KeyAction>>("action"); // empty: of the whole group
    QTest::addColumn<QList<int>>("left");                 // of active, invalid, other group
    using Action = std::optional<KeyAction>;
    QTest::addRow("restore") << Action(KeyAction::Restore) << QList<int>{0, 0, 1};
    QTest::addRow("reset") << Action(KeyAction::ResetCooldowns) << QList<int>{0, 0, 1};
    QTest::addRow("disable") << Action(KeyAction::Disable) << QList<int>{2, 1, 1};
    QTest::addRow("group") << Action() << QList<int>{0, 0, 1};
}

void tst_KeyChanges::endsCooldowns()
{
    QFETCH(std::optional<KeyAction>, action);
    QFETCH(QList<int>, left);
    const auto other = addGroup(m_fixture->bench, groupDraft(u"b"_s));
    QVERIFY(other);
    QVERIFY(addKeys(m_fixture->bench, *other, parsedKeys({"other"})));
    const KeyId otherKey = *m_fixture->list().find(*other, Secret("other"_ba));
    QVERIFY(m_fixture->use(
        {.id = otherKey, .cooldowns = {{{u"m"_s, m_fixture->clock.wall() + 1, {}}}}}));
    QVERIFY(m_fixture->cool("active", {}, 30));
    QVERIFY(m_fixture->cool("active", u"gpt"_s, 60));
    QVERIFY(m_fixture->cool("invalid", u"gpt"_s, 60));
    m_fixture->bench.changes = {};

    const auto count =
        action ? changeKeys(m_fixture->bench, {.group = m_fixture->group, .all = true}, *action)
               : resetGroup(m_fixture->bench, m_fixture->group);
    QVERIFY(count);
    QCOMPARE(*count, 2);
    const QList<int> found{
        static_cast<int>(m_fixture->row("active").cooldowns.size()),
        static_cast<int>(m_fixture->row("invalid").cooldowns.size()),
        static_cast<int>(m_fixture->list().rows({otherKey})->first().cooldowns.size())};
    QCOMPARE(found, left);
    const KeyDelta delta = m_fixture->bench.changes.keys.first();
    QCOMPARE(delta.upserted.first().cooldowns.size(), left.first());
}

void tst_KeyChanges::selectsCoolingKeys()
{
    QVERIFY(addKeys(m_fixture->bench, m_fixture->group, parsedKeys({"cooling"})));
    QVERIFY(m_fixture->cool("cooling", u"m"_s, 30));
    QVERIFY(m_fixture->cool("invalid", {}, 30)); // invalid stays invalid
    const auto disable = [this](KeyState state) {
        return *changeKeys(
            m_fixture->bench, {.group = m_fixture->group, .state = state}, KeyAction::Disable);
    };
    QCOMPARE(disable(KeyState::Cooling), 1);
    QCOMPARE(m_fixture->state("cooling"), u"disabled"_s);
    QCOMPARE(m_fixture->state("active"), u"active"_s);
    QVERIFY(m_fixture->cool("active", {}, 30));
    QCOMPARE(disable(KeyState::Active), 0);
    m_fixture->clock.advance(std::chrono::seconds(30));
    QCOMPARE(disable(KeyState::Active), 1);
}

QTEST_GUILESS_MAIN(tst_KeyChanges)
#include "tst_keychanges.moc"
