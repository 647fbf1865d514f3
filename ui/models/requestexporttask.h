#pragma once

#include "ui/models/requestexport.h"
#include "ui/models/tasklistmodel.h"

namespace keyferry::ui {

/// What a page asks for.
struct LogExportOrder
{
    LogSelection selection{};
    LogFileFormat format = LogFileFormat::Csv;
    QString path{};
};

/// Runs the export as one of the tasks, which own it; the reader must outlive them. Main thread.
void startRequestExport(LogReader &reader, TaskListModel &tasks, const LogExportOrder &order);

} // namespace keyferry::ui
