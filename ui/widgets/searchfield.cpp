#include "ui/widgets/searchfield.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/styleparts.h"

#include <QKeyEvent>
#include <QKeySequence>
#include <QPainter>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int iconLeft = 10;

} // namespace

SearchField::SearchField(const QString &hint, QWidget *parent)
    : QLineEdit(parent)
    , m_icon(u"search"_s)
{
    setPlaceholderText(hint);
    setAccessibleName(hint);
    setToolTip(hint); // in whole where there is little room
    leaveRoom();
    addAction(icon("close"), QLineEdit::TrailingPosition)->setVisible(false);
    QAction *clearing = actions().constFirst();
    clearing->setToolTip(tr("Clear"));
    connect(clearing, &QAction::triggered, this, &QLineEdit::clear);
    connect(this, &QLineEdit::textChanged, clearing, [this, clearing](const QString &text) {
        clearing->setVisible(!text.isEmpty());
        leaveRoom();
    });
}

void SearchField::setKeyCap(const QKeySequence &key)
{
    m_keyCap = key.toString(QKeySequence::NativeText).replace(u'+', u' ');
    leaveRoom();
    update();
}

void SearchField::setLeadingIcon(QAnyStringView name)
{
    m_icon = name.toString();
    update();
}

// The hint ends before the key cap.
void SearchField::leaveRoom()
{
    const int cap = showsKeyCap() ? keyCapSize().width() + metrics::gap : 0;
    setTextMargins(iconLeft + metrics::iconList - 2, 0, cap, 0);
}

QSize SearchField::keyCapSize() const
{
    const QFontMetrics font(Theme::current().fonts.micro);
    return {font.horizontalAdvance(m_keyCap) + 10, font.height() + 2};
}

bool SearchField::showsKeyCap() const
{
    return !m_keyCap.isEmpty() && text().isEmpty();
}

void SearchField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    const Theme &theme = Theme::current();
    QPainter painter(this);
    const QRect iconRect(iconLeft, 0, metrics::iconList, height());
    paintIcon(&painter,
              iconRect,
              m_icon,
              metrics::iconList,
              isEnabled() ? theme.textMuted : theme.textDisabled);
    if (!showsKeyCap())
        return;
    painter.setFont(theme.fonts.micro);
    const QSize size = keyCapSize();
    const QRect cap(QPoint(width() - size.width() - metrics::gap, (height() - size.height()) / 2),
                    size);
    style::paintBox(&painter,
                    cap,
                    {.fill = theme.raised, .border = theme.border, .radius = metrics::radiusSmall});
    painter.setPen(theme.textMuted);
    painter.drawText(cap, Qt::AlignCenter, m_keyCap);
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    // An empty field leaves Escape to the page: it closes strip or detail next.
    if (event->key() == Qt::Key_Escape && !text().isEmpty())
        return clear();
    QLineEdit::keyPressEvent(event);
}

} // namespace keyferry::ui
