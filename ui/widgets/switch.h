#pragma once

#include <QAbstractButton>
#include <QVariantAnimation>

namespace keyferry::ui {

/// On or off, 34 × 18, with its text beside it if it has one. Acts at once: for settings, not for
/// forms. The knob moves only where the platform has animations on.
class Switch final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit Switch(QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    [[nodiscard]] bool hitButton(const QPoint &position) const override
    {
        return rect().contains(position);
    }

private:
    void moveKnob(bool isOn);

    QVariantAnimation m_knob{}; ///< 0 off, 1 on
};

} // namespace keyferry::ui
