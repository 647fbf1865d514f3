#include "ui/pages/grouplistpane.h"

#include "ui/models/roles.h"
#include "ui/pages/groupdelegate.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/searchfield.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QPushButton>

namespace keyferry::ui {

GroupListPane::GroupListPane(GroupListModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_search(new SearchField(tr("Find a group"), this))
    , m_list(new QListView(this))
{
    setMinimumWidth(metrics::listLeast);
    setMaximumWidth(metrics::listMost);
    m_list->setModel(&model);
    m_list->setItemDelegate(new GroupDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setAccessibleName(tr("Groups"));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setDefaultDropAction(Qt::MoveAction);
    m_list->setToolTip(tr("Drag, or press Alt with an arrow key, to reorder"));
    m_list->installEventFilter(this);

    auto *side = new Band(Band::Fill::Surface, Band::Line::None, this);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, metrics::block, 0, 0);
    column->setSpacing(metrics::gap);
    auto *top = new QVBoxLayout;
    top->setContentsMargins(metrics::block, 0, metrics::block, 0);
    top->addWidget(m_search);
    column->addLayout(top);
    column->addWidget(m_list, 1);
    column->addWidget(makeFoot());
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(side);

    connect(m_search, &QLineEdit::textChanged, this, &GroupListPane::applySearch);
    connect(&model, &QAbstractItemModel::rowsInserted, this, &GroupListPane::applySearch);
    connect(&model, &QAbstractItemModel::rowsMoved, this, &GroupListPane::applySearch);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, &GroupListPane::chooseSomething);
    connect(
        m_list->selectionModel(),
        &QItemSelectionModel::currentChanged,
        this,
        [this](const QModelIndex &index) { Q_EMIT currentChanged(m_model.groupAt(index.row())); });
    connect(
        &model, &QAbstractItemModel::rowsInserted, this, &GroupListPane::showWhetherAnAggregateCan);
    connect(
        &model, &QAbstractItemModel::rowsRemoved, this, &GroupListPane::showWhetherAnAggregateCan);
    showWhetherAnAggregateCan();
    chooseSomething();
}

QWidget *GroupListPane::makeFoot()
{
    auto *foot = new Band(Band::Fill::Surface, Band::Line::Top, this);
    auto *add = makeButton(tr("&New group"), {.size = ButtonSize::Small, .icon = "plus"}, foot);
    m_newAggregate =
        makeButton(tr("New a&ggregate"), {.size = ButtonSize::Small, .icon = "aggregate"}, foot);
    // They share the width of the pane: what the style leaves around the words is the least.
    for (QPushButton *button : {add, m_newAggregate})
        button->setProperty("kf-tight", true);
    m_buttons = new QBoxLayout(QBoxLayout::TopToBottom, foot);
    m_buttons->setContentsMargins(metrics::block, metrics::gap, metrics::block, metrics::gap);
    m_buttons->setSpacing(metrics::gap);
    m_buttons->addWidget(add);
    m_buttons->addWidget(m_newAggregate);
    connect(add, &QPushButton::clicked, this, &GroupListPane::newGroupRequested);
    connect(m_newAggregate, &QPushButton::clicked, this, &GroupListPane::newAggregateRequested);
    return foot;
}

// Beside each other where both keep their words, else one below the other.
void GroupListPane::placeButtons()
{
    int needed = 2 * metrics::block + metrics::gap;
    for (int i = 0; i < m_buttons->count(); ++i)
        needed += m_buttons->itemAt(i)->sizeHint().width();
    // A large font may need more than the usual least.
    setMinimumWidth(std::min(
        metrics::listMost,
        std::max(metrics::listLeast, m_newAggregate->sizeHint().width() + 2 * metrics::block)));
    m_buttons->setDirection(needed <= width() ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void GroupListPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeButtons();
}

void GroupListPane::showWhetherAnAggregateCan()
{
    const bool canBe = m_model.hasStandardGroup();
    m_newAggregate->setEnabled(canBe);
    m_newAggregate->setToolTip(canBe ? tr("Spreads requests over groups of one channel")
                                     : tr("Create a group first: an aggregate is made of groups"));
}

GroupId GroupListPane::current() const
{
    return m_model.groupAt(m_list->currentIndex().row());
}

void GroupListPane::setCurrent(GroupId group)
{
    const int row = m_model.rowOf(group);
    if (row < 0)
        return;
    if (m_list->isRowHidden(row))
        m_search->clear();
    m_list->setCurrentIndex(m_model.index(row));
}

void GroupListPane::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

bool GroupListPane::clearSearch()
{
    if (m_search->text().isEmpty())
        return false;
    m_search->clear();
    return true;
}

QWidget *GroupListPane::list() const
{
    return m_list;
}

void GroupListPane::applySearch()
{
    const QString wanted = m_search->text().trimmed();
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const QModelIndex index = m_model.index(row);
        const bool isFound = index.data().toString().contains(wanted, Qt::CaseInsensitive)
                             || index.data(roles::name).toString().contains(wanted);
        m_list->setRowHidden(row, !isFound);
    }
    // A place between two visible rows says nothing about the hidden ones.
    m_list->setDragEnabled(wanted.isEmpty());
    chooseSomething();
}

void GroupListPane::chooseSomething()
{
    if (!m_list->currentIndex().isValid() && m_model.rowCount() > 0)
        m_list->setCurrentIndex(m_model.index(0));
}

void GroupListPane::moveCurrent(int step)
{
    const int row = m_list->currentIndex().row();
    const bool isPossible = row >= 0 && m_search->text().isEmpty();
    // Before the row above, or behind the one below.
    if (isPossible)
        m_model.moveRow({}, row, {}, step < 0 ? row - 1 : row + 2);
}

bool GroupListPane::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (!key->modifiers().testFlag(Qt::AltModifier))
        return QWidget::eventFilter(watched, event);
    if (key->key() == Qt::Key_Up) {
        moveCurrent(-1);
        return true;
    }
    if (key->key() == Qt::Key_Down) {
        moveCurrent(1);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace keyferry::ui
