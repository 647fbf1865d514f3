#include "ui/models/requestexporttask.h"

#include "ui/models/errortext.h"

#include <QCoreApplication>
#include <QDir>
#include <QLocale>

namespace keyferry::ui {

namespace {

/// Where its texts are translated.
struct RequestExportTask
{
    Q_DECLARE_TR_FUNCTIONS(RequestExportTask)
};

Task endOf(const Result<qint64> &written, bool isCancelled, const QString &path)
{
    if (isCancelled)
        return {.result = RequestExportTask::tr("Nothing was written"),
                .state = TaskState::Cancelled};
    if (!written)
        return {.result = errorText(written.error()), .state = TaskState::Failed};
    const QString file = QDir::toNativeSeparators(path);
    const QString text =
        *written == 1
            ? RequestExportTask::tr("1 request in %1")
            : RequestExportTask::tr("%Ln requests in %1", nullptr, static_cast<int>(*written));
    return {.result = text.arg(file), .state = TaskState::Done, .details = {.file = path}};
}

} // namespace

void startRequestExport(LogReader &reader, TaskListModel &tasks, const LogExportOrder &order)
{
    auto *writer = new RequestExport(reader, &tasks);
    const TaskId task = tasks.add({.title = RequestExportTask::tr("Exporting requests")},
                                  [writer] { writer->cancel(); });
    QObject::connect(writer, &RequestExport::progressed, &tasks, [&tasks, task](qint64 written) {
        tasks.advance(task, {.progress = QLocale().toString(written), .done = written});
    });
    QObject::connect(writer,
                     &RequestExport::finished,
                     &tasks,
                     [&tasks, task, writer, path = order.path](const Result<qint64> &written) {
                         tasks.finish(task, endOf(written, writer->isCancelled(), path));
                         writer->deleteLater();
                     });
    writer->start(order.selection, order.format, order.path);
}

} // namespace keyferry::ui
