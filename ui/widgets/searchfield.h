#pragma once

#include <QLineEdit>

namespace keyferry::ui {

/// A filter line: glass at the left, a button to clear it, and the key that leads here as a cap
/// while it is empty. Escape clears it.
class SearchField : public QLineEdit
{
    Q_OBJECT

public:
    /// \param hint  what can be found, as placeholder and accessible name
    explicit SearchField(const QString &hint, QWidget *parent = nullptr);

    /// The cap at the right, `Ctrl F`; empty: none.
    void setKeyCap(const QKeySequence &key);
    /// `filter` instead of the glass.
    void setLeadingIcon(QAnyStringView name);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] bool showsKeyCap() const;
    [[nodiscard]] QSize keyCapSize() const;
    void leaveRoom();

    QString m_keyCap{};
    QString m_icon;
};

} // namespace keyferry::ui
