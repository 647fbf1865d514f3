#include "ui/widgets/celldelegate.h"

#include "ui/widgets/datatable.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/styleparts.h"

#include <QAbstractItemView>
#include <QHeaderView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace keyferry::ui {

namespace {

struct Edges
{
    bool isFirst = false;
    bool isLast = false;
};

Edges edgesOf(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const auto *table = qobject_cast<const DataTable *>(option.widget);
    if (!table)
        return {};
    return {.isFirst = index.column() == table->firstColumn(),
            .isLast = index.column() == table->lastColumn()};
}

QRect inner(const QStyleOptionViewItem &option, const Edges &edges)
{
    const int left = edges.isFirst ? metrics::edgePadding : metrics::cellPadding;
    const int right = edges.isLast ? metrics::edgePadding : metrics::cellPadding;
    return option.rect.adjusted(left, 0, -right, -1);
}

QFont fontOf(const CellContent &content)
{
    const Fonts &fonts = Theme::current().fonts;
    if (content.isTag)
        return fonts.micro;
    if (content.isMono)
        return fonts.mono;
    return content.isStrong ? fonts.bodyStrong : fonts.body;
}

int iconSpace(const CellContent &content)
{
    return content.icon.isEmpty() ? 0 : content.iconSize + metrics::tight;
}

QColor textColor(const CellContent &content, const QStyleOptionViewItem &option)
{
    const Theme &theme = Theme::current();
    const bool isPlain = content.color == &Theme::text;
    if (!option.state.testFlag(QStyle::State_Enabled))
        return theme.textDisabled;
    return isPlain && option.state.testFlag(QStyle::State_Selected) ? theme.selectionText
                                                                    : theme.*content.color;
}

bool isHovered(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const auto *table = qobject_cast<const DataTable *>(option.widget);
    return table ? table->hoveredRow() == index.row()
                 : option.state.testFlag(QStyle::State_MouseOver);
}

void paintRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const Theme &theme = Theme::current();
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, theme.selection);
    else if (isHovered(option, index))
        painter->fillRect(option.rect, theme.rowHover);
    style::paintHorizontal(painter, option.rect, option.rect.bottom(), theme.grid);
}

// One ring around the whole current row, drawn piece by piece as its cells are.
void paintRowFocus(QPainter *painter,
                   const QStyleOptionViewItem &option,
                   const QModelIndex &index,
                   const Edges &edges)
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const bool isCurrent = view && view->hasFocus() && view->currentIndex().row() == index.row();
    if (!isCurrent || !view->window()->testAttribute(Qt::WA_KeyboardFocusChange))
        return;
    const QColor color = Theme::current().focus;
    const QRect &rect = option.rect;
    painter->fillRect(rect.x(), rect.y(), rect.width(), 2, color);
    painter->fillRect(rect.x(), rect.bottom() - 1, rect.width(), 2, color);
    if (edges.isFirst)
        painter->fillRect(rect.x(), rect.y(), 2, rect.height(), color);
    if (edges.isLast)
        painter->fillRect(rect.right() - 1, rect.y(), 2, rect.height(), color);
}

void paintTag(QPainter *painter, const QRect &rect, const QString &text, const QColor &color)
{
    if (text.isEmpty())
        return;
    const Theme &theme = Theme::current();
    const QFontMetrics font = painter->fontMetrics();
    const QString shown = font.elidedText(text, Qt::ElideRight, rect.width() - 10);
    const int height = font.height() + metrics::tight;
    const QRect box(rect.x(),
                    rect.y() + (rect.height() - height) / 2,
                    font.horizontalAdvance(shown) + 10,
                    height);
    style::paintBox(painter,
                    box,
                    {.fill = theme.raised, .border = theme.border, .radius = metrics::radiusSmall});
    painter->setPen(color);
    painter->drawText(box, Qt::AlignCenter, shown);
}

int remarkWidth(const CellRemark &remark)
{
    if (remark.text.isEmpty())
        return 0;
    return metrics::close + metrics::iconState + metrics::tight
           + QFontMetrics(Theme::current().fonts.caption).horizontalAdvance(remark.text);
}

// At the right of where the text ends.
void paintRemark(QPainter *painter, const QRect &rect, int textWidth, const CellRemark &remark)
{
    if (remark.text.isEmpty())
        return;
    const QColor color = Theme::current().*remark.color;
    const QRect room = rect.adjusted(textWidth + metrics::close, 0, 0, 0);
    paintIcon(painter,
              QRect(room.x(), room.y(), metrics::iconState, room.height()),
              remark.icon,
              metrics::iconState,
              color);
    painter->setFont(Theme::current().fonts.caption);
    painter->setPen(color);
    painter->drawText(room.adjusted(metrics::iconState + metrics::tight, 0, 0, 0),
                      Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      remark.text);
}

} // namespace

void CellDelegate::paint(QPainter *painter,
                         const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const CellContent cell = content(index);
    const Edges edges = edgesOf(option, index);
    painter->save();
    paintRow(painter, option, index);
    QRect rect = inner(option, edges);
    const QColor color = textColor(cell, option);
    if (!cell.icon.isEmpty()) {
        const QColor iconColor = cell.iconColor ? Theme::current().*cell.iconColor : color;
        paintIcon(painter,
                  QRect(rect.x(), rect.y(), cell.iconSize, rect.height()),
                  cell.icon,
                  cell.iconSize,
                  iconColor);
        rect.setLeft(rect.left() + iconSpace(cell));
    }
    painter->setFont(fontOf(cell));
    if (cell.isTag) {
        const bool isSelected = option.state.testFlag(QStyle::State_Selected);
        paintTag(painter, rect, cell.text, isSelected ? Theme::current().text : color);
    } else {
        painter->setPen(color);
        const int room = std::max(0, rect.width() - remarkWidth(cell.remark));
        const QString text = painter->fontMetrics().elidedText(cell.text, cell.elide, room);
        const int textWidth = painter->fontMetrics().horizontalAdvance(text);
        painter->drawText(
            rect, static_cast<int>(cell.alignment | Qt::AlignVCenter) | Qt::TextSingleLine, text);
        paintRemark(painter, rect, textWidth, cell.remark);
    }
    paintRowFocus(painter, option, index, edges);
    painter->restore();
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const CellContent cell = content(index);
    const Edges edges = edgesOf(option, index);
    const int outside = (edges.isFirst ? metrics::edgePadding : metrics::cellPadding)
                        + (edges.isLast ? metrics::edgePadding : metrics::cellPadding);
    const int tag = cell.isTag ? 10 : 0;
    return {QFontMetrics(fontOf(cell)).horizontalAdvance(cell.text) + iconSpace(cell) + outside
                + tag + remarkWidth(cell.remark),
            metrics::tableRow};
}

bool CellDelegate::helpEvent(QHelpEvent *event,
                             QAbstractItemView *view,
                             const QStyleOptionViewItem &option,
                             const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const CellContent cell = content(index);
    const int room =
        inner(option, edgesOf(option, index)).width() - iconSpace(cell) - remarkWidth(cell.remark);
    const bool isElided = QFontMetrics(fontOf(cell)).horizontalAdvance(cell.text) > room;
    const QString tip = cell.tip.isEmpty() && isElided ? cell.text : cell.tip;
    QToolTip::showText(event->globalPos(), tip.toHtmlEscaped(), view);
    return true;
}

CellContent CellDelegate::content(const QModelIndex &index) const
{
    return {.text = index.data().toString()};
}

CellContent TextDelegate::content(const QModelIndex &index) const
{
    return {.text = index.data().toString(),
            .color = m_look.color,
            .elide = m_look.elide,
            .isMono = m_look.isMono};
}

} // namespace keyferry::ui
