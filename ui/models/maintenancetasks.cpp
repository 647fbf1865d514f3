#include "ui/models/maintenancetasks.h"

#include "ui/models/errortext.h"

#include <QFileInfo>
#include <QLocale>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

QString sizeText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

} // namespace

MaintenanceTasks::MaintenanceTasks(Maintenance &maintenance, TaskListModel &tasks, QObject *parent)
    : QObject(parent)
    , m_maintenance(maintenance)
    , m_tasks(tasks)
{}

void MaintenanceTasks::startBackup(const BackupRequest &request)
{
    Task task{.title = tr("Backing up to %1").arg(QFileInfo(request.file).fileName())};
    const TaskId id = m_tasks.add(task, {});
    const auto done = [this, id, task, file = request.file](const Result<qint64> &result) mutable {
        task.state = result ? TaskState::Done : TaskState::Failed;
        task.result =
            result ? tr("Done: %1").arg(sizeText(*result)) : backupErrorText(result.error());
        if (result)
            task.details.file = file;
        finish(id, task);
    };
    m_maintenance.backUp(request, {this, done});
}

void MaintenanceTasks::startCompacting()
{
    Task task{.title = tr("Compacting the database")};
    const TaskId id = m_tasks.add(task, {});
    const auto done = [this, id, task](const Result<qint64> &result) mutable {
        task.state = result ? TaskState::Done : TaskState::Failed;
        task.result = result ? tr("%1 given back to the disk").arg(sizeText(*result))
                             : errorText(result.error());
        finish(id, task);
    };
    m_maintenance.compact({this, done});
}

void MaintenanceTasks::finish(TaskId id, const Task &task)
{
    m_tasks.finish(id, task);
    Q_EMIT finished();
}

} // namespace keyferry::ui
