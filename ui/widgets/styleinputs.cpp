#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/styleparts.h"
#include "ui/widgets/theme.h"

namespace keyferry::ui::style {

namespace {

constexpr int inputPadding = 10;
constexpr int comboButton = 28;
constexpr int spinButton = 22;
constexpr int chevron = 12;

// The border itself is the focus ring, for the mouse too: one must see where text goes.
Box inputBox(const QStyleOption *option, const QWidget *widget, bool hasFocus)
{
    const Theme &theme = Theme::current();
    const bool isEnabled = option->state.testFlag(QStyle::State_Enabled);
    QColor border = isEnabled ? theme.borderControl : theme.border;
    if (hasFocus)
        border = theme.focus;
    if (hasError(widget))
        border = theme.danger;
    return {.fill = isEnabled ? theme.surface : theme.raised,
            .border = border,
            .radius = metrics::radius,
            .width = hasFocus ? 2.0 : 1.0};
}

bool hasFocus(const QStyleOption *option)
{
    return option->state.testFlag(QStyle::State_HasFocus);
}

QColor chevronColor(const QStyleOption *option)
{
    const Theme &theme = Theme::current();
    return option->state.testFlag(QStyle::State_Enabled) ? theme.textMuted : theme.textDisabled;
}

} // namespace

void drawLineEdit(const QStyleOption *option, QPainter *painter, const QWidget *widget)
{
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    // Without a frame it stands inside a spin box, a combo box or a cell, which draw their own.
    if (frame && frame->lineWidth > 0)
        paintBox(painter, option->rect, inputBox(option, widget, hasFocus(option)));
}

void drawTextFrame(const QStyleOption *option, QPainter *painter, const QWidget *widget)
{
    paintBox(painter, option->rect, inputBox(option, widget, widget && widget->hasFocus()));
}

void drawComboBox(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget)
{
    paintBox(
        painter, option->rect, inputBox(option, widget, hasFocus(option) && showsFocus(option)));
    const QRect arrow = comboPart(option, QStyle::SC_ComboBoxArrow);
    paintIcon(painter, arrow, "chevron-down", chevron + 2, chevronColor(option));
}

void drawComboLabel(const QStyleOption *option, QPainter *painter, const QWidget *widget)
{
    const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    if (!combo || combo->editable)
        return;
    const Theme &theme = Theme::current();
    const bool isEnabled = option->state.testFlag(QStyle::State_Enabled);
    QRect rect = comboPart(combo, QStyle::SC_ComboBoxEditField);
    painter->save();
    if (!combo->currentIcon.isNull()) {
        const QRect iconRect(rect.x(), rect.y(), combo->iconSize.width(), rect.height());
        combo->currentIcon.paint(
            painter, iconRect, Qt::AlignCenter, isEnabled ? QIcon::Normal : QIcon::Disabled);
        rect.setLeft(iconRect.right() + 1 + metrics::gap);
    }
    painter->setPen(isEnabled ? theme.text : theme.textDisabled);
    painter->setFont(widget ? widget->font() : theme.fonts.body);
    const QString text =
        painter->fontMetrics().elidedText(combo->currentText, Qt::ElideRight, rect.width());
    painter->drawText(rect, Qt::AlignVCenter | Qt::AlignLeft, text);
    painter->restore();
}

void drawSpinBox(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget)
{
    const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
    if (!spin)
        return;
    if (spin->frame)
        paintBox(painter, option->rect, inputBox(option, widget, hasFocus(option)));
    if (spin->buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const Theme &theme = Theme::current();
    const auto paintStep = [&](QStyle::SubControl part, QAnyStringView name, bool canStep) {
        const bool isHot = spin->activeSubControls.testFlag(part);
        const QColor color = canStep ? (isHot ? theme.text : theme.textMuted) : theme.textDisabled;
        paintIcon(painter, spinPart(option, part), name, chevron, color);
    };
    const bool isEnabled = option->state.testFlag(QStyle::State_Enabled);
    paintStep(QStyle::SC_SpinBoxUp,
              "chevron-up",
              isEnabled && spin->stepEnabled.testFlag(QAbstractSpinBox::StepUpEnabled));
    paintStep(QStyle::SC_SpinBoxDown,
              "chevron-down",
              isEnabled && spin->stepEnabled.testFlag(QAbstractSpinBox::StepDownEnabled));
}

QRect comboPart(const QStyleOptionComplex *option, QStyle::SubControl part)
{
    const QRect &rect = option->rect;
    QRect result = rect;
    if (part == QStyle::SC_ComboBoxArrow)
        result = QRect(rect.right() + 1 - comboButton, rect.y(), comboButton - 2, rect.height());
    else if (part == QStyle::SC_ComboBoxEditField)
        result = rect.adjusted(inputPadding, 2, -comboButton, -2);
    return QStyle::visualRect(option->direction, rect, result);
}

QRect spinPart(const QStyleOptionComplex *option, QStyle::SubControl part)
{
    const QRect &rect = option->rect;
    const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
    const bool hasButtons = !spin || spin->buttonSymbols != QAbstractSpinBox::NoButtons;
    const int buttons = hasButtons ? spinButton : 0;
    const int half = rect.height() / 2;
    // The chevrons stand close to the middle, as a pair.
    const int reach = std::min(half - 2, 11);
    QRect result = rect;
    if (part == QStyle::SC_SpinBoxUp)
        result = QRect(rect.right() + 1 - buttons, rect.y() + half - reach, buttons - 4, reach);
    else if (part == QStyle::SC_SpinBoxDown)
        result = QRect(rect.right() + 1 - buttons, rect.y() + half, buttons - 4, reach);
    else if (part == QStyle::SC_SpinBoxEditField)
        result = rect.adjusted(inputPadding - 2, 2, -buttons, -2);
    return QStyle::visualRect(option->direction, rect, result);
}

} // namespace keyferry::ui::style
