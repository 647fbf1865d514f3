#pragma once

#include <QAbstractButton>

namespace keyferry::ui {

/// One token of a TokenField: `group: openai ×`. A click, Return, Del or Backspace takes it away.
class TokenChip final : public QAbstractButton
{
    Q_OBJECT

public:
    /// \param token  `group:openai`
    explicit TokenChip(const QString &token, QWidget *parent = nullptr);

    [[nodiscard]] QString token() const { return m_token; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QString shownValue() const;

    QString m_token;
    QString m_name;
    QString m_value;
};

} // namespace keyferry::ui
