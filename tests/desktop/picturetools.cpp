#include "tests/desktop/picturetools.h"

#include "ui/widgets/theme.h"

#include <QCoreApplication>
#include <QPainter>

namespace keyferry::test {

void settle()
{
    for (int i = 0; i < 10; ++i)
        QCoreApplication::processEvents();
}

QPixmap framed(const QPixmap &window, QWidget &dialog)
{
    constexpr int titleHeight = 32;
    const ui::Theme &theme = ui::Theme::current();
    const QPixmap inside = dialog.grab();
    QRect outline(QPoint(), inside.size() + QSize(2, titleHeight + 2));
    outline.moveCenter(window.rect().center());
    const QRect title(outline.x() + 1, outline.y() + 1, inside.width(), titleHeight);

    QPixmap whole = window;
    QPainter painter(&whole);
    painter.fillRect(outline, theme.borderControl);
    painter.fillRect(title, theme.sunken);
    painter.setPen(theme.text);
    painter.setFont(theme.fonts.bodyStrong);
    painter.drawText(title, Qt::AlignCenter, dialog.windowTitle());
    painter.drawPixmap(title.bottomLeft() + QPoint(0, 1), inside);
    return whole;
}

} // namespace keyferry::test
