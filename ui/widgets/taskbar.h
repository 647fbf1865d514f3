#pragma once

#include "ui/models/tasklistmodel.h"

#include <QTimer>
#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace keyferry::ui {

class TaskRow;

/// Work under way, at the foot of the window: the newest task, the others behind a count. Hidden
/// where there is none.
class TaskBar final : public QWidget
{
    Q_OBJECT

public:
    /// \param tasks  outlives it
    explicit TaskBar(TaskListModel &tasks, QWidget *parent = nullptr);

Q_SIGNALS:
    void detailsRequested(keyferry::ui::TaskId task);

protected:
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void addRows(const QModelIndex &parent, int first, int last);
    void removeRows(const QModelIndex &parent, int first, int last);
    void refreshRows(const QModelIndex &first, const QModelIndex &last);
    void refreshAll();
    void arrange();
    void toggle();

    TaskListModel &m_tasks;
    QList<TaskRow *> m_rows{}; ///< as in the model
    QVBoxLayout *m_column = nullptr;
    QPushButton *m_more = nullptr;
    QTimer m_tick{}; ///< for the time that is left
    bool m_isOpen = false;
};

} // namespace keyferry::ui
