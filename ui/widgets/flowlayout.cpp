#include "ui/widgets/flowlayout.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>
#include <utility>

namespace keyferry::ui {

namespace {

bool isShown(const QLayoutItem *item)
{
    return !item->isEmpty();
}

bool mayExpand(const QLayoutItem *item)
{
    return item->expandingDirections().testFlag(Qt::Horizontal);
}

int heightOf(const QList<QLayoutItem *> &line)
{
    int height = 0;
    for (const QLayoutItem *item : line)
        height = std::max(height, item->sizeHint().height());
    return height;
}

} // namespace

FlowLayout::FlowLayout(QWidget *parent)
    : QLayout(parent)
{}

FlowLayout::~FlowLayout()
{
    qDeleteAll(m_items);
}

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.append(item);
}

int FlowLayout::count() const
{
    return static_cast<int>(m_items.size());
}

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return m_items.value(index, nullptr);
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

// Only what gives way by itself, as an ElidedLabel does, is asked for less than it would like.
int FlowLayout::leastWidth(const QLayoutItem *item) const
{
    return mayExpand(item) ? item->minimumSize().width() : item->sizeHint().width();
}

QList<FlowLayout::Line> FlowLayout::linesFor(int width) const
{
    QList<Line> lines;
    int used = 0;
    for (QLayoutItem *item : m_items) {
        if (!isShown(item))
            continue;
        const int needed = leastWidth(item);
        if (lines.isEmpty() || used + spacing() + needed > width) {
            lines.append(Line{});
            used = -spacing();
        }
        used += spacing() + needed;
        lines.last().append(item);
    }
    return lines;
}

int FlowLayout::heightForWidth(int width) const
{
    const QMargins margins = contentsMargins();
    const QList<Line> lines = linesFor(width - margins.left() - margins.right());
    int height = margins.top() + margins.bottom();
    for (const Line &line : lines)
        height += heightOf(line) + spacing();
    return lines.isEmpty() ? height : height - spacing();
}

QSize FlowLayout::sizeHint() const
{
    const QMargins margins = contentsMargins();
    int width = margins.left() + margins.right() - spacing();
    int height = 0;
    for (const QLayoutItem *item : m_items) {
        if (!isShown(item))
            continue;
        width += item->sizeHint().width() + spacing();
        height = std::max(height, item->sizeHint().height());
    }
    return {width, height + margins.top() + margins.bottom()};
}

QSize FlowLayout::minimumSize() const
{
    const QMargins margins = contentsMargins();
    int width = 0;
    for (const QLayoutItem *item : m_items)
        width = std::max(width, isShown(item) ? leastWidth(item) : 0);
    return {width + margins.left() + margins.right(), heightOf(m_items)};
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    QRect line = rect.marginsRemoved(contentsMargins());
    for (const Line &items : linesFor(line.width())) {
        line.setHeight(heightOf(items));
        place(items, line);
        line.moveTop(line.bottom() + 1 + spacing());
    }
}

void FlowLayout::place(const Line &line, const QRect &rect) const
{
    int left = rect.width() + spacing();
    for (const QLayoutItem *item : line)
        left -= leastWidth(item) + spacing();
    int x = rect.x();
    for (QLayoutItem *item : line) {
        int width = leastWidth(item);
        if (mayExpand(item))
            width += std::exchange(left, 0);
        const int height = item->sizeHint().height();
        const QRect place(x, rect.y() + (rect.height() - height) / 2, width, height);
        item->setGeometry(QStyle::visualRect(
            parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight, rect, place));
        x += width + spacing();
    }
}

} // namespace keyferry::ui
