#pragma once

#include <QWidget>

namespace keyferry::ui {

/// A short word in a small outlined box: a group's name, a tag, a badge.
class TagLabel final : public QWidget
{
    Q_OBJECT

public:
    explicit TagLabel(const QString &text = {}, QWidget *parent = nullptr);

    void setText(const QString &text);
    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
};

} // namespace keyferry::ui
