#include "tests/support/fakeconfigeditor.h"
#include "ui/models/keytoggle.h"

#include <QSignalSpy>
#include <QTest>

using namespace keyferry;
using namespace keyferry::ui;
using namespace keyferry::test;
using namespace Qt::StringLiterals;

class tst_KeyToggle final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void turnsBackWhatItTurned_data();
    void turnsBackWhatItTurned();
    void undoesOnce();
    void saysWhyNot();

private:
    [[nodiscard]] QList<KeyState> states() const;

    std::unique_ptr<FakeConfigEditor> m_editor;
    GroupId m_group{};
    QList<KeyId> m_keys{}; ///< active, cooling, invalid, disabled
};

void tst_KeyToggle::init()
{
    m_editor = std::make_unique<FakeConfigEditor>();
    m_editor->addGroup({.name = u"openai"_s}, {});
    m_group = m_editor->snapshot()->groups.front()->id;
    m_editor->addKeys(
        m_group, parseKeys("sk-active-aaaa sk-cooling-bbb sk-invalid-ccc sk-disabled-dd"), {});
    m_editor->keyIds({.group = m_group}, {this, [this](const auto &ids) { m_keys = *ids; }});
    m_editor->setCooldowns(m_keys.at(1), {{.until = m_editor->now + 60'000}});
    m_editor->setKeyRow({.id = m_keys.at(2), .state = KeyState::Invalid});
    m_editor->setKeyRow({.id = m_keys.at(3), .state = KeyState::Disabled});
}

QList<KeyState> tst_KeyToggle::states() const
{
    QList<KeyState> states;
    const auto take = [&states](const Result<QList<KeyRow>> &rows) {
        for (const KeyRow &row : *rows)
            states.append(row.state);
    };
    m_editor->keyRows(m_keys, {m_editor.get(), take});
    return states;
}

void tst_KeyToggle::turnsBackWhatItTurned_data()
{
    using enum KeyState;
    QTest::addColumn<bool>("isEnabling");
    QTest::addColumn<QList<int>>("rows");
    QTest::addColumn<QList<KeyState>>("turned");
    QTest::addColumn<QList<KeyState>>("undone");
    QTest::addColumn<qint64>("left");
    const QList<KeyState> before{Active, Cooling, Invalid, Disabled};
    QTest::newRow("an active key")
        << false << QList{0} << QList{Disabled, Cooling, Invalid, Disabled} << before << 0LL;
    QTest::newRow("a cooling key")
        << false << QList{1} << QList{Active, Disabled, Invalid, Disabled} << before << 0LL;
    QTest::newRow("one that was off stays off")
        << false << QList{0, 3} << QList{Disabled, Cooling, Invalid, Disabled} << before << 0LL;
    QTest::newRow("an invalid one does not come back to serve, and that is told")
        << false << QList{0, 2} << QList{Disabled, Cooling, Disabled, Disabled}
        << QList{Active, Cooling, Disabled, Disabled} << 1LL;
    QTest::newRow("nothing but an invalid one")
        << false << QList{2} << QList{Active, Cooling, Disabled, Disabled}
        << QList{Active, Cooling, Disabled, Disabled} << 1LL;
    QTest::newRow("enabled") << true << QList{3} << QList{Active, Cooling, Invalid, Active}
                             << before << 0LL;
    QTest::newRow("enabled among active ones")
        << true << QList{0, 1, 3} << QList{Active, Cooling, Invalid, Active} << before << 0LL;
}

void tst_KeyToggle::turnsBackWhatItTurned()
{
    QFETCH(const bool, isEnabling);
    QFETCH(const QList<int>, rows);
    QFETCH(const QList<KeyState>, turned);
    QFETCH(const QList<KeyState>, undone);
    QFETCH(const qint64, left);
    QList<KeyId> keys;
    for (const int row : rows)
        keys.append(m_keys.at(row));
    KeyToggle toggle(*m_editor);
    const QSignalSpy disabled(&toggle, &KeyToggle::disabled);
    const QSignalSpy enabled(&toggle, &KeyToggle::enabled);
    if (isEnabling)
        toggle.enable(m_group, keys);
    else
        toggle.disable(m_group, keys);
    QCOMPARE(states(), turned);
    QCOMPARE(enabled.size(), isEnabling ? 1 : 0);
    QCOMPARE(disabled.size(), isEnabling ? 0 : 1);
    const QSignalSpy leftDisabled(&toggle, &KeyToggle::leftDisabled);
    toggle.undo();
    QCOMPARE(states(), undone);
    QCOMPARE(leftDisabled.size(), left > 0 ? 1 : 0);
    QCOMPARE(leftDisabled.value(0).value(0).toLongLong(), left);
}

void tst_KeyToggle::undoesOnce()
{
    KeyToggle toggle(*m_editor);
    toggle.disable(m_group, {m_keys.at(0)});
    toggle.undo();
    const qsizetype calls = m_editor->calls.size();
    toggle.undo();
    QCOMPARE(m_editor->calls.size(), calls);
}

void tst_KeyToggle::saysWhyNot()
{
    KeyToggle toggle(*m_editor);
    const QSignalSpy failed(&toggle, &KeyToggle::failed);
    m_editor->nextRefusal = Error{.kind = ErrorKind::StorageFailed};
    toggle.disable(m_group, {m_keys.at(0)});
    QCOMPARE(failed.size(), 1);
    toggle.undo();
    QCOMPARE(states().first(), KeyState::Active);
}

QTEST_GUILESS_MAIN(tst_KeyToggle)
#include "tst_keytoggle.moc"
