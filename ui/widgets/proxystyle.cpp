#include "ui/widgets/proxystyle.h"

#include "ui/widgets/metrics.h"
#include "ui/widgets/styleparts.h"
#include "ui/widgets/theme.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QDialogButtonBox>
#include <QHash>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPainterPath>
#include <QPlainTextEdit>
#include <QStyleFactory>
#include <QTabBar>
#include <QTextEdit>
#include <QVariant>

#include <optional>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

using Draw = void (*)(const QStyleOption *, QPainter *, const QWidget *);
using DrawComplex = void (*)(const QStyleOptionComplex *, QPainter *, const QWidget *);

void drawNothing(const QStyleOption *, QPainter *, const QWidget *) {}

Draw primitivePainter(QStyle::PrimitiveElement element)
{
    static const QHash<int, Draw> painters{
        {QStyle::PE_PanelLineEdit, style::drawLineEdit},
        {QStyle::PE_FrameLineEdit, style::drawLineEdit},
        {QStyle::PE_IndicatorCheckBox, style::drawCheckBox},
        {QStyle::PE_IndicatorItemViewItemCheck, style::drawCheckBox},
        {QStyle::PE_IndicatorRadioButton, style::drawRadioButton},
        {QStyle::PE_FrameFocusRect, style::drawItemFocus},
        {QStyle::PE_PanelItemViewItem, style::drawItemPanel},
        {QStyle::PE_PanelItemViewRow, style::drawItemPanel},
        {QStyle::PE_PanelTipLabel, style::drawTip},
        {QStyle::PE_PanelMenu, style::drawMenuPanel},
        {QStyle::PE_FrameMenu, drawNothing},
        {QStyle::PE_FrameTabBarBase, style::drawTabBarBase},
        {QStyle::PE_FrameTabWidget, drawNothing},
        {QStyle::PE_PanelScrollAreaCorner, drawNothing},
    };
    return painters.value(element, nullptr);
}

Draw controlPainter(QStyle::ControlElement element)
{
    static const QHash<int, Draw> painters{
        {QStyle::CE_PushButtonBevel, style::drawPushButtonBevel},
        {QStyle::CE_PushButtonLabel, style::drawPushButtonLabel},
        {QStyle::CE_ComboBoxLabel, style::drawComboLabel},
        {QStyle::CE_TabBarTabShape, style::drawTabShape},
        {QStyle::CE_TabBarTabLabel, style::drawTabLabel},
        {QStyle::CE_Header, style::drawHeader},
        {QStyle::CE_HeaderEmptyArea, style::drawHeaderEmptyArea},
        {QStyle::CE_ProgressBar, style::drawProgressBar},
        {QStyle::CE_Splitter, style::drawSplitter},
        {QStyle::CE_MenuItem, style::drawMenuItem},
        {QStyle::CE_MenuEmptyArea, drawNothing},
        {QStyle::CE_FocusFrame, style::drawFocusFrame},
    };
    return painters.value(element, nullptr);
}

DrawComplex complexPainter(QStyle::ComplexControl control)
{
    static const QHash<int, DrawComplex> painters{
        {QStyle::CC_ToolButton, style::drawToolButton},
        {QStyle::CC_ComboBox, style::drawComboBox},
        {QStyle::CC_SpinBox, style::drawSpinBox},
        {QStyle::CC_ScrollBar, style::drawScrollBar},
    };
    return painters.value(control, nullptr);
}

// Text of several lines, or a list to tick in a form: framed like an input.
bool isTextBox(const QWidget *widget)
{
    const auto *list = qobject_cast<const QListWidget *>(widget);
    return qobject_cast<const QPlainTextEdit *>(widget) || qobject_cast<const QTextEdit *>(widget)
           || (list && list->frameShape() != QFrame::NoFrame);
}

std::optional<int> ourMetric(QStyle::PixelMetric metric, const QWidget *widget)
{
    static const QHash<int, int> fixed{
        {QStyle::PM_IndicatorWidth, metrics::checkBox},
        {QStyle::PM_IndicatorHeight, metrics::checkBox},
        {QStyle::PM_ExclusiveIndicatorWidth, metrics::checkBox},
        {QStyle::PM_ExclusiveIndicatorHeight, metrics::checkBox},
        {QStyle::PM_CheckBoxLabelSpacing, metrics::gap},
        {QStyle::PM_RadioButtonLabelSpacing, metrics::gap},
        {QStyle::PM_ScrollBarExtent, 10},
        {QStyle::PM_ScrollBarSliderMin, 32},
        {QStyle::PM_SplitterWidth, 1},
        {QStyle::PM_MenuPanelWidth, 1},
        {QStyle::PM_MenuHMargin, 4},
        {QStyle::PM_MenuVMargin, 4},
        {QStyle::PM_SubMenuOverlap, 0},
        {QStyle::PM_SmallIconSize, metrics::iconList},
        {QStyle::PM_ListViewIconSize, metrics::iconList},
        {QStyle::PM_TabBarTabShiftVertical, 0},
        {QStyle::PM_TabBarTabShiftHorizontal, 0},
        {QStyle::PM_TabBarBaseOverlap, 1},
        {QStyle::PM_ButtonShiftHorizontal, 0},
        {QStyle::PM_ButtonShiftVertical, 0},
        {QStyle::PM_ScrollView_ScrollBarSpacing, 0},
        {QStyle::PM_FocusFrameHMargin, 3},
        {QStyle::PM_FocusFrameVMargin, 3},
        {QStyle::PM_LayoutHorizontalSpacing, metrics::gap},
        {QStyle::PM_LayoutVerticalSpacing, metrics::gap},
        {QStyle::PM_LayoutLeftMargin, metrics::block},
        {QStyle::PM_LayoutRightMargin, metrics::block},
        {QStyle::PM_LayoutTopMargin, metrics::block},
        {QStyle::PM_LayoutBottomMargin, metrics::block},
        {QStyle::PM_HeaderMargin, metrics::cellPadding},
        {QStyle::PM_HeaderMarkSize, metrics::iconState},
    };
    if (metric == QStyle::PM_ButtonIconSize)
        return style::isSmall(widget) ? metrics::iconButton : metrics::iconList;
    if (metric == QStyle::PM_DefaultFrameWidth && isTextBox(widget))
        return 2; // room for the focus border
    const auto found = fixed.constFind(metric);
    return found == fixed.constEnd() ? std::nullopt : std::optional(*found);
}

std::optional<int> ourHint(QStyle::StyleHint hint)
{
    static const QHash<int, int> fixed{
        {QStyle::SH_ComboBox_Popup, 0},
        {QStyle::SH_DialogButtonBox_ButtonsHaveIcons, 0},
        {QStyle::SH_EtchDisabledText, 0},
        {QStyle::SH_DitherDisabledText, 0},
        {QStyle::SH_ItemView_ShowDecorationSelected, 1},
        {QStyle::SH_ItemView_PaintAlternatingRowColorsForEmptyArea, 0},
        {QStyle::SH_ScrollBar_Transient, 0},
        {QStyle::SH_ScrollBar_LeftClickAbsolutePosition, 0},
        {QStyle::SH_Widget_Animation_Duration, 0},
        {QStyle::SH_FocusFrame_Mask, 0},
        {QStyle::SH_FocusFrame_AboveWidget, 1},
        {QStyle::SH_TabBar_ElideMode, Qt::ElideNone},
        {QStyle::SH_SpinBox_ClickAutoRepeatThreshold, 400},
        {QStyle::SH_SpinBox_ClickAutoRepeatRate, 60},
        {QStyle::SH_LineEdit_PasswordMaskDelay, 0},
        {QStyle::SH_ToolTip_WakeUpDelay, 500},
    };
    if (hint == QStyle::SH_Widget_Animate && !Theme::current().hasMotion)
        return 0;
    const auto found = fixed.constFind(hint);
    return found == fixed.constEnd() ? std::nullopt : std::optional(*found);
}

// Rounded corners without a compositor: the window itself is cut.
int menuMask(const QStyleOption *option, QStyleHintReturn *result)
{
    auto *mask = qstyleoption_cast<QStyleHintReturnMask *>(result);
    if (!mask || !option)
        return 0;
    QPainterPath path;
    path.addRoundedRect(option->rect, metrics::radiusCard, metrics::radiusCard);
    mask->region = QRegion(path.toFillPolygon().toPolygon());
    return 1;
}

} // namespace

ProxyStyle::ProxyStyle()
    : QProxyStyle(QStyleFactory::create(u"Fusion"_s))
{}

void ProxyStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (auto *view = qobject_cast<QAbstractItemView *>(widget))
        view->viewport()->setAttribute(Qt::WA_Hover);
    if (qobject_cast<QLineEdit *>(widget))
        widget->setAttribute(Qt::WA_Hover);
    if (auto *tabs = qobject_cast<QTabBar *>(widget)) {
        tabs->setAttribute(Qt::WA_Hover);
        tabs->setExpanding(false);
    }
}

void ProxyStyle::polish(QApplication *application)
{
    QProxyStyle::polish(application);
    application->installEventFilter(&m_focusRing);
}

void ProxyStyle::unpolish(QApplication *application)
{
    application->removeEventFilter(&m_focusRing);
    QProxyStyle::unpolish(application);
}

void ProxyStyle::drawPrimitive(PrimitiveElement element,
                               const QStyleOption *option,
                               QPainter *painter,
                               const QWidget *widget) const
{
    if (element == PE_Frame && isTextBox(widget))
        style::drawTextFrame(option, painter, widget);
    else if (const Draw draw = primitivePainter(element))
        draw(option, painter, widget);
    else
        QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void ProxyStyle::drawControl(ControlElement element,
                             const QStyleOption *option,
                             QPainter *painter,
                             const QWidget *widget) const
{
    if (element == CE_ShapedFrame && isTextBox(widget))
        style::drawTextFrame(option, painter, widget);
    else if (const Draw draw = controlPainter(element))
        draw(option, painter, widget);
    else
        QProxyStyle::drawControl(element, option, painter, widget);
}

void ProxyStyle::drawComplexControl(ComplexControl control,
                                    const QStyleOptionComplex *option,
                                    QPainter *painter,
                                    const QWidget *widget) const
{
    if (const DrawComplex draw = complexPainter(control))
        draw(option, painter, widget);
    else
        QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect ProxyStyle::subControlRect(ComplexControl control,
                                 const QStyleOptionComplex *option,
                                 SubControl part,
                                 const QWidget *widget) const
{
    if (control == CC_ComboBox && part != SC_ComboBoxListBoxPopup)
        return style::comboPart(option, part);
    if (control == CC_SpinBox)
        return style::spinPart(option, part);
    if (control == CC_ScrollBar)
        return style::scrollPart(option, part);
    return QProxyStyle::subControlRect(control, option, part, widget);
}

QRect ProxyStyle::subElementRect(SubElement element,
                                 const QStyleOption *option,
                                 const QWidget *widget) const
{
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    if (element == SE_LineEditContents && frame)
        return frame->lineWidth > 0 ? option->rect.adjusted(metrics::gap, 0, -metrics::gap, 0)
                                    : option->rect;
    if (element == SE_PushButtonContents && style::variantOf(widget) == style::Variant::Link)
        return option->rect;
    if (element == SE_PushButtonContents)
        return option->rect.adjusted(metrics::tight, 0, -metrics::tight, 0);
    return QProxyStyle::subElementRect(element, option, widget);
}

QSize ProxyStyle::sizeFromContents(ContentsType type,
                                   const QStyleOption *option,
                                   const QSize &contents,
                                   const QWidget *widget) const
{
    const int height = std::max(style::controlHeight(widget), contents.height() + metrics::tight);
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    if (type == CT_PushButton)
        return style::pushButtonSize(option, widget);
    if (type == CT_ToolButton)
        return style::toolButtonSize(option, contents, widget);
    if (type == CT_LineEdit)
        return frame && frame->lineWidth == 0
                   ? contents
                   : QSize(contents.width() + 2 * metrics::block, height);
    if (type == CT_ComboBox)
        return {contents.width() + 48, height};
    if (type == CT_SpinBox)
        return {contents.width() + 36, height};
    if (type == CT_TabBarTab)
        return style::tabSize(option);
    if (type == CT_HeaderSection)
        return style::headerSize(option);
    if (type == CT_MenuItem)
        return style::menuItemSize(option, contents);
    if (type == CT_ProgressBar)
        return {contents.width(), metrics::progressHeight};
    return QProxyStyle::sizeFromContents(type, option, contents, widget);
}

int ProxyStyle::pixelMetric(PixelMetric metric,
                            const QStyleOption *option,
                            const QWidget *widget) const
{
    return ourMetric(metric, widget).value_or(QProxyStyle::pixelMetric(metric, option, widget));
}

int ProxyStyle::styleHint(StyleHint hint,
                          const QStyleOption *option,
                          const QWidget *widget,
                          QStyleHintReturn *result) const
{
    if (hint == SH_Menu_Mask)
        return menuMask(option, result);
    if (const auto ours = ourHint(hint))
        return *ours;
    const int platforms = QProxyStyle::styleHint(hint, option, widget, result);
#if !defined(Q_OS_WIN)
    // What Qt answers where the desktop has no opinion; there the main button stands at the right.
    if (hint == SH_DialogButtonLayout && platforms == QDialogButtonBox::WinLayout)
        return QDialogButtonBox::GnomeLayout;
#endif
    return platforms;
}

void setVariant(QWidget *widget, const char *property, const QVariant &value)
{
    if (widget->property(property) == value)
        return;
    widget->setProperty(property, value);
    QEvent change(QEvent::StyleChange);
    QApplication::sendEvent(widget, &change);
    widget->updateGeometry();
    widget->update();
}

} // namespace keyferry::ui
