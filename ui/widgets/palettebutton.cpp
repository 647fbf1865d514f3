#include "ui/widgets/palettebutton.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/styleparts.h"

#include <QEvent>
#include <QPainter>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int iconLeft = 10;
constexpr int textLeft = iconLeft + metrics::iconList + metrics::gap;

} // namespace

PaletteButton::PaletteButton(QWidget *parent)
    : QAbstractButton(parent)
    , m_keyCap(
          QKeySequence(Qt::CTRL | Qt::Key_K).toString(QKeySequence::NativeText).replace(u'+', u' '))
{
    setText(tr("Go to, or do …"));
    setAccessibleName(tr("Command palette"));
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize PaletteButton::keyCapSize() const
{
    const QFontMetrics font(Theme::current().fonts.micro);
    return {font.horizontalAdvance(m_keyCap) + 10, font.height() + 2};
}

QSize PaletteButton::sizeHint() const
{
    const int words = minimumSizeHint().width() + QFontMetrics(font()).horizontalAdvance(text());
    return {std::max(metrics::paletteButtonWidth, words + metrics::wide),
            metrics::smallControlHeight};
}

QSize PaletteButton::minimumSizeHint() const
{
    return {textLeft + keyCapSize().width() + 2 * metrics::gap, metrics::smallControlHeight};
}

void PaletteButton::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    style::paintBox(&painter,
                    rect(),
                    {.fill = underMouse() ? theme.rowHover : theme.surface,
                     .border = theme.borderControl,
                     .radius = metrics::radius});
    paintIcon(&painter,
              QRect(iconLeft, 0, metrics::iconList, height()),
              "search",
              metrics::iconList,
              theme.textMuted);
    const QSize size = keyCapSize();
    const QRect cap(QPoint(width() - size.width() - metrics::gap, (height() - size.height()) / 2),
                    size);
    painter.setFont(theme.fonts.body);
    painter.setPen(theme.textMuted);
    const QRect room(textLeft, 0, cap.left() - metrics::gap - textLeft, height());
    painter.drawText(room,
                     Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(text(), Qt::ElideRight, room.width()));
    painter.setFont(theme.fonts.micro);
    style::paintBox(&painter,
                    cap,
                    {.fill = theme.raised, .border = theme.border, .radius = metrics::radiusSmall});
    painter.drawText(cap, Qt::AlignCenter, m_keyCap);
}

void PaletteButton::changeEvent(QEvent *event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

} // namespace keyferry::ui
