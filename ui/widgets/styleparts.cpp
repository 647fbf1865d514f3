#include "ui/widgets/styleparts.h"

#include "ui/widgets/metrics.h"

#include <QVariant>

#include <cmath>

namespace keyferry::ui::style {

using namespace Qt::StringLiterals;

namespace {

// One logical pixel rounded to whole device pixels.
qreal crispWidth(const QPainter *painter, qreal width)
{
    const qreal ratio = painter->device() ? painter->device()->devicePixelRatio() : 1.0;
    return std::max(1.0, std::floor(width * ratio)) / ratio;
}

} // namespace

Variant variantOf(const QWidget *widget)
{
    if (!widget)
        return Variant::Plain;
    const QString role = widget->property("kf-role").toString();
    if (role == "primary"_L1)
        return Variant::Primary;
    if (role == "quiet"_L1)
        return Variant::Quiet;
    if (role == "danger"_L1)
        return Variant::Danger;
    if (role == "link"_L1)
        return Variant::Link;
    return role == "toast"_L1 ? Variant::Toast : Variant::Plain;
}

bool isSmall(const QWidget *widget)
{
    return widget && widget->property("kf-size").toString() == "small"_L1;
}

bool hasError(const QWidget *widget)
{
    return widget && widget->property("kf-error").toBool();
}

int controlHeight(const QWidget *widget)
{
    return isSmall(widget) ? metrics::smallControlHeight : metrics::controlHeight;
}

bool showsFocus(const QStyleOption *option)
{
    return option->state.testFlag(QStyle::State_HasFocus)
           && option->state.testFlag(QStyle::State_KeyboardFocusChange);
}

void paintBox(QPainter *painter, const QRectF &rect, const Box &box)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    QRectF outline = rect;
    if (box.border.isValid()) {
        const qreal width = crispWidth(painter, box.width);
        painter->setPen(QPen(box.border, width));
        outline.adjust(width / 2, width / 2, -width / 2, -width / 2);
    } else {
        painter->setPen(Qt::NoPen);
    }
    painter->setBrush(box.fill.isValid() ? QBrush(box.fill) : QBrush(Qt::NoBrush));
    painter->drawRoundedRect(outline, box.radius, box.radius);
    painter->restore();
}

void paintHorizontal(QPainter *painter, const QRect &rect, int y, const QColor &color)
{
    painter->fillRect(QRectF(rect.x(), y, rect.width(), crispWidth(painter, 1)), color);
}

} // namespace keyferry::ui::style
