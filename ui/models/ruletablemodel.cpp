#include "ui/models/ruletablemodel.h"

#include "ui/models/errortext.h"
#include "ui/models/roles.h"

#include <QMimeData>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr quint32 allColumns = ~quint32(0);

QString rowMimeType()
{
    return u"application/x-keyferry-rule-row"_s;
}

} // namespace

int RuleTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : size();
}

QVariant RuleTableModel::data(const QModelIndex &index, int role) const
{
    switch (role) {
    case Qt::DisplayRole: return shown(index.row(), index.column());
    case Qt::EditRole: return stored(index.row(), index.column());
    case Qt::AccessibleDescriptionRole:
    case roles::error: return shownError(index.row(), index.column());
    default: return {};
    }
}

bool RuleTableModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !isEditable(index.row(), index.column()))
        return false;
    m_touched[index.row()] |= 1U << index.column();
    assign(index.row(), index.column(), value);
    // The whole row: a removal has no value. An empty cell left empty is news too: its error shows.
    Q_EMIT dataChanged(index.siblingAtColumn(0), index.siblingAtColumn(columnCount() - 1));
    Q_EMIT edited();
    return true;
}

Qt::ItemFlags RuleTableModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled;
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index) | Qt::ItemIsDragEnabled;
    return isEditable(index.row(), index.column()) ? flags | Qt::ItemIsEditable : flags;
}

bool RuleTableModel::isEditable(int /*row*/, int /*column*/) const
{
    return true;
}

bool RuleTableModel::insertRows(int row, int count, const QModelIndex &parent)
{
    if (parent.isValid() || count < 1 || row < 0 || row > size())
        return false;
    beginInsertRows({}, row, row + count - 1);
    for (int i = 0; i < count; ++i)
        insertRule(row);
    m_touched.insert(row, count, 0);
    m_errors.clear(); // their rows have moved; who hears of the edit checks anew
    endInsertRows();
    Q_EMIT edited();
    return true;
}

bool RuleTableModel::removeRows(int row, int count, const QModelIndex &parent)
{
    if (parent.isValid() || count < 1 || row < 0 || row + count > size())
        return false;
    beginRemoveRows({}, row, row + count - 1);
    for (int i = 0; i < count; ++i)
        eraseRule(row);
    m_touched.remove(row, count);
    m_errors.clear();
    endRemoveRows();
    Q_EMIT edited();
    return true;
}

bool RuleTableModel::moveRows(const QModelIndex &sourceParent,
                              int sourceRow,
                              int count,
                              const QModelIndex &destinationParent,
                              int destinationChild)
{
    const bool isInside =
        sourceRow >= 0 && sourceRow < size() && destinationChild >= 0 && destinationChild <= size();
    if (count != 1 || !isInside
        || !beginMoveRows(sourceParent, sourceRow, sourceRow, destinationParent, destinationChild))
        return false;
    const int to = destinationChild > sourceRow ? destinationChild - 1 : destinationChild;
    moveRule(sourceRow, to);
    m_touched.move(sourceRow, to);
    m_errors.clear();
    endMoveRows();
    Q_EMIT edited();
    return true;
}

QStringList RuleTableModel::mimeTypes() const
{
    return {rowMimeType()};
}

QMimeData *RuleTableModel::mimeData(const QModelIndexList &indexes) const
{
    if (indexes.isEmpty())
        return nullptr;
    auto *data = new QMimeData; // the drag takes it
    data->setData(rowMimeType(), QByteArray::number(indexes.first().row()));
    return data;
}

bool RuleTableModel::dropMimeData(const QMimeData *data,
                                  Qt::DropAction action,
                                  int row,
                                  int /*column*/,
                                  const QModelIndex &parent)
{
    if (action == Qt::MoveAction && data->hasFormat(rowMimeType()))
        moveRow({}, data->data(rowMimeType()).toInt(), parent, row < 0 ? size() : row);
    return false;
}

void RuleTableModel::setErrors(const std::vector<Error> &errors)
{
    QHash<std::pair<int, int>, QString> found;
    for (const Error &error : errors) {
        if (const QModelIndex cell = cellOf(error); cell.isValid())
            found.insert({cell.row(), cell.column()}, fieldErrorText(error));
    }
    if (found == m_errors)
        return;
    m_errors = found;
    if (size() > 0)
        Q_EMIT dataChanged(index(0, 0), index(size() - 1, columnCount() - 1));
}

QModelIndex RuleTableModel::cellOf(const Error &error) const
{
    const QString begin = field() + u'[';
    const qsizetype close = error.field.indexOf("]."_L1);
    if (!error.field.startsWith(begin) || close < 0)
        return {};
    const QStringView place(error.field);
    const int row = place.sliced(begin.size(), close - begin.size()).toInt();
    return index(row, columnOf(place.sliced(close + 2)));
}

void RuleTableModel::showAllErrors()
{
    m_touched.fill(allColumns, size());
    if (size() > 0)
        Q_EMIT dataChanged(index(0, 0), index(size() - 1, columnCount() - 1));
}

void RuleTableModel::forgetErrors()
{
    m_touched.fill(allColumns, size());
    m_errors.clear();
}

QString RuleTableModel::shownError(int row, int column) const
{
    return m_touched.at(row) & (1U << column) ? m_errors.value({row, column}) : QString();
}

int RuleTableModel::shownErrors() const
{
    int shown = 0;
    for (auto it = m_errors.cbegin(); it != m_errors.cend(); ++it)
        shown += shownError(it.key().first, it.key().second).isEmpty() ? 0 : 1;
    return shown;
}

QModelIndex RuleTableModel::firstShownError() const
{
    for (int row = 0; row < size(); ++row) {
        for (int column = 0; column < columnCount(); ++column) {
            if (!shownError(row, column).isEmpty())
                return index(row, column);
        }
    }
    return {};
}

} // namespace keyferry::ui
