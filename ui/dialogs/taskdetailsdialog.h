#pragma once

#include "ui/models/tasklistmodel.h"

#include <QDialog>

namespace keyferry::ui {

/// What came of a task, key by key or line by line.
class TaskDetailsDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit TaskDetailsDialog(const Task &task, QWidget *parent = nullptr);

private:
    [[nodiscard]] QWidget *makeChecks(const QList<CheckResult> &results);
};

} // namespace keyferry::ui
