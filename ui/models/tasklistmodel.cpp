#include "ui/models/tasklistmodel.h"

#include <QTimer>

#include <algorithm>

namespace keyferry::ui {

TaskListModel::TaskListModel(std::chrono::milliseconds stay, QObject *parent)
    : QAbstractListModel(parent)
    , m_stay(stay)
{}

TaskId TaskListModel::add(const Task &task, const std::function<void()> &cancel)
{
    const TaskId id{++m_lastId};
    beginInsertRows({}, 0, 0);
    m_entries.insert(m_entries.begin(), {.id = id, .task = task, .cancel = cancel});
    m_entries.front().since.start();
    endInsertRows();
    return id;
}

void TaskListModel::advance(TaskId id, const Task &task)
{
    const int row = rowOf(id);
    if (row < 0)
        return;
    Task &known = m_entries[static_cast<std::size_t>(row)].task;
    if (known.state != TaskState::Running)
        return;
    known.progress = task.progress;
    known.result = task.result;
    known.done = task.done;
    known.total = task.total;
    changed(row);
}

void TaskListModel::finish(TaskId id, const Task &task)
{
    advance(id, task);
    const int row = rowOf(id);
    if (row < 0)
        return;
    Entry &entry = m_entries[static_cast<std::size_t>(row)];
    if (entry.task.isQuiet)
        return dismiss(id);
    entry.task.state = task.state;
    entry.task.details = task.details;
    entry.cancel = {};
    changed(row);
    if (task.state != TaskState::Failed)
        removeLater(id);
}

void TaskListModel::cancel(TaskId id)
{
    const int row = rowOf(id);
    // A copy: the answer may take the entry away.
    const auto cancel =
        row < 0 ? std::function<void()>() : m_entries[static_cast<std::size_t>(row)].cancel;
    if (cancel)
        cancel();
}

bool TaskListModel::isCancellable(TaskId id) const
{
    const int row = rowOf(id);
    return row >= 0 && m_entries[static_cast<std::size_t>(row)].cancel;
}

void TaskListModel::dismiss(TaskId id)
{
    const int row = rowOf(id);
    if (row < 0)
        return;
    beginRemoveRows({}, row, row);
    m_entries.erase(m_entries.begin() + row);
    endRemoveRows();
}

const Task *TaskListModel::task(TaskId id) const
{
    const int row = rowOf(id);
    return row < 0 ? nullptr : &m_entries[static_cast<std::size_t>(row)].task;
}

TaskId TaskListModel::idAt(int row) const
{
    return m_entries[static_cast<std::size_t>(row)].id;
}

qint64 TaskListModel::millisecondsLeft(TaskId id) const
{
    const int row = rowOf(id);
    if (row < 0)
        return -1;
    const Entry &entry = m_entries[static_cast<std::size_t>(row)];
    if (entry.task.state != TaskState::Running)
        return -1;
    return estimateLeft(entry.since.elapsed(), entry.task.done, entry.task.total);
}

int TaskListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant TaskListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::DisplayRole)
        return {};
    return m_entries[static_cast<std::size_t>(index.row())].task.title;
}

int TaskListModel::rowOf(TaskId id) const
{
    const auto found = std::find_if(
        m_entries.cbegin(), m_entries.cend(), [id](const Entry &entry) { return entry.id == id; });
    return found == m_entries.cend() ? -1 : static_cast<int>(found - m_entries.cbegin());
}

void TaskListModel::changed(int row)
{
    Q_EMIT dataChanged(index(row), index(row));
}

void TaskListModel::removeLater(TaskId id)
{
    QTimer::singleShot(m_stay, this, [this, id] {
        if (m_isHeld)
            removeLater(id);
        else
            dismiss(id);
    });
}

qint64 estimateLeft(qint64 elapsedMs, qint64 done, qint64 total)
{
    constexpr qint64 tooEarly = 1'000;
    if (elapsedMs < tooEarly || done <= 0 || total < done)
        return -1;
    return static_cast<qint64>(static_cast<double>(elapsedMs) * static_cast<double>(total - done)
                               / static_cast<double>(done));
}

} // namespace keyferry::ui
