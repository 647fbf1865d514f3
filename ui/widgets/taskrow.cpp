#include "ui/widgets/taskrow.h"

#include "ui/widgets/buttons.h"
#include "ui/widgets/formatting.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QProgressBar>

namespace keyferry::ui {

namespace {

constexpr int barWidth = 220;
constexpr TextLabel::Look quiet{.font = &Fonts::caption, .color = &Theme::textMuted};

struct Mark
{
    const char *icon = "";
    ThemeColor color = &Theme::accent;
};

Mark markOf(TaskState state)
{
    switch (state) {
    case TaskState::Running: return {"state-running-request", &Theme::accent};
    case TaskState::Done: return {"check-circle", &Theme::success};
    case TaskState::Cancelled: return {"stop", &Theme::textMuted};
    case TaskState::Failed: return {"error", &Theme::danger};
    }
    Q_UNREACHABLE();
}

} // namespace

TaskRow::TaskRow(TaskListModel &tasks, TaskId task, QWidget *parent)
    : QWidget(parent)
    , m_tasks(tasks)
    , m_task(task)
    , m_icon(new IconLabel("state-running-request", metrics::iconList, &Theme::accent, this))
    , m_title(new TextLabel({}, {.font = &Fonts::bodyStrong}, this))
    , m_bar(new QProgressBar(this))
    , m_progress(new TextLabel(this))
    , m_result(new ElidedLabel(quiet, Qt::ElideRight, this))
    , m_left(new TextLabel({}, quiet, this))
    , m_action(makeLink({}, this))
    , m_close(makeIconButton("close", tr("Close"), this))
{
    setFixedHeight(metrics::taskBarHeight);
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(barWidth);
    m_bar->setAccessibleName(tr("Progress"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::wide, 1, metrics::wide, 0);
    row->setSpacing(metrics::block);
    for (QWidget *part : QList<QWidget *>{m_icon, m_title, m_bar, m_progress})
        row->addWidget(part);
    row->addWidget(m_result, 1);
    for (QWidget *part : QList<QWidget *>{m_left, m_action, m_close})
        row->addWidget(part);
    connect(m_action, &QPushButton::clicked, this, &TaskRow::act);
    connect(m_close, &QToolButton::clicked, this, [this] { m_tasks.dismiss(m_task); });
    refresh();
}

void TaskRow::refresh()
{
    const Task *task = m_tasks.task(m_task);
    if (!task)
        return;
    const Mark mark = markOf(task->state);
    const bool isRunning = task->state == TaskState::Running;
    m_icon->setIcon(mark.icon, mark.color);
    m_title->setText(task->title);
    m_bar->setVisible(isRunning);
    // Qt draws a range of nothing as "busy"; a per mille is enough for any size.
    m_bar->setRange(0, task->total > 0 ? 1000 : 0);
    m_bar->setValue(task->total > 0 ? static_cast<int>(1000.0 * static_cast<double>(task->done)
                                                       / static_cast<double>(task->total))
                                    : 0);
    m_progress->setText(task->progress);
    m_progress->setVisible(!task->progress.isEmpty());
    m_result->setFullText(task->state == TaskState::Cancelled
                              ? tr("Cancelled. %1").arg(task->result).trimmed()
                              : task->result);
    const qint64 left = m_tasks.millisecondsLeft(m_task);
    m_left->setText(left < 0 ? QString() : tr("about %1 left").arg(format::timeLeft(left, 0)));
    m_left->setVisible(left >= 0);
    m_action->setText(actionText(*task));
    m_action->setVisible(!m_action->text().isEmpty());
    m_close->setVisible(!isRunning);
    setAccessibleName(task->title);
}

QString TaskRow::actionText(const Task &task) const
{
    if (task.state == TaskState::Running)
        return m_tasks.isCancellable(m_task) ? tr("Cancel") : QString();
    if (!task.details.file.isEmpty())
        return tr("Open folder");
    return task.details.isEmpty() ? QString() : tr("Details");
}

void TaskRow::act()
{
    const Task *task = m_tasks.task(m_task);
    if (!task)
        return;
    if (task->state == TaskState::Running)
        m_tasks.cancel(m_task);
    else
        Q_EMIT detailsRequested(m_task);
}

} // namespace keyferry::ui
