#pragma once

#include "ui/models/activity.h"

#include <QWidget>

namespace keyferry::ui {

/// What one slot of a chart holds, in the colours of a tooltip.
class ChartReadout final : public QWidget
{
    Q_OBJECT

public:
    explicit ChartReadout(QWidget *parent = nullptr);

    void setBar(const ChartBar &bar);
    /// In one sentence, for screen readers.
    [[nodiscard]] static QString words(const ChartBar &bar);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    ChartBar m_bar{};
};

} // namespace keyferry::ui
