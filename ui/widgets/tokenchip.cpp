#include "ui/widgets/tokenchip.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/styleparts.h"
#include "ui/widgets/theme.h"

#include <QKeyEvent>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestValue = 220;
constexpr int crossSize = 10;

} // namespace

TokenChip::TokenChip(const QString &token, QWidget *parent)
    : QAbstractButton(parent)
    , m_token(token)
    , m_name(token.left(token.indexOf(u':') + 1))
    , m_value(token.mid(m_name.size()).remove(u'"'))
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAccessibleName(tr("Remove the filter %1").arg(token));
    setToolTip(accessibleName().toHtmlEscaped());
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QString TokenChip::shownValue() const
{
    return QFontMetrics(Theme::current().fonts.caption)
        .elidedText(m_value, Qt::ElideRight, longestValue);
}

QSize TokenChip::sizeHint() const
{
    const QFontMetrics font(Theme::current().fonts.caption);
    return {metrics::close + font.horizontalAdvance(m_name + u' ' + shownValue()) + metrics::close
                + crossSize + metrics::close,
            font.height() + metrics::tight};
}

void TokenChip::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    const bool isFocused = hasFocus();
    style::paintBox(&painter,
                    rect(),
                    {.fill = underMouse() ? theme.selection : theme.accentSoft,
                     .border = isFocused ? theme.focus : theme.accentSoft,
                     .radius = metrics::radiusSmall,
                     .width = isFocused ? 2.0 : 1.0});
    painter.setFont(theme.fonts.caption);
    const QFontMetrics font = painter.fontMetrics();
    QRect room = rect().adjusted(metrics::close, 0, 0, 0);
    painter.setPen(theme.textMuted);
    painter.drawText(room, Qt::AlignVCenter, m_name);
    room.setLeft(room.left() + font.horizontalAdvance(m_name + u' '));
    painter.setPen(theme.text);
    painter.drawText(room, Qt::AlignVCenter, shownValue());
    const QRect cross(width() - metrics::close - crossSize, 0, crossSize, height());
    paintIcon(&painter, cross, "close", crossSize, theme.textMuted);
}

void TokenChip::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
    case Qt::Key_Return:
    case Qt::Key_Enter: return click();
    default: return QAbstractButton::keyPressEvent(event);
    }
}

} // namespace keyferry::ui
