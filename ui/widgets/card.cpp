#include "ui/widgets/card.h"

#include "ui/widgets/metrics.h"
#include "ui/widgets/styleparts.h"
#include "ui/widgets/theme.h"

#include <QPainter>

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

void Band::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    const QColor fill = m_fill == Fill::Window
                            ? theme.window
                            : (m_fill == Fill::Surface ? theme.surface : theme.raised);
    painter.fillRect(rect(), fill);
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
