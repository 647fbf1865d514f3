#pragma once

#include "ui/widgets/focusring.h"

#include <QProxyStyle>

namespace keyferry::ui {

/// Our look over Fusion: flat fills, one pixel borders, our heights, colours from Theme::current().
/// design/tokens.md "Style, delegates, QSS". Widgets choose a variant by dynamic properties, set
/// before they are shown or followed by restyle():
///
///  - `kf-role`   primary, quiet, danger (outlined if small, else filled), segment (inside a
///  SegmentedFilter)
///  - `kf-size`   small: 26 px instead of 30
///  - `kf-error`  true: danger border
///
/// A tab's text may hold a tab character: what follows it is a count, in micro. GUI thread.
class ProxyStyle final : public QProxyStyle
{
    Q_OBJECT

public:
    ProxyStyle();

    void polish(QWidget *widget) override;
    void polish(QApplication *application) override;
    void unpolish(QApplication *application) override;
    using QProxyStyle::polish;
    using QProxyStyle::unpolish;

    void drawPrimitive(PrimitiveElement element,
                       const QStyleOption *option,
                       QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element,
                     const QStyleOption *option,
                     QPainter *painter,
                     const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control,
                            const QStyleOptionComplex *option,
                            QPainter *painter,
                            const QWidget *widget) const override;
    [[nodiscard]] QRect subControlRect(ComplexControl control,
                                       const QStyleOptionComplex *option,
                                       SubControl part,
                                       const QWidget *widget) const override;
    [[nodiscard]] QRect subElementRect(SubElement element,
                                       const QStyleOption *option,
                                       const QWidget *widget) const override;
    [[nodiscard]] QSize sizeFromContents(ContentsType type,
                                         const QStyleOption *option,
                                         const QSize &contents,
                                         const QWidget *widget) const override;
    [[nodiscard]] int pixelMetric(PixelMetric metric,
                                  const QStyleOption *option,
                                  const QWidget *widget) const override;
    [[nodiscard]] int styleHint(StyleHint hint,
                                const QStyleOption *option,
                                const QWidget *widget,
                                QStyleHintReturn *result) const override;

private:
    FocusRing m_focusRing;
};

/// Sets a variant property and has the widget measured and painted anew.
void setVariant(QWidget *widget, const char *property, const QVariant &value);

} // namespace keyferry::ui
