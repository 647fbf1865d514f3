#pragma once

#include "ui/widgets/buttons.h"

#include <QWidget>

class QDialog;
class QPushButton;

namespace keyferry::ui {

class TextLabel;

/// The foot of a dialog: why the primary button cannot be used, or what went wrong, at the left;
/// Cancel and the primary button in the platform's order at the right. Ctrl+Return presses it.
class DialogFoot final : public QWidget
{
    Q_OBJECT

public:
    DialogFoot(const QString &primaryText, ButtonKind kind, QDialog *dialog);

    [[nodiscard]] QPushButton *primary() const { return m_primary; }
    [[nodiscard]] QPushButton *cancel() const { return m_cancel; }
    /// \param reason  why not, or a remark
    void setReady(bool isReady, const QString &reason = {});
    /// What an attempt ended in; the button stays usable for another one.
    void setFailure(const QString &sentence);
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void primaryClicked();

private:
    TextLabel *m_text = nullptr;
    QPushButton *m_primary = nullptr;
    QPushButton *m_cancel = nullptr;
};

} // namespace keyferry::ui
