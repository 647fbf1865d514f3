#pragma once

#include <QLineEdit>
#include <QList>
#include <QWidget>

class QHBoxLayout;

namespace keyferry::ui {

class TagLabel;
class TextLabel;
class TokenChip;

/// A filter line whose finished tokens stand before the text as chips, each taken away by a click,
/// Del or Backspace. What a token is, its owner decides.
class TokenField final : public QWidget
{
    Q_OBJECT

public:
    /// \param hint  what can be typed
    TokenField(const QString &hint, const QString &name, QWidget *parent = nullptr);

    [[nodiscard]] QLineEdit *edit() const { return m_edit; }
    [[nodiscard]] QStringList tokens() const;
    void setTokens(const QStringList &tokens);
    /// `1,204 match` at the right; empty: nothing.
    void setCount(const QString &text);
    void setKeyCap(const QKeySequence &key);
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    /// The person took one away.
    void tokensChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void remove(TokenChip *chip);
    void takeLastBack();

    QString m_hint;
    QHBoxLayout *m_chipRow = nullptr;
    QList<TokenChip *> m_chips{};
    QLineEdit *m_edit = nullptr;
    TextLabel *m_count = nullptr;
    TagLabel *m_keyCap = nullptr;
};

} // namespace keyferry::ui
