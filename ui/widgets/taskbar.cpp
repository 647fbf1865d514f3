#include "ui/widgets/taskbar.h"

#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/taskrow.h"

#include <QHBoxLayout>

#include <chrono>

namespace keyferry::ui {

using namespace std::chrono_literals;

TaskBar::TaskBar(TaskListModel &tasks, QWidget *parent)
    : QWidget(parent)
    , m_tasks(tasks)
    , m_column(new QVBoxLayout)
    , m_more(makeLink({}, this))
{
    setAccessibleName(tr("Tasks"));
    auto *band = new Band(Band::Fill::Raised, Band::Line::Top, this);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(band);
    auto *row = new QHBoxLayout(band);
    row->setContentsMargins(0, 0, metrics::wide, 0);
    row->setSpacing(0);
    m_column->setSpacing(0);
    row->addLayout(m_column, 1);
    row->addWidget(m_more, 0, Qt::AlignTop);
    m_more->setFixedHeight(metrics::taskBarHeight);

    connect(m_more, &QPushButton::clicked, this, &TaskBar::toggle);
    connect(&tasks, &QAbstractItemModel::rowsInserted, this, &TaskBar::addRows);
    connect(&tasks, &QAbstractItemModel::rowsRemoved, this, &TaskBar::removeRows);
    connect(&tasks, &QAbstractItemModel::dataChanged, this, &TaskBar::refreshRows);
    connect(&m_tick, &QTimer::timeout, this, &TaskBar::refreshAll);
    m_tick.setInterval(1s);
    if (tasks.rowCount() > 0)
        addRows({}, 0, tasks.rowCount() - 1);
    arrange();
}

void TaskBar::addRows(const QModelIndex &, int first, int last)
{
    for (int i = first; i <= last; ++i) {
        auto *row = new TaskRow(m_tasks, m_tasks.idAt(i), this);
        connect(row, &TaskRow::detailsRequested, this, &TaskBar::detailsRequested);
        m_rows.insert(i, row);
        m_column->insertWidget(i, row);
    }
    arrange();
}

void TaskBar::removeRows(const QModelIndex &, int first, int last)
{
    for (int i = last; i >= first; --i) {
        TaskRow *row = m_rows.takeAt(i);
        row->hide();
        row->deleteLater(); // its own button may have asked for it
    }
    arrange();
}

void TaskBar::refreshRows(const QModelIndex &first, const QModelIndex &last)
{
    for (int i = first.row(); i <= last.row(); ++i)
        m_rows.at(i)->refresh();
}

void TaskBar::refreshAll()
{
    for (TaskRow *row : std::as_const(m_rows))
        row->refresh();
}

void TaskBar::arrange()
{
    const auto others = static_cast<int>(m_rows.size()) - 1;
    m_isOpen = m_isOpen && others > 0;
    for (int i = 0; i < m_rows.size(); ++i)
        m_rows.at(i)->setVisible(i == 0 || m_isOpen);
    m_more->setVisible(others > 0);
    m_more->setText(m_isOpen ? tr("Fewer") : tr("%1 more").arg(others));
    setVisible(!m_rows.isEmpty());
    if (m_rows.isEmpty()) {
        m_tick.stop();
        m_tasks.hold(false);
    } else if (!m_tick.isActive()) {
        m_tick.start();
    }
}

void TaskBar::toggle()
{
    m_isOpen = !m_isOpen;
    arrange();
}

void TaskBar::enterEvent(QEnterEvent *event)
{
    QWidget::enterEvent(event);
    m_tasks.hold(true);
}

void TaskBar::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    m_tasks.hold(false);
}

} // namespace keyferry::ui
