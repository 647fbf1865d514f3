#pragma once

#include <QTimer>
#include <QToolButton>

namespace keyferry::ui {

/// Puts a text into the clipboard and shows a tick for a moment. Not for secrets: those are fetched
/// when asked for.
class CopyButton final : public QToolButton
{
    Q_OBJECT

public:
    /// \param name  what is copied, for the tooltip and screen readers: `Copy the address`
    explicit CopyButton(const QString &name, QWidget *parent = nullptr);

    void setCopyText(const QString &text);

Q_SIGNALS:
    void copied();

private:
    void copy();

    QString m_text{};
    QTimer m_back{}; ///< from the tick to the copy icon
};

} // namespace keyferry::ui
