#pragma once

#include "proxy/core/gateway.h"

#include <QAbstractListModel>
#include <QElapsedTimer>

#include <chrono>
#include <functional>
#include <vector>

namespace keyferry::ui {

enum class TaskId : qint64 {};
enum class TaskState { Running, Done, Cancelled, Failed };

/// What a finished task can show more of.
struct TaskDetails
{
    QList<CheckResult> checks{};
    qint64 checksLeftOut = 0; ///< for want of memory
    std::vector<Refusal> refusals{};
    qint64 refused = 0;
    QString file{}; ///< written by the task

    [[nodiscard]] bool isEmpty() const
    {
        return checks.isEmpty() && refusals.empty() && file.isEmpty();
    }
};

/// Work that goes on while the window is used: a check, an import, an export.
struct Task
{
    QString title{};
    QString progress{};   ///< `14 of 21`
    QString result{};     ///< so far, then the last word
    qint64 done = 0;      ///< in any unit
    qint64 total = 0;     ///< 0: not known
    bool isQuiet = false; ///< gone as soon as it has ended
    TaskState state = TaskState::Running;
    TaskDetails details{};
};

/// The tasks of the window, newest first. A finished one stays for some seconds, a failed one until
/// it is dismissed. Main thread.
class TaskListModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds usualStay{8'000};

    explicit TaskListModel(std::chrono::milliseconds stay = usualStay, QObject *parent = nullptr);

    /// \param cancel  asks whoever works to stop; finish() follows. Empty: it cannot be stopped
    TaskId add(const Task &task, const std::function<void()> &cancel);
    /// Where it stands: progress, result, done and total of `task`. Nothing for one that has ended.
    void advance(TaskId id, const Task &task);
    /// Its last word: state, result and details of `task` as well.
    void finish(TaskId id, const Task &task);
    void cancel(TaskId id);
    /// False for work that goes through once it has begun.
    [[nodiscard]] bool isCancellable(TaskId id) const;
    void dismiss(TaskId id);
    /// While somebody points at them finished tasks stay.
    void hold(bool isHeld) { m_isHeld = isHeld; }

    /// Null if it is gone.
    [[nodiscard]] const Task *task(TaskId id) const;
    [[nodiscard]] TaskId idAt(int row) const;
    /// -1: cannot be told yet.
    [[nodiscard]] qint64 millisecondsLeft(TaskId id) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    /// The title, for lists.
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Entry
    {
        TaskId id{};
        Task task{};
        std::function<void()> cancel{};
        QElapsedTimer since{};
    };

    [[nodiscard]] int rowOf(TaskId id) const;
    void changed(int row);
    void removeLater(TaskId id);

    std::vector<Entry> m_entries{};
    std::chrono::milliseconds m_stay;
    qint64 m_lastId = 0;
    bool m_isHeld = false;
};

/// How long the rest takes at the pace so far; -1 before a second has passed or where the total is
/// not known. Thread: any; pure.
[[nodiscard]] qint64 estimateLeft(qint64 elapsedMs, qint64 done, qint64 total);

} // namespace keyferry::ui
