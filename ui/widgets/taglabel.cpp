#include "ui/widgets/taglabel.h"

#include "ui/widgets/metrics.h"
#include "ui/widgets/styleparts.h"
#include "ui/widgets/theme.h"

#include <QPainter>

namespace keyferry::ui {

TagLabel::TagLabel(const QString &text, QWidget *parent)
    : QWidget(parent)
    , m_text(text)
{
    setAccessibleName(text);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void TagLabel::setText(const QString &text)
{
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize TagLabel::sizeHint() const
{
    const QFontMetrics font(Theme::current().fonts.micro);
    return {font.horizontalAdvance(m_text) + 10, font.height() + metrics::tight};
}

void TagLabel::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    style::paintBox(&painter,
                    rect(),
                    {.fill = theme.raised, .border = theme.border, .radius = metrics::radiusSmall});
    painter.setFont(theme.fonts.micro);
    painter.setPen(theme.textMuted);
    painter.drawText(rect(), Qt::AlignCenter, m_text);
}

} // namespace keyferry::ui
