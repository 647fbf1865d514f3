#include "ui/widgets/focusring.h"

#include <QAbstractButton>
#include <QFocusEvent>

namespace keyferry::ui {

bool FocusRing::eventFilter(QObject *watched, QEvent *event)
{
    if (!watched->isWidgetType())
        return false;
    auto *widget = static_cast<QWidget *>(watched);
    if (event->type() == QEvent::FocusIn)
        surround(widget, static_cast<QFocusEvent *>(event)->reason());
    // Qt sets this once the keyboard was used and never takes it back; we show rings only until the
    // mouse is.
    else if (event->type() == QEvent::MouseButtonPress)
        widget->window()->setAttribute(Qt::WA_KeyboardFocusChange, false);
    return false;
}

void FocusRing::surround(QWidget *widget, Qt::FocusReason reason)
{
    // A window that comes back keeps the ring it had.
    if (reason == Qt::ActiveWindowFocusReason || reason == Qt::PopupFocusReason)
        return;
    const bool isByKeyboard = reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason
                              || reason == Qt::ShortcutFocusReason;
    const bool isWanted = isByKeyboard && qobject_cast<QAbstractButton *>(widget);
    if (m_frame && !isWanted)
        m_frame->setWidget(nullptr);
    if (!isWanted)
        return;
    if (!m_frame)
        m_frame = new QFocusFrame(widget->window());
    m_frame->setWidget(widget);
}

} // namespace keyferry::ui
