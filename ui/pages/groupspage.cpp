#include "ui/pages/groupspage.h"

#include "ui/dialogs/aggregatedialog.h"
#include "ui/dialogs/copygroupdialog.h"
#include "ui/dialogs/deletegroupdialog.h"
#include "ui/dialogs/groupdialog.h"
#include "ui/models/errortext.h"
#include "ui/models/ongoingwork.h"
#include "ui/models/wordlist.h"
#include "ui/pages/groupfigures.h"
#include "ui/pages/grouphead.h"
#include "ui/pages/grouplistpane.h"
#include "ui/pages/keyspane.h"
#include "ui/pages/memberspane.h"
#include "ui/pages/overridespane.h"
#include "ui/pages/rulespane.h"
#include "ui/pages/upstreamspane.h"
#include "ui/pages/usepane.h"
#include "ui/widgets/card.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/formatting.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/toast.h"

#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

void openOnce(QDialog *dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace

GroupsPage::GroupsPage(
    ConfigEditor &editor, Gateway &gateway, LogReader &reader, OngoingWork &work, QWidget *parent)
    : Page(parent)
    , m_editor(editor)
    , m_gateway(gateway)
    , m_reader(reader)
    , m_groups(editor, gateway)
    , m_toast(new Toast(this))
    , m_splitter(new QSplitter(this))
    , m_list(new GroupListPane(m_groups, this))
    , m_stack(new QStackedWidget(this))
{
    auto *empty = new EmptyState(this);
    empty->setTexts(tr("No groups yet"),
                    tr("A group holds the keys for one provider and gives them one address."));
    connect(empty->setAction(tr("New group"), "plus"),
            &QPushButton::clicked,
            this,
            &GroupsPage::createGroup);
    m_stack->addWidget(empty);
    m_stack->addWidget(makeGroup(work));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_list);
    m_splitter->addWidget(m_stack);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({metrics::groupListWidth, 4 * metrics::groupListWidth});
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_splitter);

    connectHead();
    connect(m_list, &GroupListPane::currentChanged, this, &GroupsPage::showCurrent);
    connect(m_list, &GroupListPane::newGroupRequested, this, &GroupsPage::createGroup);
    connect(m_list, &GroupListPane::newAggregateRequested, this, &GroupsPage::createAggregate);
    connect(&m_groups, &GroupListModel::reordered, this, &GroupsPage::offerOldOrder);
    connect(&m_groups, &GroupListModel::reorderFailed, this, &GroupsPage::tell);
    connect(&editor, &ConfigEditor::snapshotChanged, this, &GroupsPage::showCurrent);
    showCurrent();
}

QWidget *GroupsPage::makeGroup(OngoingWork &work)
{
    auto *whole = new QWidget(this);
    m_head = new GroupHead(whole);
    m_figures = new GroupFigures(m_reader, whole);
    makePanes(whole, work);
    auto *head = new Band(Band::Fill::Window, Band::Line::Bottom, whole);
    auto *headColumn = new QVBoxLayout(head);
    headColumn->setContentsMargins(metrics::wide, metrics::block, metrics::wide, 0);
    headColumn->setSpacing(metrics::gap);
    headColumn->addWidget(m_head);
    headColumn->addWidget(m_figures);
    headColumn->addWidget(m_tabs, 0, Qt::AlignLeft);
    auto *column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(head);
    column->addWidget(m_panes, 1);
    return whole;
}

void GroupsPage::makePanes(QWidget *whole, OngoingWork &work)
{
    m_tabs = new QTabBar(whole);
    m_tabs->setAccessibleName(tr("Views of the group"));
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->setUsesScrollButtons(false); // they would cover a tab while a longer text comes
    m_panes = new QStackedWidget(whole);
    m_keys = new KeysPane({.editor = &m_editor,
                           .gateway = &m_gateway,
                           .groups = &m_groups,
                           .transfers = &work.transfers,
                           .toast = m_toast},
                          whole);
    m_upstreams = new UpstreamsPane(m_editor, m_gateway, whole);
    m_members =
        new MembersPane({.editor = &m_editor, .groups = &m_groups, .toast = m_toast}, whole);
    m_rules = new RulesPane(m_editor, work.ruleEdits, whole);
    m_overrides = new OverridesPane(m_editor, m_toast, whole);
    m_use = new UsePane(m_editor, m_toast, whole);
    addPane(tr("Keys"), m_keys);
    addPane(tr("Upstreams"), m_upstreams);
    addPane(tr("Members"), m_members);
    addPane(tr("Rules"), m_rules);
    addPane(tr("Overrides"), m_overrides);
    addPane(tr("Use it"), m_use);
}

void GroupsPage::addPane(const QString &title, QWidget *pane)
{
    m_tabs->addTab(title);
    m_panes->addWidget(pane);
}

void GroupsPage::connectHead()
{
    connect(m_head, &GroupHead::enableRequested, this, &GroupsPage::enable);
    connect(m_head, &GroupHead::editRequested, this, &GroupsPage::edit);
    connect(m_head, &GroupHead::copyRequested, this, &GroupsPage::copy);
    connect(m_head, &GroupHead::exportRequested, this, [this] { m_keys->exportKeys({}); });
    connect(m_head, &GroupHead::deleteRequested, this, &GroupsPage::remove);
    connect(m_tabs, &QTabBar::currentChanged, m_panes, &QStackedWidget::setCurrentIndex);
    connect(m_keys, &KeysPane::countsChanged, this, &GroupsPage::showCounts);
    connect(m_rules, &RulesPane::changed, this, &GroupsPage::showRuleCount);
    connect(m_keys, &KeysPane::requestsRequested, this, [this](const QString &mask) {
        Q_EMIT requestsRequested({.group = QString::fromLatin1(m_group->name), .text = mask});
    });
}

QLatin1String GroupsPage::iconName() const
{
    return "groups"_L1;
}

void GroupsPage::focusFilter()
{
    if (m_group && m_panes->currentWidget() == m_keys)
        m_keys->focusSearch();
    else
        m_list->focusSearch();
}

QString GroupsPage::unsavedWork() const
{
    const QStringList groups = m_rules->unsavedGroups();
    if (groups.isEmpty())
        return {};
    return tr("Changed rules are not saved: %1.").arg(listed(groups));
}

void GroupsPage::saveState(QSettings &state) const
{
    state.setValue(u"splitter"_s, m_splitter->saveState());
    state.setValue(u"group"_s, toNumber(m_list->current()));
    m_keys->saveState(state);
}

void GroupsPage::restoreState(const QSettings &state)
{
    m_splitter->restoreState(state.value(u"splitter"_s).toByteArray());
    m_list->setCurrent(GroupId{state.value(u"group"_s).toLongLong()});
    m_keys->restoreState(state);
}

void GroupsPage::showGroup(GroupId group)
{
    m_list->setCurrent(group);
}

void GroupsPage::showPane(GroupId group, QWidget *pane)
{
    showGroup(group);
    m_tabs->setCurrentIndex(m_panes->indexOf(pane));
}

void GroupsPage::showKeys(GroupId group)
{
    showPane(group, m_keys);
}

void GroupsPage::showUpstreams(GroupId group)
{
    showPane(group, m_upstreams);
}

void GroupsPage::addKeysTo(GroupId group)
{
    showKeys(group);
    if (isShown(group))
        m_keys->addKeys();
}

void GroupsPage::explainKey(GroupId group, KeyId key)
{
    showKeys(group);
    if (isShown(group))
        m_keys->explainInvalid(key);
}

bool GroupsPage::isShown(GroupId group) const
{
    return m_group && m_group->id == group;
}

void GroupsPage::showCurrent()
{
    const SnapshotPtr snapshot = m_editor.snapshot();
    const GroupPtr last = std::exchange(m_group, snapshot->group(m_list->current()));
    m_stack->setCurrentIndex(m_group ? 1 : 0);
    m_keys->setGroup(m_group);
    m_upstreams->setGroup(m_group);
    m_members->setGroup(m_group);
    m_rules->setGroup(m_group);
    m_overrides->setGroup(m_group);
    m_use->setGroup(m_group);
    if (!m_group)
        return;
    showTabs(m_group->kind == GroupKind::Aggregate);
    m_head->setGroup(*m_group, groupEndpoint(snapshot->settings, m_group->name));
    if (!last || last->id != m_group->id)
        m_figures->setGroup(m_group->id);
}

// An aggregate has members in place of keys, upstreams and rules.
void GroupsPage::showTabs(bool isOfAggregate)
{
    const auto place = [this](QWidget *pane, bool isVisible) {
        m_tabs->setTabVisible(m_panes->indexOf(pane), isVisible);
    };
    place(m_keys, !isOfAggregate);
    place(m_upstreams, !isOfAggregate);
    place(m_members, isOfAggregate);
    place(m_rules, !isOfAggregate);
    QWidget *first = isOfAggregate ? static_cast<QWidget *>(m_members) : m_keys;
    if (isOfAggregate != m_areTabsOfAggregate)
        m_tabs->setCurrentIndex(m_panes->indexOf(first));
    m_tabs->updateGeometry(); // setTabVisible() forgets to
    m_areTabsOfAggregate = isOfAggregate;
}

void GroupsPage::showCounts()
{
    const KeyCounts counts = m_keys->counts();
    m_figures->setCounts(counts);
    m_tabs->setTabText(0, u"%1\t%2"_s.arg(tr("Keys"), format::count(counts.total())));
}

void GroupsPage::showRuleCount()
{
    const int tab = m_panes->indexOf(m_rules);
    const QString count = format::count(m_rules->count());
    m_tabs->setTabText(
        tab,
        u"%1\t%2"_s.arg(tr("Rules"),
                        m_rules->isUnsaved() ? tr("%1, not saved").arg(count) : count));
}

void GroupsPage::createGroup()
{
    auto *dialog = new GroupDialog(m_editor, m_gateway, this);
    connect(dialog, &GroupDialog::saved, this, &GroupsPage::onSaved);
    openOnce(dialog);
}

void GroupsPage::createAggregate()
{
    auto *dialog = new AggregateDialog(m_editor, {}, this);
    connect(dialog, &AggregateDialog::saved, this, &GroupsPage::onSaved);
    openOnce(dialog);
}

void GroupsPage::onSaved(GroupId group, const QString &summary)
{
    m_list->setCurrent(group);
    m_toast->show({.text = summary});
}

void GroupsPage::enable(bool isEnabled)
{
    const QString name = QString::fromLatin1(m_group->name);
    const QString text = isEnabled ? tr("%1 enabled").arg(name) : tr("%1 disabled").arg(name);
    // The toast may outlive the page.
    const auto undo = [page = QPointer(this), id = m_group->id, isEnabled] {
        if (page)
            page->setEnabled(id, !isEnabled, [] {});
    };
    setEnabled(m_group->id, isEnabled, [this, text, undo] {
        m_toast->show({.text = text, .undo = undo});
    });
}

void GroupsPage::setEnabled(GroupId id, bool isEnabled, const std::function<void()> &then)
{
    const GroupPtr group = m_editor.snapshot()->group(id);
    if (!group)
        return;
    GroupDraft draft = draftOf(*group);
    draft.enabled = isEnabled;
    const auto done = [this, then](const Outcome &outcome) {
        if (outcome)
            return then();
        showCurrent(); // the switch goes back
        tell(outcome.error());
    };
    m_editor.editGroup(id, draft, {this, done});
}

void GroupsPage::offerOldOrder(const QList<GroupId> &before)
{
    const auto undo = [page = QPointer(this), before] {
        if (page)
            page->m_editor.reorderGroups(before, {page, [page](const Outcome &outcome) {
                                                      if (!outcome)
                                                          page->tell(outcome.error());
                                                  }});
    };
    m_toast->show({.text = tr("Order changed"), .undo = undo});
}

void GroupsPage::edit()
{
    if (m_group->kind == GroupKind::Aggregate) {
        auto *dialog = new AggregateDialog(m_editor, m_group, this);
        connect(dialog, &AggregateDialog::saved, this, &GroupsPage::onSaved);
        return openOnce(dialog);
    }
    auto *dialog = new GroupDialog(m_editor, m_gateway, m_group, this);
    connect(dialog, &GroupDialog::saved, this, &GroupsPage::onSaved);
    openOnce(dialog);
}

void GroupsPage::copy()
{
    auto *dialog = new CopyGroupDialog(m_editor, m_group, this);
    connect(dialog, &CopyGroupDialog::copied, this, [this](GroupId group, const QString &name) {
        m_list->setCurrent(group);
        m_toast->show({.text = tr("%1 created").arg(name)});
    });
    openOnce(dialog);
}

void GroupsPage::remove()
{
    auto *dialog = new DeleteGroupDialog(m_editor, m_group, m_groups.counts(m_group->id), this);
    const QString name = QString::fromLatin1(m_group->name);
    connect(dialog, &DeleteGroupDialog::deleted, this, [this, name] {
        m_toast->show({.text = tr("%1 deleted").arg(name)});
    });
    openOnce(dialog);
}

void GroupsPage::tell(const Error &error)
{
    m_toast->show({.text = errorText(error), .icon = "error"});
}

} // namespace keyferry::ui
