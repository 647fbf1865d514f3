#pragma once

#include <QAbstractButton>

namespace keyferry::ui {

/// One segment of a SegmentedFilter: shape, word and count.
class SegmentButton final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit SegmentButton(const QString &text, QWidget *parent = nullptr);

    void setCount(const QString &count);
    [[nodiscard]] QString count() const { return m_count; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_count{};
};

} // namespace keyferry::ui
