#pragma once

#include "ui/models/tasklistmodel.h"

#include <QWidget>

class QProgressBar;
class QPushButton;
class QToolButton;

namespace keyferry::ui {

class ElidedLabel;
class IconLabel;
class TextLabel;

/// One task in a line: what it is, how far, what came of it, and one thing to do.
class TaskRow final : public QWidget
{
    Q_OBJECT

public:
    TaskRow(TaskListModel &tasks, TaskId task, QWidget *parent = nullptr);

    [[nodiscard]] TaskId task() const { return m_task; }
    void refresh();

Q_SIGNALS:
    void detailsRequested(keyferry::ui::TaskId task);

private:
    [[nodiscard]] QString actionText(const Task &task) const;
    void act();

    TaskListModel &m_tasks;
    TaskId m_task;
    IconLabel *m_icon = nullptr;
    TextLabel *m_title = nullptr;
    QProgressBar *m_bar = nullptr;
    TextLabel *m_progress = nullptr;
    ElidedLabel *m_result = nullptr;
    TextLabel *m_left = nullptr;
    QPushButton *m_action = nullptr;
    QToolButton *m_close = nullptr;
};

} // namespace keyferry::ui
