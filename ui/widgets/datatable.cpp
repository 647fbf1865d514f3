#include "ui/widgets/datatable.h"

#include "ui/widgets/celldelegate.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/theme.h"

#include <QHeaderView>
#include <QHoverEvent>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace keyferry::ui {

namespace {

constexpr int leastColumn = 40; ///< Qt's own has room for the widest letter of the font and more
constexpr int rounding = 1;     ///< of a text whose width is no whole number

} // namespace

DataTable::DataTable(QWidget *parent)
    : QTableView(parent)
{
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setItemDelegate(new CellDelegate(this));
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setRowHeight(metrics::tableRow);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsMovable(true);
    horizontalHeader()->setMinimumSectionSize(leastColumn);
    connect(horizontalHeader(), &QHeaderView::sortIndicatorChanged, this, [this](int column) {
        if (column >= 0)
            widen(column, headerWidth(column));
    });
    viewport()->setAttribute(Qt::WA_Hover);
    setBackgroundRole(QPalette::Base); // behind the scroll bar
    setAutoFillBackground(true);
}

void DataTable::setRowHeight(int pixels)
{
    verticalHeader()->setMinimumSectionSize(pixels);
    verticalHeader()->setDefaultSectionSize(pixels);
}

int DataTable::firstColumn() const
{
    const QHeaderView *header = horizontalHeader();
    for (int visual = 0; visual < header->count(); ++visual) {
        if (const int logical = header->logicalIndex(visual); !header->isSectionHidden(logical))
            return logical;
    }
    return -1;
}

int DataTable::lastColumn() const
{
    const QHeaderView *header = horizontalHeader();
    for (int visual = header->count() - 1; visual >= 0; --visual) {
        if (const int logical = header->logicalIndex(visual); !header->isSectionHidden(logical))
            return logical;
    }
    return -1;
}

void DataTable::makeRoom(int column, const QStringList &texts)
{
    const QFontMetrics font(Theme::current().fonts.body);
    const int outside = column == firstColumn() ? metrics::edgePadding : metrics::cellPadding;
    for (const QString &text : texts)
        widen(column,
              font.horizontalAdvance(text) + metrics::iconState + metrics::close + outside
                  + metrics::cellPadding);
}

void DataTable::widen(int column, int needed)
{
    if (columnWidth(column) < needed)
        setColumnWidth(column, needed);
}

void DataTable::showEvent(QShowEvent *event)
{
    QTableView::showEvent(event);
    for (int i = 0; i < horizontalHeader()->count(); ++i) {
        if (!isColumnHidden(i))
            widen(i, headerWidth(i));
    }
    keepReadableSoon();
}

void DataTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    keepReadableSoon();
}

// Once the panes around it, which may set widths of columns, have taken their new sizes too.
void DataTable::keepReadableSoon()
{
    QTimer::singleShot(0, this, &DataTable::keepStretchedReadable);
}

// Qt's hint has the arrow in every column of a table that can be sorted, and takes each for the
// first one.
int DataTable::headerWidth(int column) const
{
    const QHeaderView *header = horizontalHeader();
    int needed = header->sectionSizeHint(column);
    if (header->isSortIndicatorShown() && header->sortIndicatorSection() != column)
        needed -= style()->pixelMetric(QStyle::PM_HeaderMarkSize, nullptr, header);
    if (column != firstColumn() && column != lastColumn())
        needed -= metrics::edgePadding - metrics::cellPadding;
    return needed + rounding;
}

bool DataTable::isStretched(int column) const
{
    const QHeaderView *header = horizontalHeader();
    return header->sectionResizeMode(column) == QHeaderView::Stretch
           || (header->stretchLastSection() && column == lastColumn());
}

// Qt leaves next to nothing of a stretched column where the others need all the room. Its one
// remedy, a least width, widens every column: what they had comes back with the room.
void DataTable::keepStretchedReadable()
{
    if (!isVisible())
        return;
    QHeaderView *header = horizontalHeader();
    giveBackWidths();
    for (int i = 0; i < header->count(); ++i) {
        if (isColumnHidden(i) || !isStretched(i) || columnWidth(i) >= headerWidth(i))
            continue;
        noteWidths();
        header->setMinimumSectionSize(std::max(header->minimumSectionSize(), headerWidth(i)));
        widen(i, headerWidth(i));
    }
}

void DataTable::noteWidths()
{
    if (!m_widths.isEmpty())
        return;
    m_usualLeast = horizontalHeader()->minimumSectionSize();
    for (int i = 0; i < horizontalHeader()->count(); ++i) {
        if (!isColumnHidden(i) && !isStretched(i))
            m_widths.insert(i, columnWidth(i));
    }
}

void DataTable::giveBackWidths()
{
    if (m_widths.isEmpty())
        return;
    int needed = 0;
    for (int i = 0; i < horizontalHeader()->count(); ++i) {
        if (!isColumnHidden(i))
            needed += isStretched(i) ? headerWidth(i) : m_widths.value(i, columnWidth(i));
    }
    if (needed > viewport()->width())
        return;
    horizontalHeader()->setMinimumSectionSize(m_usualLeast);
    const QHash<int, int> widths = std::exchange(m_widths, {});
    for (auto it = widths.begin(); it != widths.end(); ++it) {
        if (!isStretched(it.key()))
            setColumnWidth(it.key(), it.value());
    }
}

bool DataTable::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::HoverMove || event->type() == QEvent::HoverEnter)
        hover(rowAt(static_cast<QHoverEvent *>(event)->position().toPoint().y()));
    else if (event->type() == QEvent::HoverLeave || event->type() == QEvent::Leave)
        hover(-1);
    return QTableView::viewportEvent(event);
}

void DataTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    // The focus ring runs along the whole row, Qt repaints but the two cells.
    updateRow(previous.row());
    updateRow(current.row());
}

void DataTable::focusInEvent(QFocusEvent *event)
{
    QTableView::focusInEvent(event);
    updateRow(currentIndex().row());
}

void DataTable::focusOutEvent(QFocusEvent *event)
{
    QTableView::focusOutEvent(event);
    updateRow(currentIndex().row());
}

void DataTable::hover(int row)
{
    if (row == m_hoveredRow)
        return;
    updateRow(m_hoveredRow);
    m_hoveredRow = row;
    updateRow(m_hoveredRow);
}

void DataTable::updateRow(int row)
{
    if (row >= 0)
        viewport()->update(0, rowViewportPosition(row), viewport()->width(), rowHeight(row));
}

} // namespace keyferry::ui
