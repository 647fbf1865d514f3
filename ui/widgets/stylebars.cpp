#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/styleparts.h"
#include "ui/widgets/theme.h"

#include <QSlider>

namespace keyferry::ui::style {

namespace {

constexpr int tabPadding = 10;
constexpr int sortArrow = 12;
constexpr int shortestHandle = 32;
constexpr int handleThickness = 6;

struct TabText
{
    QString label{};
    QString count{};
};

TabText splitTab(const QString &text)
{
    const qsizetype tab = text.indexOf(u'\t');
    return tab < 0 ? TabText{.label = text}
                   : TabText{.label = text.left(tab), .count = text.mid(tab + 1)};
}

QMargins headerPadding(const QStyleOptionHeader &header)
{
    const bool isFirst = header.position == QStyleOptionHeader::Beginning
                         || header.position == QStyleOptionHeader::OnlyOneSection;
    const bool isLast = header.position == QStyleOptionHeader::End
                        || header.position == QStyleOptionHeader::OnlyOneSection;
    return {isFirst ? metrics::edgePadding : metrics::cellPadding,
            0,
            isLast ? metrics::edgePadding : metrics::cellPadding,
            0};
}

} // namespace

void drawTabShape(const QStyleOption *option, QPainter *painter, const QWidget *)
{
    const Theme &theme = Theme::current();
    const QRect &rect = option->rect;
    if (option->state.testFlag(QStyle::State_Selected))
        painter->fillRect(QRect(rect.x(), rect.bottom() - 1, rect.width(), 2), theme.accent);
    if (showsFocus(option))
        paintBox(painter,
                 rect.adjusted(1, 2, -1, -3),
                 {.border = theme.focus, .radius = metrics::radius, .width = 2});
}

void drawTabLabel(const QStyleOption *option, QPainter *painter, const QWidget *)
{
    const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option);
    if (!tab)
        return;
    const Theme &theme = Theme::current();
    const bool isSelected = option->state.testFlag(QStyle::State_Selected);
    const bool isEnabled = option->state.testFlag(QStyle::State_Enabled);
    const bool isHot = option->state.testFlag(QStyle::State_MouseOver);
    const TabText text = splitTab(tab->text);
    const QRect rect = option->rect.adjusted(tabPadding, 0, -tabPadding, -2);

    painter->save();
    painter->setFont(isSelected ? theme.fonts.bodyStrong : theme.fonts.body);
    painter->setPen(!isEnabled ? theme.textDisabled
                               : (isSelected || isHot ? theme.text : theme.textMuted));
    QRect bounds;
    painter->drawText(
        rect, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic, text.label, &bounds);
    painter->setFont(theme.fonts.micro);
    painter->setPen(isEnabled ? theme.textMuted : theme.textDisabled);
    painter->drawText(rect.adjusted(bounds.width() + metrics::close, 0, 0, 0),
                      Qt::AlignVCenter | Qt::AlignLeft,
                      text.count);
    painter->restore();
}

QSize tabSize(const QStyleOption *option)
{
    const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option);
    if (!tab)
        return {};
    const Fonts &fonts = Theme::current().fonts;
    const TabText text = splitTab(tab->text);
    int width = QFontMetrics(fonts.bodyStrong).size(Qt::TextShowMnemonic, text.label).width();
    if (!text.count.isEmpty())
        width += metrics::close + QFontMetrics(fonts.micro).horizontalAdvance(text.count);
    const int height =
        std::max(metrics::tabHeight, QFontMetrics(fonts.body).height() + metrics::block);
    return {width + 2 * tabPadding, height};
}

void drawTabBarBase(const QStyleOption *option, QPainter *painter, const QWidget *)
{
    paintHorizontal(painter, option->rect, option->rect.bottom(), Theme::current().border);
}

void drawHeader(const QStyleOption *option, QPainter *painter, const QWidget *widget)
{
    const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
    if (!header)
        return;
    drawHeaderEmptyArea(option, painter, widget);
    const Theme &theme = Theme::current();
    const QRect rect = option->rect.marginsRemoved(headerPadding(*header));
    const bool isSorted = header->sortIndicator != QStyleOptionHeader::None;
    painter->save();
    painter->setFont(theme.fonts.captionStrong);
    painter->setPen(theme.textMuted);
    const QRect textRect = rect.adjusted(0, 0, isSorted ? -sortArrow : 0, 0);
    const QString text =
        painter->fontMetrics().elidedText(header->text, Qt::ElideRight, textRect.width());
    QRect bounds;
    painter->drawText(
        textRect, static_cast<int>(header->textAlignment | Qt::AlignVCenter), text, &bounds);
    if (isSorted) {
        const bool isUp = header->sortIndicator == QStyleOptionHeader::SortUp;
        const QRect arrow(bounds.right() + 2, rect.y(), sortArrow, rect.height());
        // Qt calls the indicator of an ascending order "down"; people read an arrow down as
        // "largest first".
        paintIcon(painter, arrow, isUp ? "chevron-down" : "chevron-up", sortArrow, theme.textMuted);
    }
    painter->restore();
}

void drawHeaderEmptyArea(const QStyleOption *option, QPainter *painter, const QWidget *)
{
    const Theme &theme = Theme::current();
    painter->fillRect(option->rect, theme.raised);
    paintHorizontal(painter, option->rect, option->rect.bottom(), theme.border);
}

QSize headerSize(const QStyleOption *option)
{
    const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
    const QFontMetrics font(Theme::current().fonts.captionStrong);
    const int height = std::max(metrics::tableHeader, font.height() + metrics::block);
    if (!header)
        return {0, height};
    const QMargins padding = headerPadding(*header);
    const int arrow = header->sortIndicator == QStyleOptionHeader::None ? 0 : sortArrow;
    return {font.horizontalAdvance(header->text) + padding.left() + padding.right() + arrow,
            height};
}

void drawProgressBar(const QStyleOption *option, QPainter *painter, const QWidget *)
{
    const auto *progress = qstyleoption_cast<const QStyleOptionProgressBar *>(option);
    if (!progress)
        return;
    const Theme &theme = Theme::current();
    const QRect &rect = option->rect;
    const QRect groove(rect.x(),
                       rect.y() + (rect.height() - metrics::progressHeight) / 2,
                       rect.width(),
                       metrics::progressHeight);
    const qreal radius = metrics::progressHeight / 2.0;
    paintBox(painter, groove, {.fill = theme.sunken, .border = theme.border, .radius = radius});
    const qint64 range = qint64{progress->maximum} - progress->minimum;
    if (range <= 0) {
        // Unknown length: a full bar in the soft colour; nothing moves.
        paintBox(
            painter, groove, {.fill = theme.accentSoft, .border = theme.accent, .radius = radius});
        return;
    }
    const qreal part =
        static_cast<qreal>(progress->progress - progress->minimum) / static_cast<qreal>(range);
    QRectF chunk = groove;
    chunk.setWidth(std::clamp(part, 0.0, 1.0) * groove.width());
    if (chunk.width() >= 1)
        paintBox(painter,
                 QStyle::visualRect(option->direction, groove, chunk.toRect()),
                 {.fill = theme.accent, .radius = radius});
}

void drawSplitter(const QStyleOption *option, QPainter *painter, const QWidget *)
{
    painter->fillRect(option->rect, Theme::current().border);
}

void drawScrollBar(const QStyleOptionComplex *option, QPainter *painter, const QWidget *)
{
    const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (!slider || slider->maximum <= slider->minimum)
        return;
    const Theme &theme = Theme::current();
    const QRect handle = scrollPart(option, QStyle::SC_ScrollBarSlider);
    const bool isVertical = slider->orientation == Qt::Vertical;
    const int inset = ((isVertical ? handle.width() : handle.height()) - handleThickness) / 2;
    const QRect bar =
        isVertical ? handle.adjusted(inset, 2, -inset, -2) : handle.adjusted(2, inset, -2, -inset);
    const bool isHot = option->state.testFlag(QStyle::State_MouseOver)
                       || option->state.testFlag(QStyle::State_Sunken);
    QColor color = theme.borderControl;
    color.setAlphaF(isHot ? 1.0F : 0.7F);
    paintBox(painter, bar, {.fill = color, .radius = handleThickness / 2.0});
}

QRect scrollPart(const QStyleOptionComplex *option, QStyle::SubControl part)
{
    const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (!slider)
        return {};
    const QRect &rect = option->rect;
    const bool isVertical = slider->orientation == Qt::Vertical;
    const int length = isVertical ? rect.height() : rect.width();
    const qint64 range = qint64{slider->maximum} - slider->minimum;
    const qint64 whole = range + slider->pageStep;
    const int handle = range <= 0 ? length
                                  : std::clamp(static_cast<int>(length * qint64{slider->pageStep}
                                                                / std::max<qint64>(1, whole)),
                                               std::min(shortestHandle, length),
                                               length);
    const int start = QStyle::sliderPositionFromValue(slider->minimum,
                                                      slider->maximum,
                                                      slider->sliderPosition,
                                                      length - handle,
                                                      slider->upsideDown);
    const auto along = [&](int from, int size) {
        return isVertical ? QRect(rect.x(), rect.y() + from, rect.width(), size)
                          : QRect(rect.x() + from, rect.y(), size, rect.height());
    };
    if (part == QStyle::SC_ScrollBarSlider)
        return along(start, handle);
    if (part == QStyle::SC_ScrollBarSubPage)
        return along(0, start);
    if (part == QStyle::SC_ScrollBarAddPage)
        return along(start + handle, length - start - handle);
    return part == QStyle::SC_ScrollBarGroove ? rect : QRect(); // no arrow buttons
}

} // namespace keyferry::ui::style
