#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/styleparts.h"
#include "ui/widgets/theme.h"

namespace keyferry::ui::style {

namespace {

// What a check box and a radio button have in common.
Box markBox(const QStyleOption *option, bool isOn, qreal radius)
{
    const Theme &theme = Theme::current();
    if (!option->state.testFlag(QStyle::State_Enabled))
        return {.fill = isOn ? theme.textDisabled : theme.window,
                .border = theme.textDisabled,
                .radius = radius};
    if (isOn)
        return {.fill = theme.accent, .border = theme.accent, .radius = radius};
    const bool isHot = option->state.testFlag(QStyle::State_MouseOver);
    return {.fill = isHot ? theme.rowHover : theme.surface,
            .border = theme.borderControl,
            .radius = radius};
}

QRect square(const QRect &rect)
{
    const int side = std::min({rect.width(), rect.height(), metrics::checkBox});
    return {
        rect.x() + (rect.width() - side) / 2, rect.y() + (rect.height() - side) / 2, side, side};
}

} // namespace

void drawCheckBox(const QStyleOption *option, QPainter *painter, const QWidget *)
{
    const Theme &theme = Theme::current();
    const bool isPartly = option->state.testFlag(QStyle::State_NoChange);
    const bool isOn = option->state.testFlag(QStyle::State_On) || isPartly;
    const QRect box = square(option->rect);
    paintBox(painter, box, markBox(option, isOn, metrics::radiusSmall));
    if (isPartly)
        painter->fillRect(box.adjusted(4, 7, -4, -7), theme.accentText);
    else if (isOn)
        paintIcon(painter, box, "check", metrics::iconState, theme.accentText);
}

void drawRadioButton(const QStyleOption *option, QPainter *painter, const QWidget *)
{
    const bool isOn = option->state.testFlag(QStyle::State_On);
    const QRect box = square(option->rect);
    paintBox(painter, box, markBox(option, isOn, box.width() / 2.0));
    if (isOn)
        paintBox(painter,
                 box.adjusted(5, 5, -5, -5),
                 {.fill = Theme::current().accentText, .radius = 3});
}

void drawFocusFrame(const QStyleOption *option, QPainter *painter, const QWidget *)
{
    paintBox(painter,
             option->rect,
             {.border = Theme::current().focus,
              .radius = metrics::radius + metrics::radiusSmall,
              .width = 2});
}

void drawItemFocus(const QStyleOption *option, QPainter *painter, const QWidget *)
{
    if (option->state.testFlag(QStyle::State_KeyboardFocusChange))
        paintBox(
            painter, option->rect, {.border = Theme::current().focus, .radius = 2, .width = 2});
}

void drawItemPanel(const QStyleOption *option, QPainter *painter, const QWidget *)
{
    const Theme &theme = Theme::current();
    if (option->state.testFlag(QStyle::State_Selected))
        painter->fillRect(option->rect, theme.selection);
    else if (option->state.testFlag(QStyle::State_MouseOver)
             && option->state.testFlag(QStyle::State_Enabled))
        painter->fillRect(option->rect, theme.rowHover);
    else if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option))
        painter->fillRect(option->rect, item->backgroundBrush);
}

void drawTip(const QStyleOption *option, QPainter *painter, const QWidget *)
{
    painter->fillRect(option->rect, Theme::current().tooltip);
}

} // namespace keyferry::ui::style
