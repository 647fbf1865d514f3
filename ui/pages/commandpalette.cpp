#include "ui/pages/commandpalette.h"

#include "ui/pages/commanddelegate.h"
#include "ui/widgets/card.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/textlabel.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QListView>
#include <QVBoxLayout>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostRows = 10;
constexpr int fromTop = 56;

} // namespace

CommandPalette::CommandPalette(QWidget *window)
    : QWidget(window)
    , m_box(new Card(this))
    , m_field(new SearchField(tr("Go to, or do …"), m_box))
    , m_list(new QListView(m_box))
    , m_none(new TextLabel({}, {.color = &Theme::textMuted}, m_box))
{
    setAccessibleName(tr("Command palette"));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new CommandDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setAccessibleName(tr("Commands"));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setFocusPolicy(Qt::NoFocus); // the line keeps the keyboard
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_none->setContentsMargins(metrics::block, metrics::close, metrics::block, metrics::close);
    m_none->setWordWrap(true);
    auto *column = new QVBoxLayout(m_box);
    column->setContentsMargins(metrics::gap, metrics::gap, metrics::gap, metrics::gap);
    column->setSpacing(metrics::close);
    column->addWidget(m_field);
    column->addWidget(m_list);
    column->addWidget(m_none);
    hide();

    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::showMatches);
    connect(m_list, &QListView::clicked, this, &CommandPalette::runCurrent);
    connect(m_list->selectionModel(),
            &QItemSelectionModel::currentChanged,
            this,
            &CommandPalette::announce);
    m_field->installEventFilter(this);
    window->installEventFilter(this);
}

void CommandPalette::open(const QList<Command> &commands)
{
    m_model.setCommands(commands);
    m_before = window()->focusWidget();
    m_field->clear();
    showMatches();
    show();
    raise();
    m_field->setFocus(Qt::ShortcutFocusReason);
}

void CommandPalette::close()
{
    if (isHidden())
        return;
    hide();
    if (m_before)
        m_before->setFocus(Qt::OtherFocusReason);
    m_field->setText({}); // unlike clear(), without a way back to it
    m_model.setCommands({});
}

void CommandPalette::showMatches()
{
    m_model.setTyped(m_field->text());
    const int rows = m_model.rowCount();
    m_list->setVisible(rows > 0);
    m_none->setVisible(rows == 0);
    m_none->setText(tr("Nothing is called “%1”.").arg(m_field->text().trimmed()));
    if (rows > 0)
        m_list->setCurrentIndex(m_model.index(0));
    place();
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parent() && event->type() == QEvent::Resize && isVisible())
        place();
    if (watched != m_field)
        return QWidget::eventFilter(watched, event);
    const int key = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride
                        ? static_cast<QKeyEvent *>(event)->key()
                        : 0;
    // Escape is ours before it is anybody's shortcut.
    if (event->type() == QEvent::ShortcutOverride && key == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    if (event->type() == QEvent::KeyPress && handleKey(key))
        return true;
    return QWidget::eventFilter(watched, event);
}

bool CommandPalette::handleKey(int key)
{
    switch (key) {
    case Qt::Key_Escape: close(); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: runCurrent(); return true;
    case Qt::Key_Up:
    case Qt::Key_Backtab: move(-1); return true;
    case Qt::Key_Down:
    case Qt::Key_Tab: move(1); return true;
    case Qt::Key_PageUp: move(1 - mostRows); return true;
    case Qt::Key_PageDown: move(mostRows - 1); return true;
    default: return false;
    }
}

void CommandPalette::move(int step)
{
    const int rows = m_model.rowCount();
    if (rows == 0)
        return;
    const int row = m_list->currentIndex().row() + step;
    const bool isOne = step == 1 || step == -1;
    m_list->setCurrentIndex(
        m_model.index(isOne ? (row + rows) % rows : std::clamp(row, 0, rows - 1)));
}

// The line has the keyboard, so a screen reader would not hear of the list by itself.
void CommandPalette::announce(const QModelIndex &current)
{
    if (!current.isValid() || !isVisible())
        return;
    QAccessibleEvent event(m_list, QAccessible::Focus);
    event.setChild(current.row());
    QAccessible::updateAccessibility(&event);
}

void CommandPalette::runCurrent()
{
    const QModelIndex current = m_list->currentIndex();
    if (!current.isValid())
        return;
    const Command command = m_model.commandAt(current.row());
    close();
    if (command.run)
        command.run();
}

void CommandPalette::mousePressEvent(QMouseEvent *event)
{
    QWidget::mousePressEvent(event);
    close(); // only clicks beside the box come here
}

void CommandPalette::place()
{
    setGeometry(parentWidget()->rect());
    const int rows = std::min(m_model.rowCount(), mostRows);
    m_list->setFixedHeight(rows * std::max(1, m_list->sizeHintForRow(0)));
    const int wide = std::min(metrics::paletteWidth, width() - 2 * metrics::pageMargin);
    m_box->setFixedWidth(wide);
    m_box->adjustSize();
    m_box->move((width() - wide) / 2, fromTop);
}

} // namespace keyferry::ui
