#include "ui/pages/ruletable.h"

#include "ui/models/roles.h"
#include "ui/pages/rulecelldelegate.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/fieldnote.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QShortcut>

namespace keyferry::ui {

RuleTable::RuleTable(RuleTableModel *model, const Words &words, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_add(makeAction(words.add, "plus", &RuleTable::add))
    , m_remove(makeAction(tr("&Remove"), "trash", &RuleTable::remove))
    , m_up(makeAction(tr("Move up"), "arrow-up", &RuleTable::moveUp))
    , m_down(makeAction(tr("Move down"), "arrow-down", &RuleTable::moveDown))
    , m_table(new DataTable(this))
    , m_note(new FieldNote(m_table, this))
{
    m_add->setShortcut(Qt::Key_Insert);
    m_remove->setShortcut(QKeySequence::Delete);
    m_up->setShortcut(Qt::ALT | Qt::Key_Up);
    m_down->setShortcut(Qt::ALT | Qt::Key_Down);
    m_note->setContentsMargins(metrics::wide, 0, metrics::wide, 0);
    m_note->setWordWrap();
    m_note->setHelp(words.help);
    prepareTable(words);
    makeEmptyState(words);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::gap);
    column->addLayout(makeBar());
    column->addWidget(m_note);
    column->addWidget(m_table, 1);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(model, signal, this, &RuleTable::refresh);
    connect(model, &QAbstractItemModel::rowsMoved, this, &RuleTable::refresh);
    connect(model, &QAbstractItemModel::modelReset, this, &RuleTable::refresh);
    connect(model, &QAbstractItemModel::dataChanged, this, &RuleTable::showError);
    refresh();
}

QAction *RuleTable::makeAction(const QString &text, const char *iconName, void (RuleTable::*run)())
{
    auto *action = new QAction(icon(iconName), text, this);
    action->setShortcutContext(Qt::WidgetShortcut); // of the table, not of an open cell
    connect(action, &QAction::triggered, this, run);
    return action;
}

QLayout *RuleTable::makeBar()
{
    m_bar = new QHBoxLayout;
    m_bar->setContentsMargins(metrics::wide, 0, metrics::wide, 0);
    m_bar->setSpacing(metrics::close);
    const auto addButton = [this](QAction *action, const char *iconName) {
        auto *button =
            makeButton(action->text(), {.size = ButtonSize::Small, .icon = iconName}, this);
        button->setToolTip(action->shortcut().toString(QKeySequence::NativeText));
        connect(action, &QAction::enabledChanged, button, &QWidget::setEnabled);
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        addToBar(button);
    };
    addButton(m_add, "plus");
    addButton(m_remove, "trash");
    for (QAction *action : {m_up, m_down})
        addToBar(makeIconButton(action));
    m_bar->addStretch();
    return m_bar;
}

QWidget *RuleTable::makeIconButton(QAction *action)
{
    const bool isUp = action == m_up;
    auto *button = ui::makeIconButton(isUp ? "arrow-up" : "arrow-down", action->text(), this);
    button->setToolTip(isUp ? tr("Move up (Alt with the arrow key, or drag the row)")
                            : tr("Move down (Alt with the arrow key, or drag the row)"));
    connect(action, &QAction::enabledChanged, button, &QWidget::setEnabled);
    connect(button, &QToolButton::clicked, action, &QAction::trigger);
    return button;
}

void RuleTable::prepareTable(const Words &words)
{
    m_table->setModel(m_model);
    m_table->setAccessibleName(words.name);
    m_table->setItemDelegate(new RuleCellDelegate(m_table));
    // Cells, so that one sees which of them F2 or a key opens.
    m_table->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed
                             | QAbstractItemView::AnyKeyPressed);
    m_table->setDragDropMode(QAbstractItemView::InternalMove);
    m_table->setDragDropOverwriteMode(false);
    m_table->setDefaultDropAction(Qt::MoveAction);
    m_table->horizontalHeader()->setSectionsMovable(false);
    m_table->addActions({m_add, m_remove, m_up, m_down});
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    const auto open = [this](int key) {
        auto *shortcut = new QShortcut(key, m_table);
        shortcut->setContext(Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, this, &RuleTable::openCell);
    };
    open(Qt::Key_Return);
    open(Qt::Key_Enter);
    connect(
        m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &RuleTable::refresh);
}

void RuleTable::makeEmptyState(const Words &words)
{
    m_empty = new EmptyState(m_table->viewport());
    auto *over = new QVBoxLayout(m_table->viewport());
    over->setContentsMargins(0, 0, 0, 0);
    over->addWidget(m_empty);
    m_empty->setTexts(words.emptyTitle, words.emptySentence);
}

// Behind the bar's other widgets and before the table, for Tab too.
void RuleTable::addToBar(QWidget *widget)
{
    if (m_lastInBar)
        setTabOrder(m_lastInBar, widget);
    m_lastInBar = widget;
    m_bar->addWidget(widget);
    setTabOrder(widget, m_table);
}

void RuleTable::refresh()
{
    const int row = m_table->currentIndex().row();
    const int rows = m_model->rowCount();
    m_remove->setEnabled(row >= 0);
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row >= 0 && row < rows - 1);
    m_empty->setVisible(rows == 0);
    showError();
}

// That of the row a person is in, else the first.
void RuleTable::showError()
{
    QModelIndex wrong = m_model->firstShownError();
    const int row = m_table->currentIndex().row();
    for (int column = m_model->columnCount() - 1; row >= 0 && column >= 0; --column) {
        const QModelIndex cell = m_model->index(row, column);
        if (!cell.data(roles::error).toString().isEmpty())
            wrong = cell;
    }
    if (!wrong.isValid())
        return m_note->clearError();
    const QString column = m_model->headerData(wrong.column(), Qt::Horizontal).toString();
    m_note->setError(
        tr("Row %1, %2: %3").arg(wrong.row() + 1).arg(column, wrong.data(roles::error).toString()));
}

void RuleTable::add()
{
    const QModelIndex current = m_table->currentIndex();
    const int row = current.isValid() ? current.row() + 1 : m_model->rowCount();
    m_model->insertRow(row);
    const QModelIndex cell = m_model->index(row, m_firstColumn);
    m_table->setFocus();
    m_table->setCurrentIndex(cell);
    m_table->edit(cell);
}

void RuleTable::remove()
{
    const QModelIndex current = m_table->currentIndex();
    m_model->removeRow(current.row());
    const int row = qMin(current.row(), m_model->rowCount() - 1);
    m_table->setCurrentIndex(m_model->index(row, current.column()));
    m_table->setFocus();
}

void RuleTable::moveUp()
{
    const int row = m_table->currentIndex().row();
    m_model->moveRow({}, row, {}, row - 1);
}

void RuleTable::moveDown()
{
    const int row = m_table->currentIndex().row();
    m_model->moveRow({}, row, {}, row + 2);
}

void RuleTable::openCell()
{
    if (m_table->currentIndex().flags().testFlag(Qt::ItemIsEditable))
        m_table->edit(m_table->currentIndex());
}

void RuleTable::commit()
{
    const QModelIndex current = m_table->currentIndex();
    QWidget *editor = m_table->indexWidget(current);
    if (!editor)
        return;
    auto *delegate = m_table->itemDelegateForIndex(current);
    Q_EMIT delegate->commitData(editor);
    Q_EMIT delegate->closeEditor(editor);
}

void RuleTable::goTo(const QModelIndex &cell)
{
    m_table->setCurrentIndex(cell);
    m_table->scrollTo(cell);
    m_table->setFocus();
}

} // namespace keyferry::ui
