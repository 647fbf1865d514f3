#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/styleparts.h"
#include "ui/widgets/theme.h"

namespace keyferry::ui::style {

namespace {

constexpr int chevron = 12;

struct ButtonLook
{
    QColor fill{};
    QColor border{};
    QColor text{};
};

struct ButtonState
{
    Variant variant = Variant::Plain;
    bool isEnabled = true;
    bool isHot = false; ///< hovered or pressed
    bool isDown = false;
    bool isChecked = false;
    bool isSmall = false;
};

ButtonState stateOf(const QStyleOption *option, const QWidget *widget)
{
    return {.variant = variantOf(widget),
            .isEnabled = option->state.testFlag(QStyle::State_Enabled),
            .isHot = option->state.testFlag(QStyle::State_MouseOver)
                     || option->state.testFlag(QStyle::State_Sunken),
            .isDown = option->state.testFlag(QStyle::State_Sunken),
            .isChecked = option->state.testFlag(QStyle::State_On),
            .isSmall = isSmall(widget)};
}

ButtonLook filledLook(const ButtonState &state, const Theme &theme)
{
    if (state.variant == Variant::Primary) {
        const QColor fill = state.isHot ? theme.accentHover : theme.accent;
        return {.fill = fill, .border = fill, .text = theme.accentText};
    }
    const QColor fill = state.isDown ? theme.danger.darker(110) : theme.danger;
    return {.fill = fill, .border = fill, .text = theme.dangerText};
}

ButtonLook flatLook(const ButtonState &state, const Theme &theme)
{
    if (!state.isEnabled)
        return {.text = theme.textDisabled};
    if (state.isChecked)
        return {.fill = theme.accentSoft, .text = theme.text};
    ButtonLook look{.text = theme.text};
    if (state.isHot)
        look.fill = state.isDown ? theme.border : theme.sunken;
    return look;
}

// On the toast's own ground, which is dark in the light theme.
ButtonLook toastLook(const ButtonState &state, const Theme &theme)
{
    QColor hover = theme.tooltipText;
    hover.setAlphaF(0.15F);
    return {.fill = state.isHot ? hover : QColor(),
            .border = theme.tooltipText,
            .text = theme.tooltipText};
}

ButtonLook lookOf(const ButtonState &state)
{
    const Theme &theme = Theme::current();
    if (state.variant == Variant::Quiet)
        return flatLook(state, theme);
    if (state.variant == Variant::Link)
        return {.text = !state.isEnabled ? theme.textDisabled
                                         : (state.isHot ? theme.accentHover : theme.accent)};
    if (state.variant == Variant::Toast)
        return toastLook(state, theme);
    if (!state.isEnabled)
        return {.fill = theme.window, .border = theme.border, .text = theme.textDisabled};
    const bool isFilled =
        state.variant == Variant::Primary || (state.variant == Variant::Danger && !state.isSmall);
    if (isFilled)
        return filledLook(state, theme);
    if (state.isChecked)
        return {.fill = theme.accentSoft, .border = theme.accent, .text = theme.text};
    return {.fill = state.isDown ? theme.sunken : (state.isHot ? theme.rowHover : theme.surface),
            .border = theme.borderControl,
            .text = state.variant == Variant::Danger ? theme.danger : theme.text};
}

QFont fontOf(const QWidget *widget)
{
    QFont font = widget ? widget->font() : QFont();
    if (variantOf(widget) == Variant::Primary)
        font.setWeight(QFont::DemiBold);
    return font;
}

struct LabelParts
{
    QString text{};
    QIcon icon{};
    int iconSize = 0;
    bool hasMenu = false;
    QFont font{};

    [[nodiscard]] int textWidth() const
    {
        // Two pixels more: fractional advances are rounded down and the last letter would be cut.
        return QFontMetrics(font).size(Qt::TextShowMnemonic, text).width() + 2;
    }
    [[nodiscard]] int width() const
    {
        int total = text.isEmpty() ? 0 : textWidth();
        if (!icon.isNull())
            total += iconSize + (text.isEmpty() ? 0 : metrics::close);
        if (hasMenu)
            total += chevron + metrics::close;
        return total;
    }
};

// Icon, text and chevron centred as one.
void paintLabel(QPainter *painter,
                const QRect &rect,
                const LabelParts &parts,
                const QStyleOption *option,
                const QColor &color)
{
    painter->save();
    painter->setFont(parts.font);
    painter->setPen(color);
    int x = rect.x() + std::max(0, (rect.width() - parts.width()) / 2);
    if (!parts.icon.isNull()) {
        const QRect iconRect(
            x, rect.y() + (rect.height() - parts.iconSize) / 2, parts.iconSize, parts.iconSize);
        paintButtonIcon(painter, iconRect, parts.icon, color, option->state);
        x = iconRect.right() + 1 + metrics::close;
    }
    if (!parts.text.isEmpty()) {
        const int width = std::min(parts.textWidth(), rect.right() + 1 - x);
        painter->drawText(QRect(x, rect.y(), width, rect.height()),
                          Qt::AlignVCenter | Qt::TextShowMnemonic,
                          parts.text);
        x += width + metrics::close;
    }
    if (parts.hasMenu)
        paintIcon(
            painter, QRect(x, rect.y(), chevron, rect.height()), "chevron-down", chevron, color);
    painter->restore();
}

LabelParts partsOf(const QStyleOptionButton &button, const QWidget *widget)
{
    return {.text = button.text,
            .icon = button.icon,
            .iconSize = button.iconSize.width(),
            .hasMenu = button.features.testFlag(QStyleOptionButton::HasMenu),
            .font = fontOf(widget)};
}

LabelParts partsOf(const QStyleOptionToolButton &button, const QWidget *widget)
{
    const bool showsText = button.toolButtonStyle != Qt::ToolButtonIconOnly || button.icon.isNull();
    const bool showsIcon = button.toolButtonStyle != Qt::ToolButtonTextOnly;
    return {.text = showsText ? button.text : QString(),
            .icon = showsIcon ? button.icon : QIcon(),
            .iconSize = button.iconSize.width(),
            .hasMenu = button.features.testFlag(QStyleOptionToolButton::HasMenu) && showsText,
            .font = fontOf(widget)};
}

} // namespace

void drawPushButtonBevel(const QStyleOption *option, QPainter *painter, const QWidget *widget)
{
    ButtonState state = stateOf(option, widget);
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    if (button && button->features.testFlag(QStyleOptionButton::Flat)
        && state.variant == Variant::Plain)
        state.variant = Variant::Quiet;
    const ButtonLook look = lookOf(state);
    paintBox(painter,
             option->rect,
             {.fill = look.fill, .border = look.border, .radius = metrics::radius});
}

void drawPushButtonLabel(const QStyleOption *option, QPainter *painter, const QWidget *widget)
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    if (!button)
        return;
    paintLabel(painter,
               option->rect,
               partsOf(*button, widget),
               option,
               lookOf(stateOf(option, widget)).text);
}

void drawToolButton(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget)
{
    const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
    if (!button)
        return;
    ButtonState state = stateOf(option, widget);
    if (option->state.testFlag(QStyle::State_AutoRaise) && state.variant == Variant::Plain)
        state.variant = Variant::Quiet;
    ButtonLook look = lookOf(state);
    if (state.variant == Variant::Toast)
        look.border = QColor();
    paintBox(painter,
             option->rect,
             {.fill = look.fill, .border = look.border, .radius = metrics::radius});
    const bool isBareIcon =
        state.variant == Variant::Quiet && button->toolButtonStyle == Qt::ToolButtonIconOnly;
    const QColor quiet =
        state.isEnabled && !state.isChecked ? Theme::current().textMuted : look.text;
    paintLabel(
        painter, option->rect, partsOf(*button, widget), option, isBareIcon ? quiet : look.text);
}

QSize pushButtonSize(const QStyleOption *option, const QWidget *widget)
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    if (!button)
        return {};
    const LabelParts parts = partsOf(*button, widget);
    const bool isLink = variantOf(widget) == Variant::Link;
    const bool isTight = widget && widget->property("kf-tight").toBool();
    const int usual = isTight ? metrics::close : (isSmall(widget) ? 10 : metrics::block);
    const int padding = isLink ? 0 : usual;
    const int height =
        std::max(controlHeight(widget), QFontMetrics(parts.font).height() + metrics::gap);
    const int width = parts.width() + 2 * padding;
    return {isLink ? width : std::max(width, height), height};
}

QSize toolButtonSize(const QStyleOption *option, const QSize &contents, const QWidget *widget)
{
    const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
    if (!button)
        return contents;
    const LabelParts parts = partsOf(*button, widget);
    const int height =
        std::max(controlHeight(widget), QFontMetrics(parts.font).height() + metrics::gap);
    return {parts.text.isEmpty() ? height : parts.width() + 2 * 10, height};
}

} // namespace keyferry::ui::style
