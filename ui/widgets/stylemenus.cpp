#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/styleparts.h"
#include "ui/widgets/theme.h"

namespace keyferry::ui::style {

namespace {

constexpr int itemHeight = 28;
constexpr int separatorHeight = 9;
constexpr int iconColumn =
    32; ///< also where there is no icon, so that texts stand below each other
constexpr int rightColumn = 28;

QString before(const QString &text)
{
    return text.section(u'\t', 0, 0);
}

QString shortcutOf(const QString &text)
{
    return text.contains(u'\t') ? text.section(u'\t', 1) : QString();
}

void paintMark(QPainter *painter,
               const QRect &rect,
               const QStyleOptionMenuItem &item,
               const QColor &color)
{
    const bool isEnabled = item.state.testFlag(QStyle::State_Enabled);
    const QRect column(rect.x(), rect.y(), iconColumn, rect.height());
    if (item.checkType != QStyleOptionMenuItem::NotCheckable && item.checked)
        paintIcon(painter, column, "check", metrics::iconButton, color);
    else if (!item.icon.isNull())
        item.icon.paint(painter,
                        QRect(column.center() - QPoint(7, 7), QSize(16, 16)),
                        Qt::AlignCenter,
                        isEnabled ? QIcon::Normal : QIcon::Disabled);
}

} // namespace

void drawMenuPanel(const QStyleOption *option, QPainter *painter, const QWidget *)
{
    const Theme &theme = Theme::current();
    paintBox(painter,
             option->rect,
             {.fill = theme.surface, .border = theme.borderControl, .radius = metrics::radiusCard});
}

void drawMenuItem(const QStyleOption *option, QPainter *painter, const QWidget *)
{
    const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
    if (!item)
        return;
    const Theme &theme = Theme::current();
    const QRect &rect = option->rect;
    if (item->menuItemType == QStyleOptionMenuItem::Separator)
        return paintHorizontal(painter, rect, rect.center().y(), theme.border);

    const bool isEnabled = option->state.testFlag(QStyle::State_Enabled);
    const bool isSelected = option->state.testFlag(QStyle::State_Selected) && isEnabled;
    if (isSelected)
        paintBox(painter, rect, {.fill = theme.selection, .radius = metrics::radius});
    const QColor color =
        !isEnabled ? theme.textMuted : (isSelected ? theme.selectionText : theme.text);
    paintMark(painter, rect, *item, color);

    painter->save();
    painter->setFont(item->font);
    painter->setPen(color);
    const QRect textRect = rect.adjusted(iconColumn, 0, -rightColumn, 0);
    painter->drawText(
        textRect, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic, before(item->text));
    painter->setPen(isSelected ? theme.selectionText : theme.textMuted);
    painter->drawText(rect.adjusted(0, 0, -metrics::block, 0),
                      Qt::AlignVCenter | Qt::AlignRight,
                      shortcutOf(item->text));
    painter->restore();
    if (item->menuItemType == QStyleOptionMenuItem::SubMenu)
        paintIcon(painter,
                  QRect(rect.right() - 24, rect.y(), 20, rect.height()),
                  "chevron-right",
                  metrics::iconState,
                  theme.textMuted);
}

QSize menuItemSize(const QStyleOption *option, const QSize &contents)
{
    const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
    if (!item)
        return contents;
    if (item->menuItemType == QStyleOptionMenuItem::Separator)
        return {contents.width(), separatorHeight};
    const QFontMetrics font(item->font);
    int width =
        iconColumn + font.size(Qt::TextShowMnemonic, before(item->text)).width() + rightColumn;
    if (const QString shortcut = shortcutOf(item->text); !shortcut.isEmpty())
        width += metrics::wide + font.horizontalAdvance(shortcut);
    return {width, std::max(itemHeight, font.height() + metrics::gap)};
}

} // namespace keyferry::ui::style
