#include "tests/support/fakeconfigeditor.h"
#include "ui/models/keyremoval.h"

#include <QSignalSpy>
#include <QTest>

using namespace keyferry;
using namespace keyferry::ui;
using namespace keyferry::test;
using namespace Qt::StringLiterals;

class tst_KeyRemoval final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void stopsServingAtOnceAndRemovesLater();
    void undoPutsStatesBack();
    void coolingKeysAreNotServedAtTheirDeadline();
    void removesWhenItGoes();
    void nextBatchEndsTheWaitOfTheLast();
    void removesTheRestWhenOneIsGone();
    void showsKeysAgainWhenTheStoreRefuses();

private:
    [[nodiscard]] KeyCounts stored() const;

    std::unique_ptr<FakeConfigEditor> m_editor;
    GroupId m_group{};
    QList<KeyId> m_keys{};
};

void tst_KeyRemoval::init()
{
    m_editor = std::make_unique<FakeConfigEditor>();
    m_editor->addGroup({.name = u"openai"_s}, {});
    m_group = m_editor->snapshot()->groups.front()->id;
    m_editor->addKeys(
        m_group, parseKeys("sk-active-aaaa sk-invalid-bbbb sk-disabled-cc sk-other-dddd"), {});
    m_editor->keyIds({.group = m_group}, {this, [this](const auto &ids) { m_keys = *ids; }});
    m_editor->setKeyRow({.id = m_keys.at(1), .state = KeyState::Invalid});
    m_editor->setKeyRow({.id = m_keys.at(2), .state = KeyState::Disabled});
}

KeyCounts tst_KeyRemoval::stored() const
{
    KeyCounts counts;
    m_editor->storedKeyCounts(
        m_group, {m_editor.get(), [&counts](const auto &result) { counts = *result; }});
    return counts;
}

void tst_KeyRemoval::stopsServingAtOnceAndRemovesLater()
{
    KeyRemoval removal(*m_editor);
    QSignalSpy hidden(&removal, &KeyRemoval::hidden);
    removal.remove(m_group, m_keys.first(3));
    QCOMPARE(hidden.count(), 1);
    QCOMPARE(stored(), (KeyCounts{.active = 1, .invalid = 1, .disabled = 2}));
    QCOMPARE(removal.waiting(m_group), (KeyCounts{.invalid = 1, .disabled = 2}));
    QCOMPARE(removal.waiting(GroupId{999}), KeyCounts{});
    removal.finish();
    QCOMPARE(stored(), KeyCounts{.active = 1});
    QCOMPARE(removal.waiting(m_group), KeyCounts{});
}

void tst_KeyRemoval::undoPutsStatesBack()
{
    KeyRemoval removal(*m_editor);
    QSignalSpy shown(&removal, &KeyRemoval::shown);
    removal.remove(m_group, m_keys.first(3));
    removal.undo();
    QCOMPARE(shown.count(), 1);
    QCOMPARE(shown.last().at(0).value<QList<KeyId>>(), m_keys.first(3));
    // The one disabled by hand before stays so.
    QCOMPARE(stored(), (KeyCounts{.active = 2, .invalid = 1, .disabled = 1}));
    removal.finish();
    QCOMPARE(stored().total(), 4);
}

void tst_KeyRemoval::coolingKeysAreNotServedAtTheirDeadline()
{
    m_editor->now = 0;
    m_editor->setKeyRow(
        {.id = m_keys.at(3), .state = KeyState::Cooling, .cooldowns = {{.until = 5}}});
    KeyRemoval removal(*m_editor);
    removal.remove(m_group, {m_keys.at(0), m_keys.at(3)});
    QCOMPARE(stored(), (KeyCounts{.invalid = 1, .disabled = 3}));
    removal.undo();
    QCOMPARE(stored(), (KeyCounts{.active = 1, .cooling = 1, .invalid = 1, .disabled = 1}));
}

void tst_KeyRemoval::removesWhenItGoes()
{
    auto removal = std::make_unique<KeyRemoval>(*m_editor);
    removal->remove(m_group, {m_keys.at(0)});
    QCOMPARE(stored().total(), 4);
    removal.reset();
    QCOMPARE(stored().total(), 3);
}

void tst_KeyRemoval::nextBatchEndsTheWaitOfTheLast()
{
    KeyRemoval removal(*m_editor);
    removal.remove(m_group, {m_keys.at(0)});
    removal.remove(m_group, {m_keys.at(3)});
    QCOMPARE(stored().total(), 3);
    removal.undo();
    QCOMPARE(stored(), (KeyCounts{.active = 1, .invalid = 1, .disabled = 1}));
}

void tst_KeyRemoval::removesTheRestWhenOneIsGone()
{
    KeyRemoval removal(*m_editor);
    removal.remove(m_group, m_keys.first(2));
    m_editor->changeKeys({.group = m_group, .ids = {m_keys.at(0)}}, KeyAction::Remove, {});
    m_editor->nextRefusal = Error{.kind = ErrorKind::UnknownName}; // all or none
    removal.finish();
    QCOMPARE(stored(), (KeyCounts{.active = 1, .disabled = 1}));
}

void tst_KeyRemoval::showsKeysAgainWhenTheStoreRefuses()
{
    KeyRemoval removal(*m_editor);
    QSignalSpy shown(&removal, &KeyRemoval::shown);
    QSignalSpy failed(&removal, &KeyRemoval::failed);
    removal.remove(m_group, {m_keys.at(0)});
    m_editor->nextRefusal = Error{.kind = ErrorKind::StorageFailed};
    removal.finish();
    QCOMPARE(shown.count(), 1);
    QCOMPARE(failed.count(), 1);
}

QTEST_GUILESS_MAIN(tst_KeyRemoval)
#include "tst_keyremoval.moc"
