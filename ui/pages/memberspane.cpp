#include "ui/pages/memberspane.h"

#include "ui/dialogs/addmembersdialog.h"
#include "ui/models/errortext.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/fieldnote.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/valuedelegates.h"
#include "ui/widgets/weightdelegate.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPointer>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace keyferry::ui {

namespace {

// Together they leave the names room in the smallest window.
constexpr std::array<int, memberColumnCount> widths{0, 92, 48, 88, 68, 64, 80};
constexpr int largestTier = 100;

} // namespace

MembersPane::MembersPane(const Parts &parts, QWidget *parent)
    : QWidget(parent)
    , m_parts(parts)
    , m_table(new DataTable(this))
    , m_note(new FieldNote(m_table, this))
{
    prepareTable();
    prepareEmptyState();
    m_note->setContentsMargins(metrics::wide, 0, metrics::wide, 0);
    m_note->setWordWrap();
    m_note->setHelp(tr("F2 or a double click changes a weight or a tier. The lowest tier serves "
                       "first, the next one where it cannot."));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, metrics::gap, 0, 0);
    column->setSpacing(metrics::gap);
    m_toolbar = makeToolbar();
    column->addWidget(m_toolbar);
    column->addWidget(m_note);
    column->addWidget(m_table, 1);
    connect(&m_model, &MemberTableModel::changeRequested, this, &MembersPane::change);
    connect(parts.groups, &GroupListModel::countsChanged, this, &MembersPane::showMembers);
    connect(m_table->selectionModel(),
            &QItemSelectionModel::selectionChanged,
            this,
            &MembersPane::showSelection);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &MembersPane::showSelection);
    auto *remove = new QShortcut(QKeySequence::Delete, m_table);
    remove->setContext(Qt::WidgetShortcut);
    connect(remove, &QShortcut::activated, this, &MembersPane::removeCurrent);
    showMembers();
}

QWidget *MembersPane::makeToolbar()
{
    auto *bar = new QWidget(this);
    auto *add = makeButton(tr("&Add members"),
                           {.kind = ButtonKind::Primary, .size = ButtonSize::Small, .icon = "plus"},
                           bar);
    m_remove = makeButton(tr("Remove"), {.size = ButtonSize::Small, .icon = "trash"}, bar);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(metrics::wide, 0, metrics::wide, 0);
    row->setSpacing(metrics::gap);
    row->addWidget(add);
    row->addWidget(m_remove);
    row->addStretch();
    connect(add, &QPushButton::clicked, this, &MembersPane::add);
    connect(m_remove, &QPushButton::clicked, this, &MembersPane::removeCurrent);
    return bar;
}

void MembersPane::prepareEmptyState()
{
    m_empty = new EmptyState(m_table->viewport());
    auto *over = new QVBoxLayout(m_table->viewport());
    over->setContentsMargins(0, 0, 0, 0);
    over->addWidget(m_empty);
    m_empty->setTexts(tr("No members"),
                      tr("Until a group joins, requests to it are answered with 503."));
    connect(m_empty->setAction(tr("Add members"), "plus"),
            &QPushButton::clicked,
            this,
            &MembersPane::add);
}

void MembersPane::prepareTable()
{
    m_table->setModel(&m_model);
    m_table->setAccessibleName(tr("Members"));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    for (int i = 1; i < memberColumnCount; ++i) {
        m_table->setItemDelegateForColumn(i, new NumberDelegate(m_table));
        m_table->setColumnWidth(i, widths[static_cast<std::size_t>(i)]);
    }
    const auto edited = [this](MemberColumn column, const WeightDelegate::Range &range) {
        m_table->setItemDelegateForColumn(static_cast<int>(column),
                                          new WeightDelegate(range, m_table));
    };
    edited(MemberColumn::Weight, {});
    edited(MemberColumn::Tier, {.least = 1, .most = largestTier});
    m_table->horizontalHeader()->setSectionResizeMode(static_cast<int>(MemberColumn::Group),
                                                      QHeaderView::Stretch);
}

void MembersPane::setGroup(const GroupPtr &group)
{
    if (!group || !m_group || group->id != m_group->id)
        m_note->clearError();
    m_group = group;
    showMembers();
}

void MembersPane::showMembers()
{
    QList<MemberLine> lines;
    const SnapshotPtr snapshot = m_parts.editor->snapshot();
    for (const MemberConfig &member : m_group ? m_group->members : std::vector<MemberConfig>()) {
        const GroupPtr group = snapshot->group(member.group);
        lines.append({.member = member,
                      .name = group ? QString::fromLatin1(group->name) : QString(),
                      .isEnabled = group && group->enabled,
                      .keys = m_parts.groups->counts(member.group)});
    }
    m_model.setLines(lines);
    m_empty->setVisible(lines.isEmpty());
    m_toolbar->setVisible(!lines.isEmpty()); // the button of the empty state stands for it
    m_note->setVisible(!lines.isEmpty() || m_note->hasError());
    showSelection();
}

void MembersPane::showSelection()
{
    const bool isSelected = m_table->selectionModel()->hasSelection();
    m_remove->setEnabled(isSelected);
    m_remove->setToolTip(isSelected ? QString() : tr("Select a member first"));
}

void MembersPane::add()
{
    auto *dialog = new AddMembersDialog(*m_parts.editor, m_group, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const QString name = QString::fromLatin1(m_group->name);
    connect(dialog, &AddMembersDialog::added, this, [this, name](int members) {
        m_note->clearError();
        m_parts.toast->show({.text = members == 1
                                         ? tr("1 group joined %1").arg(name)
                                         : tr("%Ln groups joined %1", nullptr, members).arg(name)});
    });
    dialog->open();
}

void MembersPane::removeCurrent()
{
    const QModelIndexList selected = m_table->selectionModel()->selectedRows();
    if (selected.isEmpty())
        return;
    const int row = selected.first().row();
    std::vector<MemberConfig> members = m_group->members;
    const MemberConfig gone = members.at(static_cast<std::size_t>(row));
    members.erase(members.begin() + row);
    const QString text =
        tr("%1 left %2").arg(m_model.nameAt(row), QString::fromLatin1(m_group->name));
    save(members, [this, row, gone, text, aggregate = m_group->id] {
        m_table->selectRow(std::min(row, m_model.rowCount() - 1));
        // The toast may outlive the pane.
        const auto undo = [pane = QPointer(this), aggregate, gone] {
            if (pane)
                pane->putBack(aggregate, gone);
        };
        m_parts.toast->show({.text = text, .undo = undo});
    });
}

// Into the list as it is by now: other edits since then stay.
void MembersPane::putBack(GroupId aggregate, const MemberConfig &member)
{
    const GroupPtr group = m_parts.editor->snapshot()->group(aggregate);
    if (!group)
        return;
    GroupDraft draft = draftOf(*group);
    draft.members.push_back(member);
    const auto done = [this](const Outcome &outcome) {
        if (!outcome)
            m_parts.toast->show({.text = errorText(outcome.error()), .icon = "error"});
    };
    m_parts.editor->editGroup(aggregate, draft, {this, done});
}

void MembersPane::change(int row, const MemberConfig &member)
{
    std::vector<MemberConfig> members = m_group->members;
    members.at(static_cast<std::size_t>(row)) = member;
    save(members);
}

void MembersPane::save(const std::vector<MemberConfig> &members, const std::function<void()> &done)
{
    GroupDraft draft = draftOf(*m_group);
    draft.members = members;
    const auto told = [this, done, group = m_group->id](const Outcome &outcome) {
        if (!m_group || m_group->id != group)
            return;
        m_note->setError(outcome ? QString() : fieldErrorText(outcome.error()));
        showMembers();
        if (outcome && done)
            done();
    };
    m_parts.editor->editGroup(m_group->id, draft, {this, told});
}

} // namespace keyferry::ui
