#include "ui/models/grouplistmodel.h"

#include "ui/models/roles.h"

namespace keyferry::ui {

using namespace Qt::StringLiterals;

GroupHealth healthOf(const GroupConfig &group, const KeyCounts &counts)
{
    if (!group.enabled)
        return GroupHealth::Disabled;
    if (counts.active > 0)
        return GroupHealth::Serving;
    if (counts.cooling > 0)
        return GroupHealth::Cooling;
    return counts.total() == 0 ? GroupHealth::NoKeys : GroupHealth::Exhausted;
}

GroupListModel::GroupListModel(ConfigEditor &editor, Gateway &gateway, QObject *parent)
    : QAbstractListModel(parent)
    , m_editor(editor)
    , m_gateway(gateway)
{
    connect(&editor, &ConfigEditor::snapshotChanged, this, &GroupListModel::applySnapshot);
    connect(&editor, &ConfigEditor::keysChanged, this, [this](const KeyDelta &delta) {
        refreshCounts({delta.group});
    });
    connect(&gateway, &Gateway::keyCountsChanged, this, &GroupListModel::refreshCounts);
    connect(&gateway, &Gateway::stateChanged, this, &GroupListModel::refreshAllCounts);
    applySnapshot(editor.snapshot());
}

int GroupListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_groups.size());
}

QVariant GroupListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const GroupConfig &group = *m_groups.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return group.displayName.isEmpty() ? QString::fromLatin1(group.name) : group.displayName;
    case Qt::AccessibleTextRole: return speech(group);
    case roles::id: return toNumber(group.id);
    case roles::name: return QString::fromLatin1(group.name);
    case roles::channel: return static_cast<int>(group.channel);
    case roles::kind: return static_cast<int>(group.kind);
    case roles::members: return static_cast<int>(group.members.size());
    case roles::isEnabled: return group.enabled;
    case roles::counts: return QVariant::fromValue(counts(group.id));
    case roles::state: return static_cast<int>(healthOf(group, counts(group.id)));
    default: return {};
    }
}

QString GroupListModel::speech(const GroupConfig &group) const
{
    const QString name = QString::fromLatin1(group.name);
    if (!group.enabled)
        return tr("%1, disabled").arg(name);
    const KeyCounts keys = counts(group.id);
    if (group.kind == GroupKind::Aggregate)
        return tr("%1, aggregate, members: %2, keys: %3 active, %4 invalid, %5 disabled")
            .arg(name)
            .arg(group.members.size())
            .arg(keys.active + keys.cooling)
            .arg(keys.invalid)
            .arg(keys.disabled);
    return tr("%1, keys: %2 active, %3 invalid, %4 disabled")
        .arg(name)
        .arg(keys.active + keys.cooling)
        .arg(keys.invalid)
        .arg(keys.disabled);
}

Qt::ItemFlags GroupListModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractListModel::flags(index);
    return index.isValid() ? flags | Qt::ItemIsDragEnabled : flags | Qt::ItemIsDropEnabled;
}

Qt::DropActions GroupListModel::supportedDropActions() const
{
    return Qt::MoveAction;
}

bool GroupListModel::moveRows(const QModelIndex &sourceParent,
                              int sourceRow,
                              int count,
                              const QModelIndex &destinationParent,
                              int destinationChild)
{
    const bool isInside = sourceRow >= 0 && sourceRow < m_groups.size() && destinationChild >= 0
                          && destinationChild <= m_groups.size();
    if (count != 1 || !isInside
        || !beginMoveRows(sourceParent, sourceRow, sourceRow, destinationParent, destinationChild))
        return false;
    m_groups.move(sourceRow,
                  destinationChild > sourceRow ? destinationChild - 1 : destinationChild);
    endMoveRows();
    storeOrder();
    return true;
}

void GroupListModel::storeOrder()
{
    QList<GroupId> order;
    for (const GroupPtr &group : std::as_const(m_groups))
        order.append(group->id);
    QList<GroupId> before;
    for (const GroupPtr &group : m_editor.snapshot()->groups)
        before.append(group->id);
    const auto finish = [this, before](const Outcome &outcome) {
        if (outcome)
            return Q_EMIT reordered(before);
        applySnapshot(m_editor.snapshot());
        Q_EMIT reorderFailed(outcome.error());
    };
    m_editor.reorderGroups(order, {this, finish});
}

GroupId GroupListModel::groupAt(int row) const
{
    return row >= 0 && row < m_groups.size() ? m_groups.at(row)->id : GroupId{};
}

int GroupListModel::rowOf(GroupId group) const
{
    for (int row = 0; row < m_groups.size(); ++row) {
        if (m_groups.at(row)->id == group)
            return row;
    }
    return -1;
}

bool GroupListModel::hasStandardGroup() const
{
    return std::any_of(m_groups.begin(), m_groups.end(), [](const GroupPtr &group) {
        return group->kind == GroupKind::Standard;
    });
}

KeyCounts GroupListModel::counts(GroupId group) const
{
    const int row = rowOf(group);
    const bool isAggregate = row >= 0 && m_groups.at(row)->kind == GroupKind::Aggregate;
    return isAggregate ? reachable(*m_groups.at(row)) : m_counts.value(group);
}

KeyCounts GroupListModel::reachable(const GroupConfig &aggregate) const
{
    KeyCounts sum;
    for (const MemberConfig &member : aggregate.members) {
        const int row = rowOf(member.group);
        if (row < 0 || member.weight == 0 || !m_groups.at(row)->enabled)
            continue;
        const KeyCounts own = m_counts.value(member.group);
        sum.active += own.active;
        sum.cooling += own.cooling;
        sum.invalid += own.invalid;
        sum.disabled += own.disabled;
    }
    return sum;
}

// It stands on the keys and switches of others.
void GroupListModel::announceAggregate(GroupId aggregate)
{
    const int row = rowOf(aggregate);
    if (row < 0)
        return;
    Q_EMIT dataChanged(index(row), index(row), {roles::counts, roles::state});
    Q_EMIT countsChanged(aggregate);
}

void GroupListModel::applySnapshot(const SnapshotPtr &snapshot)
{
    removeGone(snapshot->groups);
    QList<GroupId> added;
    for (int row = 0; row < static_cast<int>(snapshot->groups.size()); ++row) {
        const GroupPtr &group = snapshot->groups[static_cast<std::size_t>(row)];
        if (rowOf(group->id) < 0)
            added.append(group->id);
        placeAt(row, group);
    }
    refreshCounts(added);
    for (const GroupPtr &group : snapshot->groups) {
        if (group->kind == GroupKind::Aggregate)
            announceAggregate(group->id);
    }
}

void GroupListModel::removeGone(const std::vector<GroupPtr> &next)
{
    for (int row = rowCount() - 1; row >= 0; --row) {
        const GroupId id = m_groups.at(row)->id;
        const bool isKept = std::any_of(
            next.begin(), next.end(), [id](const GroupPtr &group) { return group->id == id; });
        if (isKept)
            continue;
        beginRemoveRows({}, row, row);
        m_groups.removeAt(row);
        m_counts.remove(id);
        endRemoveRows();
    }
}

// Rows above are in place already, so that the group is at `row`, further down, or new.
void GroupListModel::placeAt(int row, const GroupPtr &group)
{
    const int from = rowOf(group->id);
    if (from < 0) {
        beginInsertRows({}, row, row);
        m_groups.insert(row, group);
        endInsertRows();
        return;
    }
    if (from != row) {
        beginMoveRows({}, from, from, {}, row);
        m_groups.move(from, row);
        endMoveRows();
    }
    const bool isChanged = *m_groups.at(row) != *group;
    m_groups[row] = group;
    if (isChanged)
        Q_EMIT dataChanged(index(row), index(row));
}

void GroupListModel::refreshAllCounts()
{
    QList<GroupId> all;
    for (const GroupPtr &group : std::as_const(m_groups))
        all.append(group->id);
    refreshCounts(all);
}

void GroupListModel::refreshCounts(const QList<GroupId> &groups)
{
    const bool isServing = m_gateway.status().state == GatewayState::Running;
    for (const GroupId group : groups) {
        if (isServing) {
            setCounts(group, m_gateway.keyCounts(group));
            continue;
        }
        m_editor.storedKeyCounts(group, {this, [this, group](const Result<KeyCounts> &stored) {
                                             if (stored)
                                                 setCounts(group, *stored);
                                         }});
    }
}

void GroupListModel::setCounts(GroupId group, const KeyCounts &counts)
{
    const int row = rowOf(group);
    if (row < 0 || m_counts.value(group) == counts)
        return;
    m_counts.insert(group, counts);
    Q_EMIT dataChanged(index(row), index(row), {roles::counts, roles::state});
    Q_EMIT countsChanged(group);
    for (const GroupPtr &aggregate : aggregatesWith(group, *m_editor.snapshot()))
        announceAggregate(aggregate->id);
}

} // namespace keyferry::ui
