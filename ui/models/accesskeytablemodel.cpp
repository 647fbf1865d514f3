#include "ui/models/accesskeytablemodel.h"

#include "ui/models/roles.h"
#include "ui/models/snippettarget.h"

#include <algorithm>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

AccessKeyTableModel::AccessKeyTableModel(ConfigEditor &editor, Gateway &gateway, QObject *parent)
    : QAbstractTableModel(parent)
    , m_editor(editor)
{
    connect(&editor, &ConfigEditor::snapshotChanged, this, &AccessKeyTableModel::apply);
    connect(&gateway, &Gateway::requestsChanged, this, &AccessKeyTableModel::noteRequests);
    apply(editor.snapshot());
    editor.accessKeyUse({this, [this](const Result<QHash<AccessKeyId, qint64>> &use) {
                             if (use)
                                 takeUse(*use);
                         }});
}

int AccessKeyTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_keys.size());
}

int AccessKeyTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columnTotal;
}

QVariant AccessKeyTableModel::data(const QModelIndex &index, int role) const
{
    const AccessKeyConfig *key = at(index.row());
    if (!key)
        return {};
    if (role == roles::id)
        return toNumber(key->id);
    if (role == roles::isEnabled)
        return key->enabled;
    if (role == IsDefaultRole)
        return key->isDefault;
    if (role == PerDayRole)
        return key->limits.perDay;
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(index.column())) {
    case Column::Name: return key->name;
    case Column::Key: return shownMask(*key);
    case Column::Scope: return scopeText(key->scope);
    case Column::Expires: return key->expiresAt;
    case Column::Limit: return key->limits.perMinute;
    case Column::LastUsed: return m_lastUse.value(key->id);
    case Column::Actions: return {};
    }
    Q_UNREACHABLE();
}

QVariant AccessKeyTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Column::Name: return tr("Name");
    case Column::Key: return tr("Key");
    case Column::Scope: return tr("Scope");
    case Column::Expires: return tr("Expires");
    case Column::Limit: return tr("Limit");
    case Column::LastUsed: return tr("Last used");
    case Column::Actions: return {};
    }
    Q_UNREACHABLE();
}

QString AccessKeyTableModel::scopeText(const AccessScope &scope) const
{
    if (scope.isEveryGroup)
        return tr("Every group");
    QStringList names;
    for (const GroupId id : scope.groups) {
        if (const GroupPtr group = m_editor.snapshot()->group(id))
            names.append(QString::fromLatin1(group->name));
    }
    return names.isEmpty() ? tr("No group") : names.join(tr(", ", "between names in a list"));
}

const AccessKeyConfig *AccessKeyTableModel::at(int row) const
{
    return row >= 0 && row < rowCount() ? &m_keys[static_cast<std::size_t>(row)] : nullptr;
}

int AccessKeyTableModel::rowOf(AccessKeyId key) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (at(row)->id == key)
            return row;
    }
    return -1;
}

void AccessKeyTableModel::hide(AccessKeyId key)
{
    m_hidden.insert(key);
    apply(m_editor.snapshot());
}

void AccessKeyTableModel::unhide(AccessKeyId key)
{
    m_hidden.remove(key);
    apply(m_editor.snapshot());
}

// Both lists ascend by id, as the store gives them: one walk over both finds the smallest change.
void AccessKeyTableModel::apply(const SnapshotPtr &snapshot)
{
    std::vector<AccessKeyConfig> wanted;
    for (const AccessKeyConfig &key : snapshot->accessKeys) {
        if (!m_hidden.contains(key.id))
            wanted.push_back(key);
        noteUse(key.id, key.lastUsedAt);
    }
    int row = 0;
    for (const AccessKeyConfig &key : wanted) {
        while (row < rowCount() && at(row)->id < key.id) {
            beginRemoveRows({}, row, row);
            m_keys.erase(m_keys.begin() + row);
            endRemoveRows();
        }
        if (row == rowCount() || at(row)->id != key.id) {
            beginInsertRows({}, row, row);
            m_keys.insert(m_keys.begin() + row, key);
            endInsertRows();
        } else {
            m_keys[static_cast<std::size_t>(row)] = key;
        }
        ++row;
    }
    if (row < rowCount()) {
        beginRemoveRows({}, row, rowCount() - 1);
        m_keys.erase(m_keys.begin() + row, m_keys.end());
        endRemoveRows();
    }
    // Names of groups may have changed as well.
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnTotal - 1));
}

void AccessKeyTableModel::takeUse(const QHash<AccessKeyId, qint64> &use)
{
    for (auto each = use.begin(); each != use.end(); ++each)
        noteUse(each.key(), each.value());
}

void AccessKeyTableModel::noteRequests(const QList<RequestRecord> &records)
{
    for (const RequestRecord &record : records)
        noteUse(record.accessKey, record.startedAt);
}

void AccessKeyTableModel::noteUse(AccessKeyId key, qint64 when)
{
    if (toNumber(key) == 0 || when <= m_lastUse.value(key))
        return;
    m_lastUse.insert(key, when);
    const int row = rowOf(key);
    if (row < 0)
        return;
    const QModelIndex cell = index(row, static_cast<int>(Column::LastUsed));
    Q_EMIT dataChanged(cell, cell);
}

} // namespace keyferry::ui
