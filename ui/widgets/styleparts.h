#pragma once

#include <QColor>
#include <QPainter>
#include <QRectF>
#include <QSize>
#include <QStyleOption>
#include <QWidget>

// What ProxyStyle draws, one family of controls a file; free functions, because QStyle's own
// dispatch is all there is of state.
namespace keyferry::ui::style {

enum class Variant { Plain, Primary, Quiet, Danger, Link, Toast };

[[nodiscard]] Variant variantOf(const QWidget *widget);
[[nodiscard]] bool isSmall(const QWidget *widget);
[[nodiscard]] bool hasError(const QWidget *widget);
[[nodiscard]] int controlHeight(const QWidget *widget);
/// Focus that came by the keyboard.
[[nodiscard]] bool showsFocus(const QStyleOption *option);

struct Box
{
    QColor fill{};
    QColor border{}; ///< invalid: none
    qreal radius = 4;
    qreal width = 1;
};

/// A filled and outlined box whose border is crisp at every pixel ratio.
void paintBox(QPainter *painter, const QRectF &rect, const Box &box);
/// A line one pixel wide, logical or device, whichever is crisp.
void paintHorizontal(QPainter *painter, const QRect &rect, int y, const QColor &color);

// buttons
void drawPushButtonBevel(const QStyleOption *option, QPainter *painter, const QWidget *widget);
void drawPushButtonLabel(const QStyleOption *option, QPainter *painter, const QWidget *widget);
void drawToolButton(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget);
[[nodiscard]] QSize pushButtonSize(const QStyleOption *option, const QWidget *widget);
[[nodiscard]] QSize
toolButtonSize(const QStyleOption *option, const QSize &contents, const QWidget *widget);

// inputs
void drawLineEdit(const QStyleOption *option, QPainter *painter, const QWidget *widget);
void drawTextFrame(const QStyleOption *option, QPainter *painter, const QWidget *widget);
void drawComboBox(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget);
void drawComboLabel(const QStyleOption *option, QPainter *painter, const QWidget *widget);
void drawSpinBox(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget);
[[nodiscard]] QRect comboPart(const QStyleOptionComplex *option, QStyle::SubControl part);
[[nodiscard]] QRect spinPart(const QStyleOptionComplex *option, QStyle::SubControl part);

// marks
void drawCheckBox(const QStyleOption *option, QPainter *painter, const QWidget *widget);
void drawRadioButton(const QStyleOption *option, QPainter *painter, const QWidget *widget);
void drawFocusFrame(const QStyleOption *option, QPainter *painter, const QWidget *widget);
void drawItemFocus(const QStyleOption *option, QPainter *painter, const QWidget *widget);
void drawItemPanel(const QStyleOption *option, QPainter *painter, const QWidget *widget);
void drawTip(const QStyleOption *option, QPainter *painter, const QWidget *widget);

// bars
void drawTabShape(const QStyleOption *option, QPainter *painter, const QWidget *widget);
void drawTabLabel(const QStyleOption *option, QPainter *painter, const QWidget *widget);
void drawTabBarBase(const QStyleOption *option, QPainter *painter, const QWidget *widget);
void drawHeader(const QStyleOption *option, QPainter *painter, const QWidget *widget);
void drawHeaderEmptyArea(const QStyleOption *option, QPainter *painter, const QWidget *widget);
void drawProgressBar(const QStyleOption *option, QPainter *painter, const QWidget *widget);
void drawSplitter(const QStyleOption *option, QPainter *painter, const QWidget *widget);
void drawScrollBar(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget);
[[nodiscard]] QRect scrollPart(const QStyleOptionComplex *option, QStyle::SubControl part);
[[nodiscard]] QSize tabSize(const QStyleOption *option);
[[nodiscard]] QSize headerSize(const QStyleOption *option);

// menus
void drawMenuPanel(const QStyleOption *option, QPainter *painter, const QWidget *widget);
void drawMenuItem(const QStyleOption *option, QPainter *painter, const QWidget *widget);
[[nodiscard]] QSize menuItemSize(const QStyleOption *option, const QSize &contents);

} // namespace keyferry::ui::style
