#pragma once

#include <QFocusFrame>
#include <QObject>
#include <QPointer>

namespace keyferry::ui {

/// The ring around a button that the keyboard reached: a frame outside the control, so that no
/// control needs room for it. Lives in the style and watches the whole application. GUI thread.
class FocusRing final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void surround(QWidget *widget, Qt::FocusReason reason);

    QPointer<QFocusFrame> m_frame{}; ///< a child of the window it is in
};

} // namespace keyferry::ui
