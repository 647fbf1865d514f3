#include "tests/support/fakeconfigeditor.h"
#include "tests/support/fakegateway.h"
#include "tests/support/fakelogreader.h"
#include "ui/dialogs/addkeysdialog.h"
#include "ui/dialogs/aggregatedialog.h"
#include "ui/dialogs/copygroupdialog.h"
#include "ui/dialogs/deletegroupdialog.h"
#include "ui/dialogs/dialogfoot.h"
#include "ui/dialogs/exportkeysdialog.h"
#include "ui/dialogs/groupdialog.h"
#include "ui/dialogs/keydetailsdialog.h"
#include "ui/models/keytablemodel.h"
#include "ui/models/ongoingwork.h"
#include "ui/pages/groupspage.h"
#include "ui/pages/keyactions.h"
#include "ui/pages/keyspane.h"
#include "ui/pages/memberspane.h"
#include "ui/pages/revealstrip.h"
#include "ui/pages/ruletable.h"
#include "ui/pages/upstreamspane.h"
#include "ui/pages/whystrip.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/segmentedfilter.h"
#include "ui/widgets/switch.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/toast.h"

#include <QAbstractScrollArea>
#include <QAccessible>
#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDateTime>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QSplitter>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>

using namespace keyferry;
using namespace keyferry::ui;
using namespace keyferry::test;
using namespace Qt::StringLiterals;

class tst_GroupsPage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void leadsToTheFirstGroup();
    void createsAGroup();
    void showsTheChosenGroup();
    void showsUpstreamsOrMembers();
    void showsHowManyRulesThereAre();
    void createsAnAggregate();
    void needsAGroupForAnAggregate();
    void placesTheButtonsByTheirRoom();
    void offersWhatAnAggregateCan();
    void findsGroups();
    void reordersByKeyboard();
    void switchesAGroupOff();
    void putsTheSwitchBackOnFailure();
    void showsFigures();
    void addsKeys();
    void filtersKeysByStateAndText();
    void actsOnSelectedKeysOnly();
    void disablesAndEnables();
    void deletesWithUndo();
    void deletesForGoodWhenTheToastGoes();
    void deletesForGoodWhenThePageGoes();
    void copiesAKey();
    void revealsAKey();
    void editsNotes();
    void leadsToTheRequestsOfAKey();
    void offersAMenu();
    void checksSelectedInvalidAndAllKeys();
    void offersNoCheckWithoutACheckPath();
    void saysWhyACheckCannotStart();
    void saysWhyAKeyIsNotServed();
    void leadsToWhatOtherPagesAskFor();
    void addsNoKeysToAnotherGroup();
    void explainsAnInvalidKeyFromElsewhere();
    void resetsACooldown();
    void opensTheDialogsOfTheHead();
    void deletesTheGroup();
    void showsSnippetsMaskedAndCopiesThemReal();
    void showsTheSnippetOfAnAggregatesMembers();
    void focusesTheFilterOfTheView();
    void remembersWhatWasChosen();
    void namesEveryControl();

private:
    void make();
    void addGroup(const QString &name, const QString &displayName = {});
    void addKeys(const QByteArray &text);
    void select(int row) const;
    void press(const QString &text) const;
    void run(const QString &action) const;
    [[nodiscard]] QPushButton *button(const QString &text) const;
    [[nodiscard]] DataTable *table() const
    {
        return m_page->findChild<KeysPane *>()->findChild<DataTable *>();
    }
    [[nodiscard]] QListView *list() const;
    [[nodiscard]] Toast *toast() const { return m_page->findChild<Toast *>(); }
    [[nodiscard]] QString toastText() const;
    [[nodiscard]] QLineEdit *edit(const QString &name) const;
    [[nodiscard]] QStringList visibleTexts() const;
    [[nodiscard]] KeyCounts stored() const;

    std::unique_ptr<FakeConfigEditor> m_editor;
    std::unique_ptr<FakeGateway> m_gateway;
    std::unique_ptr<OngoingWork> m_work;
    std::unique_ptr<FakeLogReader> m_reader;
    std::unique_ptr<GroupsPage> m_page;
};

void tst_GroupsPage::init()
{
    m_editor = std::make_unique<FakeConfigEditor>();
    m_gateway = std::make_unique<FakeGateway>();
    m_work = std::make_unique<OngoingWork>(*m_gateway, *m_editor);
    m_reader = std::make_unique<FakeLogReader>();
}

void tst_GroupsPage::cleanup()
{
    m_page.reset();
    m_work.reset();
    QGuiApplication::clipboard()->clear();
}

void tst_GroupsPage::make()
{
    m_page = std::make_unique<GroupsPage>(*m_editor, *m_gateway, *m_reader, *m_work);
    m_page->resize(1100, 760);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
}

void tst_GroupsPage::addGroup(const QString &name, const QString &displayName)
{
    m_editor->addGroup({.name = name, .displayName = displayName}, {});
}

void tst_GroupsPage::addKeys(const QByteArray &text)
{
    m_editor->addKeys(m_editor->snapshot()->groups.front()->id, parseKeys(text), {});
}

// A row is there once its cells have been asked for.
void tst_GroupsPage::select(int row) const
{
    auto *model = static_cast<KeyTableModel *>(table()->model());
    QTRY_VERIFY(model->rowAt(row));
    table()->selectRow(row);
}

QPushButton *tst_GroupsPage::button(const QString &text) const
{
    for (QPushButton *candidate : m_page->findChildren<QPushButton *>()) {
        const bool isMeant =
            QString(candidate->text()).remove(u'&') == text || candidate->accessibleName() == text;
        if (isMeant && candidate->isVisible())
            return candidate;
    }
    return nullptr;
}

void tst_GroupsPage::press(const QString &text) const
{
    QTRY_VERIFY2(button(text), qPrintable(text));
    QTest::mouseClick(button(text), Qt::LeftButton);
}

void tst_GroupsPage::run(const QString &text) const
{
    for (QAction *action : table()->actions()) {
        if (action->text() == text)
            return action->trigger();
    }
    QFAIL(qPrintable(text));
}

QListView *tst_GroupsPage::list() const
{
    for (QListView *candidate : m_page->findChildren<QListView *>()) {
        if (candidate->accessibleName() == u"Groups"_s)
            return candidate;
    }
    return nullptr;
}

QString tst_GroupsPage::toastText() const
{
    if (!toast()->isVisible())
        return {};
    QStringList texts;
    for (const ElidedLabel *label : toast()->findChildren<ElidedLabel *>())
        texts.append(label->fullText());
    return texts.join(u' ');
}

QLineEdit *tst_GroupsPage::edit(const QString &name) const
{
    for (QLineEdit *candidate : m_page->findChildren<QLineEdit *>()) {
        if (candidate->accessibleName() == name)
            return candidate;
    }
    return nullptr;
}

QStringList tst_GroupsPage::visibleTexts() const
{
    QStringList texts;
    for (const QLabel *label : m_page->findChildren<QLabel *>()) {
        const auto *elided = qobject_cast<const ElidedLabel *>(label);
        if (label->isVisible())
            texts.append(elided ? elided->fullText() : label->text());
    }
    return texts;
}

KeyCounts tst_GroupsPage::stored() const
{
    KeyCounts counts;
    m_editor->storedKeyCounts(
        m_editor->snapshot()->groups.front()->id,
        {m_editor.get(), [&counts](const Result<KeyCounts> &result) { counts = *result; }});
    return counts;
}

void tst_GroupsPage::leadsToTheFirstGroup()
{
    make();
    const auto states = m_page->findChildren<EmptyState *>();
    const auto shown = std::find_if(
        states.begin(), states.end(), [](const EmptyState *state) { return state->isVisible(); });
    QVERIFY(shown != states.end());
    QCOMPARE((*shown)->title(), u"No groups yet"_s);
    QTest::mouseClick((*shown)->findChild<QPushButton *>(), Qt::LeftButton);
    QVERIFY(m_page->findChild<GroupDialog *>());
}

void tst_GroupsPage::createsAGroup()
{
    addGroup(u"first"_s);
    make();
    press(u"New group"_s);
    auto *dialog = m_page->findChild<GroupDialog *>();
    QVERIFY(dialog);
    QTest::mouseClick(dialog->findChild<DialogFoot *>()->primary(), Qt::LeftButton);
    QCOMPARE(list()->currentIndex().row(), 1);
    QCOMPARE(toastText(), u"openai created"_s);
}

void tst_GroupsPage::showsTheChosenGroup()
{
    addGroup(u"openai"_s, u"OpenAI"_s);
    addGroup(u"claude"_s, u"Claude team"_s);
    addKeys("sk-aaaaaaaaaaaa sk-bbbbbbbbbbbb");
    make();
    QVERIFY(visibleTexts().contains(u"http://127.0.0.1:3001/proxy/openai"_s));
    QCOMPARE(table()->model()->rowCount(), 2);
    QCOMPARE(m_page->findChild<QTabBar *>()->tabText(0), u"Keys\t2"_s);
    QTest::keyClick(list(), Qt::Key_Down);
    QTRY_VERIFY(visibleTexts().contains(u"Claude team"_s));
    QCOMPARE(table()->model()->rowCount(), 0);
    QVERIFY(visibleTexts().contains(u"No keys yet"_s));
}

void tst_GroupsPage::showsUpstreamsOrMembers()
{
    addGroup(u"openai"_s);
    const GroupId member = m_editor->snapshot()->groups.front()->id;
    m_editor->addGroup(
        {.name = u"all"_s, .kind = GroupKind::Aggregate, .members = {{.group = member}}}, {});
    make();
    auto *tabs = m_page->findChild<QTabBar *>();
    QCOMPARE(tabs->tabText(1), u"Upstreams"_s);
    tabs->setCurrentIndex(1);
    QVERIFY(m_page->findChild<UpstreamsPane *>()->isVisible());
    m_page->showGroup(m_editor->snapshot()->groups.back()->id);
    QVERIFY(!tabs->isTabVisible(1));
    QVERIFY(!tabs->isTabVisible(3)); // rules are its members'
    QCOMPARE(tabs->tabText(2), u"Members"_s);
    QVERIFY(tabs->isTabVisible(2));
    QVERIFY(!tabs->isTabVisible(0)); // its keys are its members'
    QCOMPARE(tabs->currentIndex(), 2);
    QVERIFY(!m_page->findChild<UpstreamsPane *>()->isVisible());
    m_page->showGroup(member);
    QVERIFY(tabs->isTabVisible(1));
    QVERIFY(tabs->isTabVisible(0));
    QCOMPARE(tabs->currentIndex(), 0);
    QVERIFY(!tabs->isTabVisible(2));
}

void tst_GroupsPage::showsHowManyRulesThereAre()
{
    m_editor->addGroup({.name = u"one"_s, .modelRules = {{u"a"_s, u"b"_s}}}, {});
    addGroup(u"two"_s);
    make();
    const auto *tabs = m_page->findChild<QTabBar *>();
    constexpr int rules = 3;
    QCOMPARE(tabs->tabText(rules), u"Rules\t1"_s);
    QVERIFY(m_page->unsavedWork().isEmpty());
    m_page->findChild<RuleTable *>()->table()->model()->insertRow(0);
    QCOMPARE(tabs->tabText(rules), u"Rules\t2, not saved"_s);
    m_page->showGroup(m_editor->snapshot()->group("two")->id);
    QCOMPARE(tabs->tabText(rules), u"Rules\t0"_s);
    QCOMPARE(m_page->unsavedWork(), u"Changed rules are not saved: one."_s);
    m_page->showGroup(m_editor->snapshot()->group("one")->id);
    QCOMPARE(tabs->tabText(rules), u"Rules\t2, not saved"_s);
}

void tst_GroupsPage::createsAnAggregate()
{
    addGroup(u"openai"_s);
    make();
    press(u"New aggregate"_s);
    auto *dialog = m_page->findChild<AggregateDialog *>();
    QVERIFY(dialog);
    QTRY_VERIFY(dialog->isVisible());
    dialog->findChild<QLineEdit *>()->setText(u"all"_s);
    dialog->findChild<QCheckBox *>()->click();
    QTest::mouseClick(dialog->findChild<DialogFoot *>()->primary(), Qt::LeftButton);
    QCOMPARE(toastText(), u"all created"_s);
    QCOMPARE(list()->currentIndex().row(), 1);
    QVERIFY(m_page->findChild<MembersPane *>()->isVisible());
}

void tst_GroupsPage::needsAGroupForAnAggregate()
{
    make();
    QVERIFY(!button(u"New aggregate"_s)->isEnabled());
    QCOMPARE(button(u"New aggregate"_s)->toolTip(),
             u"Create a group first: an aggregate is made of groups"_s);
    addGroup(u"openai"_s);
    QVERIFY(button(u"New aggregate"_s)->isEnabled());
    m_editor->removeGroup(m_editor->snapshot()->groups.front()->id, {});
    QVERIFY(!button(u"New aggregate"_s)->isEnabled());
}

void tst_GroupsPage::placesTheButtonsByTheirRoom()
{
    addGroup(u"openai"_s);
    make();
    auto *splitter = m_page->findChild<QSplitter *>();
    const auto top = [this](const QString &text) { return button(text)->geometry().top(); };
    splitter->setSizes({400, 700});
    QTRY_COMPARE(top(u"New group"_s), top(u"New aggregate"_s));
    const auto footHeight = [this] { return button(u"New group"_s)->parentWidget()->height(); };
    const int low = footHeight();
    splitter->setSizes({180, 920});
    QTRY_VERIFY(top(u"New group"_s) < top(u"New aggregate"_s));
    QTRY_VERIFY(footHeight() > low);
    splitter->setSizes({400, 700});
    QTRY_COMPARE(footHeight(), low);
    splitter->setSizes({180, 920}); // narrow for a moment only
    splitter->setSizes({400, 700});
    QTRY_COMPARE(footHeight(), low);
}

void tst_GroupsPage::offersWhatAnAggregateCan()
{
    addGroup(u"openai"_s);
    addKeys("sk-aaaaaaaaaaaa sk-bbbbbbbbbbbb");
    const GroupId member = m_editor->snapshot()->groups.front()->id;
    m_editor->addGroup(
        {.name = u"all"_s, .kind = GroupKind::Aggregate, .members = {{.group = member}}}, {});
    make();
    QVERIFY(button(u"Export"_s));
    m_page->showGroup(m_editor->snapshot()->groups.back()->id);
    QVERIFY(!button(u"Export"_s)); // it has no keys to export
    press(u"Edit"_s);
    QVERIFY(!m_page->findChild<GroupDialog *>());
    auto *dialog = m_page->findChild<AggregateDialog *>();
    QVERIFY(dialog);
    dialog->findChild<QLineEdit *>()->setText(u"every"_s);
    QTest::mouseClick(dialog->findChild<DialogFoot *>()->primary(), Qt::LeftButton);
    QCOMPARE(toastText(), u"every saved"_s);
    press(u"Duplicate"_s);
    auto *copy = m_page->findChild<CopyGroupDialog *>();
    QTest::mouseClick(copy->findChild<DialogFoot *>()->primary(), Qt::LeftButton);
    QCOMPARE(m_editor->snapshot()->group("every-2")->members.front().group, member);
    m_page->showGroup(member);
    QVERIFY(button(u"Export"_s));
}

void tst_GroupsPage::findsGroups()
{
    addGroup(u"openai"_s);
    addGroup(u"claude"_s, u"Team"_s);
    make();
    QTest::keyClicks(edit(u"Find a group"_s), u"tEa"_s);
    QVERIFY(list()->isRowHidden(0));
    QVERIFY(!list()->isRowHidden(1));
    addGroup(u"later"_s);
    QVERIFY(list()->isRowHidden(2));
    m_page->showGroup(m_editor->snapshot()->groups.back()->id);
    QVERIFY(!list()->isRowHidden(2)); // shown on demand: the search gives way
}

void tst_GroupsPage::reordersByKeyboard()
{
    addGroup(u"a"_s);
    addGroup(u"b"_s);
    addGroup(u"c"_s);
    make();
    QTest::keyClick(list(), Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(m_editor->snapshot()->groups.at(1)->name, "a"_ba);
    QCOMPARE(list()->currentIndex().row(), 1);
    QTest::keyClick(list(), Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(m_editor->snapshot()->groups.at(0)->name, "a"_ba);
    QTest::keyClick(list(), Qt::Key_Up, Qt::AltModifier); // is the first already
    QCOMPARE(list()->currentIndex().row(), 0);
    QTest::keyClick(list(), Qt::Key_Down, Qt::AltModifier);
    press(u"Undo"_s);
    QCOMPARE(m_editor->snapshot()->groups.at(0)->name, "a"_ba);
    QCOMPARE(list()->currentIndex().row(), 0); // the group, not its place
}

void tst_GroupsPage::switchesAGroupOff()
{
    addGroup(u"openai"_s);
    make();
    QTest::mouseClick(m_page->findChild<Switch *>(), Qt::LeftButton);
    QVERIFY(!m_editor->snapshot()->groups.front()->enabled);
    QCOMPARE(toastText(), u"openai disabled"_s);
    press(u"Undo"_s);
    QVERIFY(m_editor->snapshot()->groups.front()->enabled);
    QTest::keyClick(m_page->findChild<Switch *>(), Qt::Key_Space);
    QVERIFY(!m_editor->snapshot()->groups.front()->enabled);
}

void tst_GroupsPage::putsTheSwitchBackOnFailure()
{
    addGroup(u"openai"_s);
    make();
    m_editor->nextRefusal = Error{.kind = ErrorKind::StorageFailed};
    QTest::mouseClick(m_page->findChild<Switch *>(), Qt::LeftButton);
    QVERIFY(m_page->findChild<Switch *>()->isChecked());
    QVERIFY(toastText().startsWith(u"Nothing was saved"_s));
}

void tst_GroupsPage::showsFigures()
{
    m_reader->statsAnswer = {.requests = 7210, .failures = 79};
    addGroup(u"openai"_s);
    make();
    QVERIFY(visibleTexts().contains(u"7,210"_s) || visibleTexts().contains(u"7210"_s));
    QVERIFY(visibleTexts().join(u' ').contains(u"1.1 % failed"_s));
}

void tst_GroupsPage::addsKeys()
{
    addGroup(u"openai"_s);
    make();
    press(u"Add keys"_s);
    auto *dialog = m_page->findChild<AddKeysDialog *>();
    QVERIFY(dialog);
    dialog->findChild<QPlainTextEdit *>()->setPlainText(u"sk-aaaaaaaaaaaa"_s);
    auto *primary = dialog->findChild<DialogFoot *>()->primary();
    QTRY_VERIFY(primary->isEnabled());
    QTest::mouseClick(primary, Qt::LeftButton);
    QTRY_COMPARE(table()->model()->rowCount(), 1);
    QCOMPARE(m_work->tasks.rowCount(), 1); // the import went on as a task
    QVERIFY(!visibleTexts().contains(u"No keys yet"_s));
}

void tst_GroupsPage::filtersKeysByStateAndText()
{
    addGroup(u"openai"_s);
    addKeys("key,notes\nsk-aaaaaaaaaaaa,Work\nsk-bbbbbbbbbbbb,Home\n");
    m_editor->setKeyRow({.id = KeyId{3}, .mask = u"sk-b…bbbb"_s, .state = KeyState::Invalid});
    make();
    SegmentedFilter *states = nullptr;
    for (SegmentedFilter *candidate : m_page->findChildren<SegmentedFilter *>()) {
        if (candidate->accessibleName() == u"Keys by state"_s)
            states = candidate;
    }
    QVERIFY(states);
    states->setCurrent(3);
    QCOMPARE(table()->model()->rowCount(), 1);
    QTest::keyClicks(edit(u"Notes, tag, mask, or a whole key"_s), u"nothing"_s);
    QCOMPARE(table()->model()->rowCount(), 0);
    QVERIFY(visibleTexts().contains(u"Nothing matches"_s));
    press(u"Clear filter"_s);
    QCOMPARE(states->current(), 0);
    QCOMPARE(table()->model()->rowCount(), 2);
}

void tst_GroupsPage::actsOnSelectedKeysOnly()
{
    addGroup(u"openai"_s);
    addKeys("sk-aaaaaaaaaaaa sk-bbbbbbbbbbbb");
    make();
    QVERIFY(!button(u"Restore"_s)->isEnabled());
    QCOMPARE(button(u"Restore"_s)->toolTip(), u"Select keys first"_s);
    select(0);
    QVERIFY(button(u"Restore"_s)->isEnabled());
    QVERIFY(visibleTexts().contains(u"1 of 2 selected"_s));
    table()->selectAll();
    QVERIFY(visibleTexts().contains(u"2 of 2 selected"_s));
    QStringList enabled;
    for (const QAction *action : table()->actions()) {
        if (action->isEnabled())
            enabled.append(action->text());
    }
    QCOMPARE(enabled, (QStringList{u"Restore"_s, u"Disable"_s, u"Delete"_s}));
}

void tst_GroupsPage::disablesAndEnables()
{
    addGroup(u"openai"_s);
    addKeys("sk-aaaaaaaaaaaa sk-bbbbbbbbbbbb");
    make();
    select(0);
    press(u"Disable"_s);
    QCOMPARE(stored().disabled, 1);
    QCOMPARE(toastText(), u"1 key disabled"_s);
    press(u"Undo"_s);
    QCOMPARE(stored().active, 2);
    QTRY_VERIFY(button(u"Disable"_s));
    press(u"Disable"_s);
    QTRY_VERIFY(button(u"Enable"_s));
    press(u"Enable"_s);
    QCOMPARE(stored().active, 2);
}

void tst_GroupsPage::deletesWithUndo()
{
    addGroup(u"openai"_s);
    addKeys("sk-aaaaaaaaaaaa sk-bbbbbbbbbbbb sk-cccccccccccc");
    make();
    select(0);
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_Delete);
    QCOMPARE(table()->model()->rowCount(), 2);
    QCOMPARE(toastText(), u"1 key deleted from openai"_s);
    QCOMPARE(stored().total(), 3);
    QCOMPARE(stored().active, 2); // not served any more
    QCOMPARE(m_page->findChild<QTabBar *>()->tabText(0), u"Keys\t2"_s);
    press(u"Undo"_s);
    QCOMPARE(table()->model()->rowCount(), 3);
    QCOMPARE(stored().active, 3);
}

void tst_GroupsPage::deletesForGoodWhenTheToastGoes()
{
    addGroup(u"openai"_s);
    addKeys("sk-aaaaaaaaaaaa sk-bbbbbbbbbbbb sk-cccccccccccc");
    make();
    select(0);
    run(u"Delete"_s);
    select(0);
    run(u"Delete"_s); // the second batch ends the wait of the first
    QCOMPARE(stored().total(), 2);
    press(u"Undo"_s);
    QCOMPARE(stored(), KeyCounts{.active = 2});
    select(0);
    run(u"Delete"_s);
    toast()->dismiss();
    QCOMPARE(stored(), KeyCounts{.active = 1});
}

void tst_GroupsPage::deletesForGoodWhenThePageGoes()
{
    addGroup(u"openai"_s);
    addKeys("sk-aaaaaaaaaaaa sk-bbbbbbbbbbbb");
    make();
    select(0);
    run(u"Delete"_s);
    m_page.reset();
    QCOMPARE(stored(), KeyCounts{.active = 1});
    const QString removal = u"changeKeys %1"_s.arg(static_cast<int>(KeyAction::Remove));
    QCOMPARE(m_editor->calls.count(removal), 1);
}

void tst_GroupsPage::copiesAKey()
{
    addGroup(u"openai"_s);
    addKeys("sk-aaaaaaaaaaaa");
    make();
    select(0);
    table()->setFocus();
    QTest::keySequence(table(), QKeySequence::Copy);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"sk-aaaaaaaaaaaa"_s);
    QVERIFY(!toastText().contains(u"sk-aaaaaaaaaaaa"_s));
    m_page.reset(); // the application goes: nothing stays behind
    QCOMPARE(QGuiApplication::clipboard()->text(), QString());
}

void tst_GroupsPage::revealsAKey()
{
    addGroup(u"openai"_s);
    addGroup(u"other"_s);
    addKeys("sk-aaaaaaaaaaaa");
    make();
    select(0);
    run(u"Reveal for 10 s"_s);
    auto *strip = m_page->findChild<RevealStrip *>();
    QVERIFY(strip->isVisible());
    QVERIFY(visibleTexts().contains(u"sk-aaaaaaaaaaaa"_s));
    QTest::keyClick(list(), Qt::Key_Down);
    QVERIFY(!strip->isVisible());
    for (const QLabel *label : strip->findChildren<QLabel *>())
        QVERIFY(label->text() != u"sk-aaaaaaaaaaaa"_s);
}

void tst_GroupsPage::editsNotes()
{
    addGroup(u"openai"_s);
    addKeys("sk-aaaaaaaaaaaa");
    make();
    select(0);
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_F2);
    auto *dialog = m_page->findChild<KeyDetailsDialog *>();
    QVERIFY(dialog);
    QTRY_VERIFY(dialog->isVisible());
    for (QLineEdit *field : dialog->findChildren<QLineEdit *>()) {
        if (field->accessibleName() == u"Notes"_s)
            field->setText(u"Work account"_s);
    }
    QTest::mouseClick(dialog->findChild<DialogFoot *>()->primary(), Qt::LeftButton);
    QCOMPARE(table()->model()->index(0, static_cast<int>(KeyColumn::Notes)).data().toString(),
             u"Work account"_s);
}

void tst_GroupsPage::leadsToTheRequestsOfAKey()
{
    addGroup(u"openai"_s);
    addKeys("sk-aaaaaaaaaaaa");
    make();
    QSignalSpy requested(m_page.get(), &GroupsPage::requestsRequested);
    select(0);
    run(u"Show requests"_s);
    QCOMPARE(requested.count(), 1);
    const auto query = requested.last().at(0).value<LogQuery>();
    QCOMPARE(query.group, u"openai"_s);
    QCOMPARE(query.text, Secret("sk-aaaaaaaaaaaa").masked());
}

void tst_GroupsPage::offersAMenu()
{
    addGroup(u"openai"_s);
    addKeys("sk-aaaaaaaaaaaa");
    make();
    select(0);
    Q_EMIT table()->customContextMenuRequested({20, 10});
    QStringList texts;
    for (const QMenu *menu : m_page->findChildren<QMenu *>()) {
        if (!menu->isVisible())
            continue;
        for (const QAction *action : menu->actions()) {
            if (!action->isSeparator())
                texts.append(action->text());
        }
    }
    QCOMPARE(texts,
             (QStringList{u"Check selected keys (1)"_s,
                          u"Why?"_s,
                          u"Show requests"_s,
                          u"Copy key"_s,
                          u"Reveal for 10 s"_s,
                          u"Edit notes, tag, weight…"_s,
                          u"Restore"_s,
                          u"Reset cooldown"_s,
                          u"Disable"_s,
                          u"Delete"_s}));
    for (QMenu *menu : m_page->findChildren<QMenu *>())
        menu->close();
}

void tst_GroupsPage::checksSelectedInvalidAndAllKeys()
{
    addGroup(u"openai"_s);
    addKeys("sk-aaaaaaaaaaaa sk-bbbbbbbbbbbb");
    const GroupId group = m_editor->snapshot()->groups.front()->id;
    m_editor->setKeyRow({.id = KeyId{3}, .state = KeyState::Invalid});
    make();
    const QList<QAction *> checks = button(u"Check"_s)->menu()->actions();
    QVERIFY(!checks.at(0)->isEnabled());
    select(1);
    QVERIFY(checks.at(0)->isEnabled());
    for (QAction *check : checks)
        check->trigger();
    QCOMPARE(m_gateway->checksStarted.size(), 3);
    QCOMPARE(m_gateway->checksStarted.at(0).ids.size(), 1);
    QCOMPARE(m_gateway->checksStarted.at(1).state, KeyState::Invalid);
    QVERIFY(m_gateway->checksStarted.at(2).all);
    QCOMPARE(m_gateway->checksStarted.at(2).group, group);
}

void tst_GroupsPage::offersNoCheckWithoutACheckPath()
{
    addGroup(u"relay"_s);
    addKeys("sk-aaaaaaaaaaaa");
    make();
    QVERIFY(button(u"Check"_s)->isEnabled());
    const GroupPtr group = m_editor->snapshot()->groups.front();
    GroupDraft draft = draftOf(*group);
    draft.channel = Channel::Custom;
    draft.upstreams = {{.url = u"https://relay.example"_s}};
    m_editor->editGroup(group->id, draft, {});
    QTRY_VERIFY(!button(u"Check"_s)->isEnabled());
    QVERIFY(button(u"Check"_s)->toolTip().contains(u"check path"_s));
    select(0);
    for (const QAction *check : button(u"Check"_s)->menu()->actions()) {
        QVERIFY(!check->isEnabled());
        QCOMPARE(check->toolTip(), button(u"Check"_s)->toolTip());
    }
    draft.checkPath = u"/me"_s;
    m_editor->editGroup(group->id, draft, {});
    QTRY_VERIFY(button(u"Check"_s)->isEnabled());
}

void tst_GroupsPage::saysWhyACheckCannotStart()
{
    addGroup(u"openai"_s);
    addKeys("sk-aaaaaaaaaaaa");
    make();
    select(0);
    m_gateway->nextCheckRefusal = Error{.kind = ErrorKind::UnknownGroup};
    button(u"Check"_s)->menu()->actions().first()->trigger();
    QVERIFY(!toastText().isEmpty());
    QVERIFY(m_gateway->checksStarted.isEmpty());
}

void tst_GroupsPage::saysWhyAKeyIsNotServed()
{
    addGroup(u"openai"_s);
    addKeys("sk-aaaaaaaaaaaa sk-bbbbbbbbbbbb");
    make();
    select(0);
    table()->setFocus();
    QVERIFY(!m_page->findChild<WhyStrip *>()->isVisible());
    QTest::keyClick(table(), Qt::Key_I, Qt::ControlModifier);
    QVERIFY(m_page->findChild<WhyStrip *>()->isVisible());
    const QString mask = Secret("sk-aaaaaaaaaaaa").masked();
    QVERIFY(visibleTexts().contains(u"%1 is active"_s.arg(mask)));
    table()->selectAll();
    QVERIFY(!m_page->findChild<WhyStrip *>()->isVisible()); // which of them?
    select(1);
    QVERIFY(m_page->findChild<WhyStrip *>()->isVisible());
    QVERIFY(m_page->stepBack());
    QVERIFY(!m_page->findChild<WhyStrip *>()->isVisible());
    QVERIFY(!m_page->stepBack());
}

void tst_GroupsPage::leadsToWhatOtherPagesAskFor()
{
    addGroup(u"a"_s);
    addGroup(u"b"_s);
    make();
    const GroupId second = m_editor->snapshot()->group("b")->id;
    const auto isShown = [this](const QWidget *pane) { return pane && pane->isVisible(); };
    m_page->showUpstreams(second);
    QVERIFY(isShown(m_page->findChild<UpstreamsPane *>()));
    QCOMPARE(list()->currentIndex().row(), 1);
    m_page->showKeys(second);
    QVERIFY(isShown(m_page->findChild<KeysPane *>()));
    m_page->showUpstreams(second);
    m_page->addKeysTo(m_editor->snapshot()->group("a")->id);
    QCOMPARE(list()->currentIndex().row(), 0);
    QVERIFY(isShown(m_page->findChild<AddKeysDialog *>()));
}

// The button that led here was of a group that somebody deleted.
void tst_GroupsPage::addsNoKeysToAnotherGroup()
{
    addGroup(u"a"_s);
    make();
    m_page->addKeysTo(GroupId(99));
    QVERIFY(!m_page->findChild<AddKeysDialog *>());
}

void tst_GroupsPage::explainsAnInvalidKeyFromElsewhere()
{
    addGroup(u"a"_s);
    addKeys("sk-aaaa-0000001\nsk-bbbb-0000002\nsk-cccc-0000003");
    make();
    QTRY_COMPARE(table()->model()->rowCount(), 3);
    const GroupId group = m_editor->snapshot()->groups.front()->id;
    QList<KeyId> ids;
    m_editor->keyIds({.group = group},
                     {this, [&ids](const Result<QList<KeyId>> &found) { ids = *found; }});
    m_editor->setKeyRow({.id = ids.at(1),
                         .mask = u"sk-b…0002"_s,
                         .state = KeyState::Invalid,
                         .lastErrorStatus = 401});
    m_page->explainKey(group, ids.at(1));
    QTRY_COMPARE(table()->model()->rowCount(), 1);
    QTRY_VERIFY(m_page->findChild<WhyStrip *>()->isVisible());
    QCOMPARE(table()->selectionModel()->selectedRows().size(), 1);
}

void tst_GroupsPage::resetsACooldown()
{
    addGroup(u"openai"_s);
    addKeys("sk-aaaaaaaaaaaa");
    const qint64 until = QDateTime::currentMSecsSinceEpoch() + 60'000;
    m_editor->setKeyRow({.id = KeyId{2},
                         .mask = u"sk-a…aaaa"_s,
                         .state = KeyState::Cooling,
                         .cooldowns = {{.model = u"gpt-4o"_s, .until = until}}});
    make();
    select(0);
    run(u"Why?"_s);
    QVERIFY(visibleTexts().join(u' ').contains(u"is cooling for gpt-4o until"_s));
    press(u"Reset cooldown"_s);
    QCOMPARE(stored(), KeyCounts{.active = 1});
    QTRY_VERIFY(visibleTexts().contains(u"sk-a…aaaa is active"_s));
    QVERIFY(!button(u"Reset cooldown"_s));
}

void tst_GroupsPage::opensTheDialogsOfTheHead()
{
    addGroup(u"openai"_s);
    addKeys("sk-aaaaaaaaaaaa");
    make();
    press(u"Edit"_s);
    QVERIFY(m_page->findChild<GroupDialog *>());
    m_page->findChild<GroupDialog *>()->reject();
    press(u"Duplicate"_s);
    auto *copy = m_page->findChild<CopyGroupDialog *>();
    QVERIFY(copy);
    QTest::mouseClick(copy->findChild<DialogFoot *>()->primary(), Qt::LeftButton);
    QVERIFY(m_editor->snapshot()->group("openai-2"));
    QCOMPARE(list()->currentIndex().row(), 1);
    list()->setCurrentIndex(list()->model()->index(0, 0));
    press(u"Export"_s);
    QVERIFY(m_page->findChild<ExportKeysDialog *>());
}

void tst_GroupsPage::deletesTheGroup()
{
    addGroup(u"openai"_s);
    make();
    for (QPushButton *candidate : m_page->findChildren<QPushButton *>()) {
        if (candidate->accessibleName() == u"Delete"_s)
            QTest::mouseClick(candidate, Qt::LeftButton);
    }
    auto *dialog = m_page->findChild<DeleteGroupDialog *>();
    QVERIFY(dialog);
    QTest::keyClicks(dialog->findChild<QLineEdit *>(), u"openai"_s);
    QTest::mouseClick(dialog->findChild<DialogFoot *>()->primary(), Qt::LeftButton);
    QVERIFY(m_editor->snapshot()->groups.empty());
    QVERIFY(visibleTexts().contains(u"No groups yet"_s));
    QCOMPARE(toastText(), u"openai deleted"_s);
}

void tst_GroupsPage::showsSnippetsMaskedAndCopiesThemReal()
{
    addGroup(u"openai"_s);
    m_editor->addAccessKey({.name = u"mine"_s, .secret = Secret("sk-access-0123456789")}, {});
    make();
    m_page->findChild<QTabBar *>()->setCurrentIndex(m_page->findChild<QTabBar *>()->count() - 1);
    QPlainTextEdit *shown = nullptr;
    for (QPlainTextEdit *candidate : m_page->findChildren<QPlainTextEdit *>()) {
        if (candidate->accessibleName() == u"Snippet"_s)
            shown = candidate;
    }
    QVERIFY(shown);
    QVERIFY(shown->toPlainText().startsWith(u"curl 'http://127.0.0.1:3001/proxy/openai/v1"_s));
    QVERIFY(!shown->toPlainText().contains(u"sk-access-0123456789"_s));
    QVERIFY(shown->toPlainText().contains(Secret("sk-access-0123456789").masked()));
    press(u"Copy snippet"_s);
    QVERIFY(QGuiApplication::clipboard()->text().contains(u"Bearer sk-access-0123456789"_s));

    const auto filters = m_page->findChildren<SegmentedFilter *>();
    for (SegmentedFilter *filter : filters) {
        if (filter->accessibleName() == u"Kind of snippet"_s)
            filter->setCurrent(1);
    }
    QVERIFY(shown->toPlainText().startsWith(u"from openai import OpenAI"_s));
}

void tst_GroupsPage::showsTheSnippetOfAnAggregatesMembers()
{
    m_editor->addGroup({.name = u"one"_s, .testModel = u"model-of-the-member"_s}, {});
    const GroupId member = m_editor->snapshot()->groups.front()->id;
    m_editor->addGroup(
        {.name = u"all"_s, .kind = GroupKind::Aggregate, .members = {{.group = member}}}, {});
    make();
    m_page->showGroup(m_editor->snapshot()->groups.back()->id);
    m_page->findChild<QTabBar *>()->setCurrentIndex(m_page->findChild<QTabBar *>()->count() - 1);
    const auto texts = m_page->findChildren<QPlainTextEdit *>();
    const auto shown = std::find_if(texts.begin(), texts.end(), [](const QPlainTextEdit *text) {
        return text->accessibleName() == u"Snippet"_s;
    });
    QVERIFY(shown != texts.end());
    const QString snippet = (*shown)->toPlainText();
    QVERIFY2(snippet.startsWith(u"curl 'http://127.0.0.1:3001/proxy/all/v1"_s),
             qPrintable(snippet));
    QVERIFY2(snippet.contains(u"model-of-the-member"_s), qPrintable(snippet));
}

void tst_GroupsPage::focusesTheFilterOfTheView()
{
    addGroup(u"openai"_s);
    make();
    m_page->focusFilter();
    QVERIFY(edit(u"Notes, tag, mask, or a whole key"_s)->hasFocus());
    m_page->findChild<QTabBar *>()->setCurrentIndex(m_page->findChild<QTabBar *>()->count() - 1);
    m_page->focusFilter();
    QVERIFY(edit(u"Find a group"_s)->hasFocus());
}

void tst_GroupsPage::remembersWhatWasChosen()
{
    addGroup(u"a"_s);
    addGroup(u"b"_s);
    QTemporaryDir folder;
    QSettings state(folder.filePath(u"state.ini"_s), QSettings::IniFormat);
    make();
    list()->setCurrentIndex(list()->model()->index(1, 0));
    table()->setColumnWidth(static_cast<int>(KeyColumn::LastUsed), 133);
    m_page->saveState(state);
    make();
    m_page->restoreState(state);
    QCOMPARE(list()->currentIndex().row(), 1);
    QCOMPARE(table()->columnWidth(static_cast<int>(KeyColumn::LastUsed)), 133);
}

void tst_GroupsPage::namesEveryControl()
{
    addGroup(u"openai"_s);
    addKeys("sk-aaaaaaaaaaaa");
    make();
    for (const QWidget *widget : m_page->findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible())
            continue;
        QAccessibleInterface *accessible =
            QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
        const bool isPart = qobject_cast<const QAbstractScrollArea *>(widget->parentWidget());
        QVERIFY2(isPart || !accessible->text(QAccessible::Name).isEmpty(),
                 widget->metaObject()->className());
    }
}

QTEST_MAIN(tst_GroupsPage)
#include "tst_groupspage.moc"
