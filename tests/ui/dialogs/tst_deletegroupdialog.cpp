#include "tests/support/fakeconfigeditor.h"
#include "tests/support/screenshot.h"
#include "ui/dialogs/deletegroupdialog.h"
#include "ui/dialogs/dialogfoot.h"
#include "ui/widgets/themecontroller.h"

#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace keyferry;
using namespace keyferry::ui;
using namespace keyferry::test;
using namespace Qt::StringLiterals;

class tst_DeleteGroupDialog final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void countsWhatGoes();
    void leavesTheMembersOfAnAggregate();
    void namesAggregatesThatLoseIt();
    void deletesOnlyWhenTheNameIsTyped();
    void enterDoesNothingBefore();
    void staysOpenOnFailure();
    void aGroupThatIsGoneIsDeleted();
    void looks();

private:
    [[nodiscard]] QLineEdit *typed() const { return m_dialog->findChild<QLineEdit *>(); }
    [[nodiscard]] DialogFoot *foot() const { return m_dialog->findChild<DialogFoot *>(); }
    void open();

    std::unique_ptr<FakeConfigEditor> m_editor;
    std::unique_ptr<DeleteGroupDialog> m_dialog;
};

void tst_DeleteGroupDialog::init()
{
    m_editor = std::make_unique<FakeConfigEditor>();
    m_editor->addGroup({.name = u"openai"_s}, {});
    open();
}

void tst_DeleteGroupDialog::cleanup()
{
    m_dialog.reset();
}

void tst_DeleteGroupDialog::open()
{
    m_dialog = std::make_unique<DeleteGroupDialog>(
        *m_editor, m_editor->snapshot()->groups.front(), KeyCounts{.active = 20, .invalid = 1});
    m_dialog->show();
}

void tst_DeleteGroupDialog::namesAggregatesThatLoseIt()
{
    const auto text = [this] {
        QStringList texts;
        for (const QLabel *label : m_dialog->findChildren<QLabel *>())
            texts.append(label->text());
        return texts.join(u'\n');
    };
    QVERIFY(!text().contains(u"aggregates"_s));
    const GroupId group = m_editor->snapshot()->groups.front()->id;
    for (const QString &name : {u"all"_s, u"cheap"_s}) {
        m_editor->addGroup(
            {.name = name, .kind = GroupKind::Aggregate, .members = {{.group = group}}}, {});
    }
    m_editor->addGroup({.name = u"other"_s, .kind = GroupKind::Aggregate}, {});
    open();
    QVERIFY2(text().contains(u"It leaves the aggregates: all, cheap."_s), qPrintable(text()));
}

void tst_DeleteGroupDialog::countsWhatGoes()
{
    m_editor->addAccessKey(
        {.scope = onlyGroups({m_editor->snapshot()->groups.front()->id}), .name = u"ci"_s}, {});
    open();
    QStringList texts;
    for (const QLabel *label : m_dialog->findChildren<QLabel *>())
        texts.append(label->text());
    const QString all = texts.join(u'\n');
    QVERIFY2(all.contains(u"21 keys, 1 upstream, 1 access key of its own go with it"_s),
             qPrintable(all));
}

void tst_DeleteGroupDialog::leavesTheMembersOfAnAggregate()
{
    const GroupId member = m_editor->snapshot()->groups.front()->id;
    m_editor->addGroup(
        {.name = u"all"_s, .kind = GroupKind::Aggregate, .members = {{.group = member}}}, {});
    m_dialog = std::make_unique<DeleteGroupDialog>(
        *m_editor, m_editor->snapshot()->group("all"), KeyCounts{.active = 20});
    QStringList texts;
    for (const QLabel *label : m_dialog->findChildren<QLabel *>())
        texts.append(label->text());
    const QString all = texts.join(u'\n');
    QVERIFY2(all.contains(u"Its members stay as they are, with their keys. Its requests stay"_s),
             qPrintable(all));
}

void tst_DeleteGroupDialog::deletesOnlyWhenTheNameIsTyped()
{
    QSignalSpy deleted(m_dialog.get(), &DeleteGroupDialog::deleted);
    QVERIFY(!foot()->primary()->isEnabled());
    QTest::keyClicks(typed(), u"opena"_s);
    QVERIFY(!foot()->primary()->isEnabled());
    QTest::keyClicks(typed(), u"i"_s);
    QVERIFY(foot()->primary()->isEnabled());
    QTest::keyClicks(typed(), u"x"_s);
    QVERIFY(!foot()->primary()->isEnabled());
    QTest::keyClick(typed(), Qt::Key_Backspace);
    QTest::mouseClick(foot()->primary(), Qt::LeftButton);
    QCOMPARE(deleted.count(), 1);
    QVERIFY(m_editor->snapshot()->groups.empty());
}

void tst_DeleteGroupDialog::enterDoesNothingBefore()
{
    QTest::keyClicks(typed(), u"open"_s);
    QTest::keyClick(typed(), Qt::Key_Return);
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(m_editor->snapshot()->groups.size(), 1u);
}

void tst_DeleteGroupDialog::staysOpenOnFailure()
{
    QTest::keyClicks(typed(), u"openai"_s);
    m_editor->nextRefusal = Error{.kind = ErrorKind::StorageFailed};
    QTest::mouseClick(foot()->primary(), Qt::LeftButton);
    QVERIFY(m_dialog->isVisible());
    QVERIFY(foot()->text().startsWith(u"Nothing was saved"_s));
}

void tst_DeleteGroupDialog::aGroupThatIsGoneIsDeleted()
{
    QSignalSpy deleted(m_dialog.get(), &DeleteGroupDialog::deleted);
    m_editor->removeGroup(m_editor->snapshot()->groups.front()->id, {});
    QTest::keyClicks(typed(), u"openai"_s);
    QTest::mouseClick(foot()->primary(), Qt::LeftButton);
    QCOMPARE(deleted.count(), 1);
}

void tst_DeleteGroupDialog::looks()
{
    ThemeController themes;
    for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
        themes.setMode(mode);
        open();
        QTest::keyClicks(typed(), u"openai"_s);
        screenshot(*m_dialog, mode == ThemeMode::Dark ? u"delete-dark"_s : u"delete-light"_s);
        m_dialog.reset();
    }
}

QTEST_MAIN(tst_DeleteGroupDialog)
#include "tst_deletegroupdialog.moc"
