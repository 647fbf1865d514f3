#include "ui/widgets/card.h"

#include "ui/widgets/metrics.h"
#include "ui/widgets/styleparts.h"
#include "ui/widgets/theme.h"

#include <QPainter>
#include <QPainterPath>

namespace keyferry::ui {

void Card::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    style::paintBox(&painter,
                    rect(),
                    {.fill = theme.surface, .border = theme.border, .radius = metrics::radiusCard});
}

Band::Band(Fill fill, Line line, QWidget *parent)
    : QWidget(parent)
    , m_fill(fill)
    , m_line(line)
{}

// In a card its corners are the card's, which a square one would cut off.
QPainterPath Band::outline() const
{
    QPainterPath whole;
    whole.addRect(rect());
    const QWidget *card = parentWidget();
    while (card && !qobject_cast<const Card *>(card))
        card = card->parentWidget();
    if (!card)
        return whole;
    const QRect inside = card->rect().adjusted(1, 1, -1, -1).translated(-mapTo(card, QPoint()));
    QPainterPath round;
    round.addRoundedRect(inside, metrics::radiusCard - 1, metrics::radiusCard - 1);
    return whole.intersected(round);
}

void Band::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    const QColor fill = m_fill == Fill::Window
                            ? theme.window
                            : (m_fill == Fill::Surface ? theme.surface : theme.raised);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(outline(), fill);
    painter.setRenderHint(QPainter::Antialiasing, false);
    if (m_line != Line::None)
        style::paintHorizontal(
            &painter, rect(), m_line == Line::Top ? 0 : height() - 1, theme.border);
}

Divider::Divider(QWidget *parent)
    : QWidget(parent)
{
    setFixedWidth(1);
}

void Divider::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), Theme::current().border);
}

} // namespace keyferry::ui
