#include "tests/support/fakeconfigeditor.h"
#include "tests/support/screenshot.h"
#include "ui/dialogs/copygroupdialog.h"
#include "ui/dialogs/dialogfoot.h"
#include "ui/widgets/fieldnote.h"
#include "ui/widgets/themecontroller.h"

#include <QLineEdit>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>

using namespace keyferry;
using namespace keyferry::ui;
using namespace keyferry::test;
using namespace Qt::StringLiterals;

class tst_CopyGroupDialog final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void suggestsAFreeName();
    void copiesTheKeysAskedFor_data();
    void copiesTheKeysAskedFor();
    void refusesATakenName();
    void showsAStoreError();
    void asksNothingAboutKeysOfAnAggregate();
    void looks();

private:
    [[nodiscard]] QLineEdit *name() const { return m_dialog->findChild<QLineEdit *>(); }
    [[nodiscard]] FieldNote *note() const { return m_dialog->findChild<FieldNote *>(); }
    void press() const;
    void open();

    std::unique_ptr<FakeConfigEditor> m_editor;
    std::unique_ptr<CopyGroupDialog> m_dialog;
};

void tst_CopyGroupDialog::init()
{
    m_editor = std::make_unique<FakeConfigEditor>();
    m_editor->addGroup({.name = u"openai"_s}, {});
    const GroupId group = m_editor->snapshot()->groups.front()->id;
    m_editor->addKeys(group, parseKeys("sk-aaaaaaaaaaaa sk-bbbbbbbbbbbb"), {});
    m_editor->keyIds({.group = group},
                     {this, [this](const Result<QList<KeyId>> &ids) {
                          m_editor->setKeyRow({.id = ids->first(), .state = KeyState::Invalid});
                      }});
    open();
}

void tst_CopyGroupDialog::cleanup()
{
    m_dialog.reset();
}

void tst_CopyGroupDialog::open()
{
    m_dialog = std::make_unique<CopyGroupDialog>(*m_editor, m_editor->snapshot()->groups.front());
    m_dialog->show();
}

void tst_CopyGroupDialog::press() const
{
    QTest::mouseClick(m_dialog->findChild<DialogFoot *>()->primary(), Qt::LeftButton);
}

void tst_CopyGroupDialog::suggestsAFreeName()
{
    QCOMPARE(name()->text(), u"openai-2"_s);
    QSignalSpy copied(m_dialog.get(), &CopyGroupDialog::copied);
    press();
    QCOMPARE(copied.count(), 1);
    QCOMPARE(copied.last().at(1).toString(), u"openai-2"_s);
    QVERIFY(m_editor->snapshot()->group("openai-2"));
}

void tst_CopyGroupDialog::copiesTheKeysAskedFor_data()
{
    QTest::addColumn<int>("choice");
    QTest::addColumn<qint64>("keys");
    QTest::newRow("none") << 0 << qint64(0);
    QTest::newRow("active") << 1 << qint64(1);
    QTest::newRow("all") << 2 << qint64(2);
}

void tst_CopyGroupDialog::copiesTheKeysAskedFor()
{
    QFETCH(const int, choice);
    QFETCH(const qint64, keys);
    m_dialog->findChildren<QRadioButton *>().at(choice)->click();
    press();
    KeyCounts counts;
    m_editor->storedKeyCounts(
        m_editor->snapshot()->group("openai-2")->id,
        {this, [&counts](const Result<KeyCounts> &result) { counts = *result; }});
    QCOMPARE(counts.total(), keys);
}

void tst_CopyGroupDialog::refusesATakenName()
{
    name()->setText(u"openai"_s);
    QTRY_COMPARE(note()->error(), u"This name is taken."_s);
    press();
    QCOMPARE(m_editor->snapshot()->groups.size(), 1u);
    name()->setText(u"Open AI"_s);
    press(); // disabled, and judged before anything is asked for
    QTRY_COMPARE(note()->error(), u"Only a–z, 0–9, “_” and “-”."_s);
    QTest::mouseClick(note()->findChild<QPushButton *>(), Qt::LeftButton);
    QCOMPARE(name()->text(), u"open-ai"_s);
    QVERIFY(!note()->hasError());
    press();
    QVERIFY(m_editor->snapshot()->group("open-ai"));
}

void tst_CopyGroupDialog::showsAStoreError()
{
    m_editor->nextRefusal = Error{.kind = ErrorKind::StorageFailed};
    press();
    QVERIFY(m_dialog->isVisible());
    QVERIFY(m_dialog->findChild<DialogFoot *>()->text().startsWith(u"Nothing was saved"_s));
    m_editor->nextRefusal = Error{.kind = ErrorKind::Duplicate, .field = u"name"_s};
    press();
    QCOMPARE(note()->error(), u"This name is taken."_s);
}

void tst_CopyGroupDialog::asksNothingAboutKeysOfAnAggregate()
{
    const GroupId member = m_editor->snapshot()->groups.front()->id;
    QVERIFY(m_dialog->findChild<QRadioButton *>()->isVisible());
    m_editor->addGroup({.name = u"all"_s,
                        .kind = GroupKind::Aggregate,
                        .members = {{.group = member, .weight = 6, .tier = 2}}},
                       {});
    m_dialog = std::make_unique<CopyGroupDialog>(*m_editor, m_editor->snapshot()->group("all"));
    m_dialog->show();
    QVERIFY(!m_dialog->findChild<QRadioButton *>()->isVisible());
    press();
    const GroupPtr copy = m_editor->snapshot()->group("all-2");
    QVERIFY(copy);
    QCOMPARE(copy->members, m_editor->snapshot()->group("all")->members);
}

void tst_CopyGroupDialog::looks()
{
    ThemeController themes;
    themes.setMode(ThemeMode::Light);
    open();
    screenshot(*m_dialog, u"duplicate-light"_s);
}

QTEST_MAIN(tst_CopyGroupDialog)
#include "tst_copygroupdialog.moc"
