#pragma once

#include "proxy/core/maintenance.h"
#include "ui/models/tasklistmodel.h"

namespace keyferry::ui {

/// Backing up and compacting as tasks; each goes through once it has begun. Main thread; what it is
/// given must outlive it.
class MaintenanceTasks final : public QObject
{
    Q_OBJECT

public:
    MaintenanceTasks(Maintenance &maintenance, TaskListModel &tasks, QObject *parent = nullptr);

    void startBackup(const BackupRequest &request);
    void startCompacting();

Q_SIGNALS:
    /// One of them has ended, however.
    void finished();

private:
    void finish(TaskId id, const Task &task);

    Maintenance &m_maintenance;
    TaskListModel &m_tasks;
};

} // namespace keyferry::ui
