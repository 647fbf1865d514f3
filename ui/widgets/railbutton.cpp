#include "ui/widgets/railbutton.h"

#include "ui/widgets/formatting.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/styleparts.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int barWidth = 3;
constexpr int barHeight = 18;
constexpr int iconLeft = 10;

} // namespace

RailButton::RailButton(QAnyStringView icon, const QString &title, QWidget *parent)
    : QAbstractButton(parent)
    , m_icon(icon.toString())
{
    setText(title);
    setAccessibleName(title);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void RailButton::setAttention(int count, const QString &explanation)
{
    m_attention = count;
    m_explanation = count > 0 ? explanation : QString();
    setAccessibleDescription(m_explanation);
    update();
}

void RailButton::setNarrow(bool isNarrow)
{
    m_isNarrow = isNarrow;
    update();
}

bool RailButton::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip || m_explanation.isEmpty())
        return QAbstractButton::event(event);
    const QString tip = toolTip().toHtmlEscaped() + "<br>"_L1 + m_explanation.toHtmlEscaped();
    QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), tip, this);
    return true;
}

QSize RailButton::sizeHint() const
{
    return {metrics::railNarrowWidth - 21,
            std::max(metrics::railItemHeight, fontMetrics().height() + metrics::block)};
}

void RailButton::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    if (isChecked())
        style::paintBox(&painter, rect(), {.fill = theme.accentSoft, .radius = metrics::radius});
    else if (underMouse())
        style::paintBox(&painter, rect(), {.fill = theme.sunken, .radius = metrics::radius});
    if (isChecked())
        painter.fillRect(0, (height() - barHeight) / 2, barWidth, barHeight, theme.accent);

    const int left = m_isNarrow ? (width() - metrics::iconRail) / 2 : iconLeft;
    const QRect iconRect(left, 0, metrics::iconRail, height());
    paintIcon(&painter,
              iconRect,
              m_icon,
              metrics::iconRail,
              isChecked() ? theme.accent : theme.textMuted);
    if (!m_isNarrow) {
        painter.setFont(isChecked() ? theme.fonts.bodyStrong : theme.fonts.body);
        painter.setPen(isChecked() ? theme.text : theme.textMuted);
        painter.drawText(
            rect().adjusted(iconRect.right() + 1 + 10, 0, 0, 0), Qt::AlignVCenter, text());
    }
    if (m_attention > 0)
        paintAttention(&painter);
}

void RailButton::paintAttention(QPainter *painter) const
{
    const Theme &theme = Theme::current();
    if (m_isNarrow)
        return paintIcon(
            painter, QRect(width() - 14, 2, 12, 12), "warning", metrics::iconState, theme.warning);
    const QString count = format::count(m_attention);
    painter->setFont(theme.fonts.captionStrong);
    painter->setPen(theme.warning);
    const QRect room = rect().adjusted(0, 0, -10, 0);
    painter->drawText(room, Qt::AlignVCenter | Qt::AlignRight, count);
    const int left =
        room.right() - painter->fontMetrics().horizontalAdvance(count) - metrics::iconState - 3;
    paintIcon(painter,
              QRect(left, 0, metrics::iconState, height()),
              "warning",
              metrics::iconState,
              theme.warning);
}

} // namespace keyferry::ui
