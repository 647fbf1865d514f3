#include "ui/models/membertablemodel.h"

#include <QLocale>

namespace keyferry::ui {

int MemberTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int MemberTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : memberColumnCount;
}

QVariant MemberTableModel::data(const QModelIndex &index, int role) const
{
    const MemberLine &line = m_lines.at(index.row());
    const auto column = static_cast<MemberColumn>(index.column());
    if (role == Qt::EditRole && column == MemberColumn::Weight)
        return line.member.weight;
    if (role == Qt::EditRole && column == MemberColumn::Tier)
        return line.member.tier;
    return role == Qt::DisplayRole ? shown(line, column) : QVariant();
}

QVariant MemberTableModel::shown(const MemberLine &line, MemberColumn column) const
{
    switch (column) {
    case MemberColumn::Group: return line.isEnabled ? line.name : tr("%1 (off)").arg(line.name);
    case MemberColumn::Weight: return weightText(line.member);
    case MemberColumn::Tier: return QString::number(line.member.tier);
    case MemberColumn::Active: return line.keys.active;
    case MemberColumn::Cooling: return line.keys.cooling;
    case MemberColumn::Invalid: return line.keys.invalid;
    case MemberColumn::Disabled: return line.keys.disabled;
    }
    Q_UNREACHABLE();
}

QString MemberTableModel::weightText(const MemberConfig &member) const
{
    if (member.weight == 0)
        return tr("0 (off)");
    int sum = 0; // a weight counts among those of its tier
    for (const MemberLine &line : m_lines)
        sum += line.member.tier == member.tier ? line.member.weight : 0;
    return tr("%1 (%2 %)")
        .arg(QLocale().toString(member.weight))
        .arg(qRound(100.0 * member.weight / sum));
}

QVariant MemberTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role == Qt::TextAlignmentRole && orientation == Qt::Horizontal) {
        const bool isCount = section >= static_cast<int>(MemberColumn::Active);
        return QVariant::fromValue(
            Qt::Alignment((isCount ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    }
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal)
        return {};
    switch (static_cast<MemberColumn>(section)) {
    case MemberColumn::Group: return tr("Group");
    case MemberColumn::Weight: return tr("Weight");
    case MemberColumn::Tier: return tr("Tier");
    case MemberColumn::Active: return tr("Active keys");
    case MemberColumn::Cooling: return tr("Cooling");
    case MemberColumn::Invalid: return tr("Invalid");
    case MemberColumn::Disabled: return tr("Disabled");
    }
    return {};
}

Qt::ItemFlags MemberTableModel::flags(const QModelIndex &index) const
{
    const auto column = static_cast<MemberColumn>(index.column());
    const bool isEditable = column == MemberColumn::Weight || column == MemberColumn::Tier;
    return QAbstractTableModel::flags(index) | (isEditable ? Qt::ItemIsEditable : Qt::NoItemFlags);
}

bool MemberTableModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || value == data(index, Qt::EditRole))
        return false;
    MemberConfig member = m_lines.at(index.row()).member;
    const bool isWeight = index.column() == static_cast<int>(MemberColumn::Weight);
    (isWeight ? member.weight : member.tier) = value.toInt();
    Q_EMIT changeRequested(index.row(), member);
    return false;
}

void MemberTableModel::setLines(const QList<MemberLine> &lines)
{
    const bool isSame = std::equal(
        lines.begin(),
        lines.end(),
        m_lines.begin(),
        m_lines.end(),
        [](const MemberLine &a, const MemberLine &b) { return a.member.group == b.member.group; });
    if (!isSame) {
        beginResetModel();
        m_lines = lines;
        endResetModel();
    } else if (m_lines != lines) { // without a reset: the current cell stays
        m_lines = lines;
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, memberColumnCount - 1));
    }
}

} // namespace keyferry::ui
