#include "tests/support/fakeconfigeditor.h"
#include "tests/support/fakegateway.h"
#include "ui/dialogs/addmembersdialog.h"
#include "ui/dialogs/dialogfoot.h"
#include "ui/pages/memberspane.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/fieldnote.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/toast.h"

#include <QCheckBox>
#include <QPushButton>
#include <QScrollBar>
#include <QTest>

using namespace keyferry;
using namespace keyferry::ui;
using namespace keyferry::test;
using namespace Qt::StringLiterals;

class tst_MembersPane final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void showsMembers();
    void followsKeyCounts();
    void editsWeightAndTier();
    void editsNothingElse();
    void showsARefusalBesideTheTable();
    void letsGroupsJoin();
    void removesByMouseAndTakesItBack();
    void removesByKeyboard();
    void undoesWithoutTouchingOtherEdits();
    void saysWhyOneCannotComeBack();
    void keepsTheLastMember();
    void removesTheLastMemberOfOneThatIsOff();
    void asksForASelection();

private:
    [[nodiscard]] GroupPtr aggregate() const { return m_editor->snapshot()->group("all"); }
    [[nodiscard]] QAbstractItemModel *table() const
    {
        return m_pane->findChild<DataTable *>()->model();
    }
    [[nodiscard]] QString cell(int row, MemberColumn column) const;
    void set(int row, MemberColumn column, int value) const;
    [[nodiscard]] DataTable *view() const { return m_pane->findChild<DataTable *>(); }
    [[nodiscard]] QPushButton *button(const QString &text) const;
    void press(const QString &text) const;
    void remove(int row) const;
    [[nodiscard]] QStringList memberNames() const;
    [[nodiscard]] QString toastText() const;
    void edit(const std::function<void(GroupDraft &)> &change) const;

    std::unique_ptr<FakeConfigEditor> m_editor;
    std::unique_ptr<FakeGateway> m_gateway;
    std::unique_ptr<GroupListModel> m_groups;
    std::unique_ptr<QWidget> m_page;
    Toast *m_toast = nullptr;
    MembersPane *m_pane = nullptr;
};

void tst_MembersPane::init()
{
    m_editor = std::make_unique<FakeConfigEditor>();
    m_gateway = std::make_unique<FakeGateway>();
    m_editor->addGroup({.name = u"first"_s}, {});
    m_editor->addGroup({.name = u"second"_s}, {});
    m_editor->addGroup({.name = u"spare"_s, .enabled = false}, {});
    const auto groups = m_editor->snapshot()->groups;
    m_editor->addGroup({.name = u"all"_s,
                        .kind = GroupKind::Aggregate,
                        .members = {{.group = groups.at(0)->id, .weight = 3},
                                    {.group = groups.at(1)->id, .weight = 1},
                                    {.group = groups.at(2)->id, .weight = 5, .tier = 2}}},
                       {});
    m_groups = std::make_unique<GroupListModel>(*m_editor, *m_gateway);
    m_page = std::make_unique<QWidget>();
    m_toast = new Toast(m_page.get());
    m_pane = new MembersPane({.editor = m_editor.get(), .groups = m_groups.get(), .toast = m_toast},
                             m_page.get());
    m_pane->setGroup(aggregate());
    connect(m_editor.get(), &ConfigEditor::snapshotChanged, m_pane, [this] {
        m_pane->setGroup(aggregate());
    });
    m_page->resize(900, 500);
    m_pane->resize(900, 500);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
}

void tst_MembersPane::cleanup()
{
    m_page.reset();
    m_groups.reset();
}

QString tst_MembersPane::cell(int row, MemberColumn column) const
{
    return table()->index(row, static_cast<int>(column)).data().toString();
}

void tst_MembersPane::set(int row, MemberColumn column, int value) const
{
    table()->setData(table()->index(row, static_cast<int>(column)), value);
}

void tst_MembersPane::showsMembers()
{
    QCOMPARE(m_pane->findChild<DataTable *>()->accessibleName(), u"Members"_s);
    QCOMPARE(table()->rowCount(), 3);
    QCOMPARE(cell(0, MemberColumn::Group), u"first"_s);
    QCOMPARE(cell(2, MemberColumn::Group), u"spare (off)"_s);
    QCOMPARE(cell(0, MemberColumn::Weight), u"3 (75 %)"_s);
    QCOMPARE(cell(1, MemberColumn::Weight), u"1 (25 %)"_s);
    QCOMPARE(cell(2, MemberColumn::Weight), u"5 (100 %)"_s); // of its tier
    QCOMPARE(cell(2, MemberColumn::Tier), u"2"_s);
    const QAbstractItemView *shown = view();
    m_page->resize(571, 400); // what the smallest window leaves
    m_pane->resize(571, 400);
    QTRY_COMPARE(view()->horizontalScrollBar()->maximum(), 0);
    QVERIFY(shown->visualRect(table()->index(0, 0)).width() >= 100);
}

void tst_MembersPane::followsKeyCounts()
{
    m_gateway->setStatus({.state = GatewayState::Running});
    m_gateway->setKeyCounts(aggregate()->members.at(1).group,
                            {.active = 7, .cooling = 2, .invalid = 1, .disabled = 4});
    QTRY_COMPARE(cell(1, MemberColumn::Active), u"7"_s);
    QCOMPARE(cell(1, MemberColumn::Cooling), u"2"_s);
    QCOMPARE(cell(1, MemberColumn::Invalid), u"1"_s);
    QCOMPARE(cell(1, MemberColumn::Disabled), u"4"_s);
    QCOMPARE(cell(0, MemberColumn::Active), u"0"_s);
}

void tst_MembersPane::editsWeightAndTier()
{
    set(1, MemberColumn::Weight, 9);
    QCOMPARE(aggregate()->members.at(1).weight, 9);
    QCOMPARE(cell(1, MemberColumn::Weight), u"9 (75 %)"_s);
    set(1, MemberColumn::Tier, 3);
    QCOMPARE(aggregate()->members.at(1).tier, 3);
    QCOMPARE(aggregate()->members.at(1).weight, 9);
    QCOMPARE(cell(0, MemberColumn::Weight), u"3 (100 %)"_s);
}

void tst_MembersPane::editsNothingElse()
{
    for (int column = 0; column < memberColumnCount; ++column) {
        const bool isEditable = column == static_cast<int>(MemberColumn::Weight)
                                || column == static_cast<int>(MemberColumn::Tier);
        QCOMPARE(table()->index(0, column).flags().testFlag(Qt::ItemIsEditable), isEditable);
    }
}

void tst_MembersPane::showsARefusalBesideTheTable()
{
    auto *note = m_pane->findChild<FieldNote *>();
    set(0, MemberColumn::Tier, 1000);
    QVERIFY(note->hasError());
    QCOMPARE(aggregate()->members.at(0).tier, 1);
    set(0, MemberColumn::Tier, 2);
    QVERIFY(!note->hasError());
}

QPushButton *tst_MembersPane::button(const QString &text) const
{
    for (QPushButton *candidate : m_page->findChildren<QPushButton *>()) {
        if (QString(candidate->text()).remove(u'&') == text && candidate->isVisible())
            return candidate;
    }
    return nullptr;
}

void tst_MembersPane::press(const QString &text) const
{
    QVERIFY2(button(text), qPrintable(text));
    QTest::mouseClick(button(text), Qt::LeftButton);
}

void tst_MembersPane::remove(int row) const
{
    view()->selectRow(row);
    press(u"Remove"_s);
}

QStringList tst_MembersPane::memberNames() const
{
    QStringList names;
    for (const MemberConfig &member : aggregate()->members)
        names.append(QString::fromLatin1(m_editor->snapshot()->group(member.group)->name));
    return names;
}

QString tst_MembersPane::toastText() const
{
    const auto *label = m_toast->findChild<ElidedLabel *>();
    return m_toast->isVisible() ? label->fullText() : QString();
}

void tst_MembersPane::edit(const std::function<void(GroupDraft &)> &change) const
{
    GroupDraft draft = draftOf(*aggregate());
    change(draft);
    m_editor->editGroup(aggregate()->id, draft, {});
}

void tst_MembersPane::letsGroupsJoin()
{
    m_editor->addGroup({.name = u"late"_s}, {});
    press(u"Add members"_s);
    auto *dialog = m_pane->findChild<AddMembersDialog *>();
    QVERIFY(dialog);
    QCOMPARE(dialog->windowTitle(), u"Add members to all"_s);
    dialog->findChild<QCheckBox *>()->click();
    QTest::mouseClick(dialog->findChild<DialogFoot *>()->primary(), Qt::LeftButton);
    QCOMPARE(memberNames(), (QStringList{u"first"_s, u"second"_s, u"spare"_s, u"late"_s}));
    QCOMPARE(table()->rowCount(), 4);
    QCOMPARE(toastText(), u"1 group joined all"_s);
}

void tst_MembersPane::removesByMouseAndTakesItBack()
{
    remove(0);
    QCOMPARE(memberNames(), (QStringList{u"second"_s, u"spare"_s}));
    QCOMPARE(toastText(), u"first left all"_s);
    QCOMPARE(view()->selectionModel()->selectedRows().first().row(), 0); // the next one
    press(u"Undo"_s);
    QCOMPARE(memberNames(), (QStringList{u"second"_s, u"spare"_s, u"first"_s}));
    QCOMPARE(aggregate()->members.back().weight, 3);
}

void tst_MembersPane::removesByKeyboard()
{
    view()->setFocus();
    view()->selectRow(2);
    QTest::keyClick(view(), Qt::Key_Delete);
    QCOMPARE(memberNames(), (QStringList{u"first"_s, u"second"_s}));
    QCOMPARE(view()->selectionModel()->selectedRows().first().row(), 1);
    QTest::keyClick(view(), Qt::Key_Delete);
    QCOMPARE(memberNames(), QStringList{u"first"_s});
}

void tst_MembersPane::undoesWithoutTouchingOtherEdits()
{
    remove(1);
    edit([](GroupDraft &draft) {
        draft.displayName = u"Everything"_s;
        draft.members.front().weight = 8;
    });
    press(u"Undo"_s);
    QCOMPARE(aggregate()->displayName, u"Everything"_s);
    QCOMPARE(aggregate()->members.front().weight, 8);
    QCOMPARE(memberNames(), (QStringList{u"first"_s, u"spare"_s, u"second"_s}));
}

void tst_MembersPane::saysWhyOneCannotComeBack()
{
    const GroupId second = aggregate()->members.at(1).group;
    remove(1);
    m_editor->removeGroup(second, {});
    press(u"Undo"_s);
    QCOMPARE(toastText(), u"This group is not there any more."_s);
    QCOMPARE(memberNames(), (QStringList{u"first"_s, u"spare"_s}));
}

void tst_MembersPane::keepsTheLastMember()
{
    remove(0);
    remove(0);
    QCOMPARE(memberNames(), QStringList{u"spare"_s});
    m_toast->dismiss();
    remove(0);
    QCOMPARE(memberNames(), QStringList{u"spare"_s});
    auto *note = m_pane->findChild<FieldNote *>();
    QCOMPARE(note->error(), u"An aggregate that is on needs a member with a weight above 0."_s);
    QCOMPARE(toastText(), QString());
    QVERIFY(view()->accessibleDescription().contains(note->error()));
}

void tst_MembersPane::removesTheLastMemberOfOneThatIsOff()
{
    auto *empty = m_pane->findChild<EmptyState *>();
    QVERIFY(!empty->isVisible());
    edit([](GroupDraft &draft) { draft.enabled = false; });
    for (int i = 0; i < 3; ++i)
        remove(0);
    QCOMPARE(memberNames(), QStringList());
    QVERIFY(empty->isVisible());
    QVERIFY(!button(u"Remove"_s));
    QCOMPARE(empty->title(), u"No members"_s);
    QTest::mouseClick(empty->findChild<QPushButton *>(), Qt::LeftButton);
    QVERIFY(m_pane->findChild<AddMembersDialog *>());
    edit([this](GroupDraft &draft) {
        draft.members = {{.group = m_editor->snapshot()->groups.front()->id}};
    });
    QVERIFY(!empty->isVisible());
    QVERIFY(button(u"Remove"_s));
}

void tst_MembersPane::asksForASelection()
{
    QVERIFY(!button(u"Remove"_s)->isEnabled());
    QCOMPARE(button(u"Remove"_s)->toolTip(), u"Select a member first"_s);
    view()->setFocus();
    view()->clearSelection();
    QTest::keyClick(view(), Qt::Key_Delete); // of nothing
    QCOMPARE(memberNames().size(), 3);
    view()->selectRow(1);
    QVERIFY(button(u"Remove"_s)->isEnabled());
}

QTEST_MAIN(tst_MembersPane)
#include "tst_memberspane.moc"
