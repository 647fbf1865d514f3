#include "ui/pages/memberspane.h"

#include "ui/models/errortext.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/fieldnote.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/valuedelegates.h"
#include "ui/widgets/weightdelegate.h"

#include <QHeaderView>
#include <QVBoxLayout>

namespace keyferry::ui {

namespace {

constexpr int figureWidth = 96;
constexpr int largestTier = 100;

} // namespace

MembersPane::MembersPane(ConfigEditor &editor, GroupListModel &groups, QWidget *parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_groups(groups)
    , m_table(new DataTable(this))
    , m_note(new FieldNote(m_table, this))
{
    prepareTable();
    m_note->setContentsMargins(metrics::wide, 0, metrics::wide, 0);
    m_note->setHelp(tr("F2 or a double click changes a weight or a tier. The lowest tier serves "
                       "first, the next one where it cannot."));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, metrics::gap, 0, 0);
    column->setSpacing(metrics::gap);
    column->addWidget(m_note);
    column->addWidget(m_table, 1);
    connect(&m_model, &MemberTableModel::changeRequested, this, &MembersPane::change);
    connect(&groups, &GroupListModel::countsChanged, this, &MembersPane::showMembers);
}

void MembersPane::prepareTable()
{
    m_table->setModel(&m_model);
    m_table->setAccessibleName(tr("Members"));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    for (int i = 1; i < memberColumnCount; ++i) {
        m_table->setItemDelegateForColumn(i, new NumberDelegate(m_table));
        m_table->setColumnWidth(i, figureWidth);
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
    const SnapshotPtr snapshot = m_editor.snapshot();
    for (const MemberConfig &member : m_group ? m_group->members : std::vector<MemberConfig>()) {
        const GroupPtr group = snapshot->group(member.group);
        lines.append({.member = member,
                      .name = group ? QString::fromLatin1(group->name) : QString(),
                      .isEnabled = group && group->enabled,
                      .keys = m_groups.counts(member.group)});
    }
    m_model.setLines(lines);
}

void MembersPane::change(int row, const MemberConfig &member)
{
    GroupDraft draft = draftOf(*m_group);
    draft.members.at(static_cast<std::size_t>(row)) = member;
    const auto done = [this, group = m_group->id](const Outcome &outcome) {
        if (m_group && m_group->id == group)
            m_note->setError(outcome ? QString() : fieldErrorText(outcome.error()));
    };
    m_editor.editGroup(m_group->id, draft, {this, done});
}

} // namespace keyferry::ui
