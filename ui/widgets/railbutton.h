#pragma once

#include <QAbstractButton>

namespace keyferry::ui {

/// One entry of the Rail: bar, icon, title, and what needs a look.
class RailButton final : public QAbstractButton
{
    Q_OBJECT

public:
    RailButton(QAnyStringView icon, const QString &title, QWidget *parent = nullptr);

    void setAttention(int count, const QString &explanation);
    void setNarrow(bool isNarrow);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void paintAttention(QPainter *painter) const;

    QString m_icon;
    int m_attention = 0;
    QString m_explanation{};
    bool m_isNarrow = false;
};

} // namespace keyferry::ui
