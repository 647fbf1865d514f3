#include "ui/widgets/segmentbutton.h"

#include "ui/widgets/metrics.h"
#include "ui/widgets/theme.h"

#include <QPainter>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int padding = 9;

} // namespace

SegmentButton::SegmentButton(const QString &text, QWidget *parent)
    : QAbstractButton(parent)
{
    setText(text);
    setAccessibleName(text);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
}

void SegmentButton::setCount(const QString &count)
{
    if (count == m_count)
        return;
    m_count = count;
    setAccessibleName(u"%1 %2"_s.arg(text(), count).trimmed());
    updateGeometry();
    update();
}

QSize SegmentButton::sizeHint() const
{
    // Always as wide as when it is bold: choosing a segment must not move the others.
    const Fonts &fonts = Theme::current().fonts;
    int width = 2 * padding + QFontMetrics(fonts.bodyStrong).horizontalAdvance(text());
    if (!icon().isNull())
        width += metrics::iconState + metrics::tight;
    if (!m_count.isEmpty())
        width += metrics::tight + QFontMetrics(fonts.body).horizontalAdvance(m_count);
    return {width, metrics::smallControlHeight - 2};
}

void SegmentButton::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    if (isChecked())
        painter.fillRect(rect(), theme.accentSoft);
    else if (underMouse())
        painter.fillRect(rect(), theme.rowHover);

    const QFont &font = isChecked() ? theme.fonts.bodyStrong : theme.fonts.body;
    // The words are narrower where they are not bold: what is left goes to both sides.
    const QFontMetrics strong(theme.fonts.bodyStrong);
    int x = padding
            + (strong.horizontalAdvance(text()) - QFontMetrics(font).horizontalAdvance(text())) / 2;
    if (!icon().isNull()) {
        icon().paint(&painter, QRect(x, 0, metrics::iconState, height()), Qt::AlignCenter);
        x += metrics::iconState + metrics::tight;
    }
    painter.setFont(font);
    painter.setPen(theme.text);
    painter.drawText(QRect(x, 0, width() - x, height()), Qt::AlignVCenter, text());
    x += painter.fontMetrics().horizontalAdvance(text()) + metrics::tight;
    painter.setFont(theme.fonts.body);
    painter.setPen(theme.textMuted);
    painter.drawText(QRect(x, 0, width() - x, height()), Qt::AlignVCenter, m_count);
}

} // namespace keyferry::ui
