#pragma once

#include "ui/models/activity.h"

#include <QWidget>

class QBarSet;
class QCategoryAxis;
class QChart;
class QChartView;
class QGraphicsRectItem;
class QStackedBarSeries;
class QValueAxis;

namespace keyferry::ui {

class ChartReadout;
class TextLabel;

/// Requests over time as stacked bars. The slot under the mouse, or the one the arrow keys reached,
/// is read out beside it. GUI thread.
class ActivityChart final : public QWidget
{
    Q_OBJECT

public:
    explicit ActivityChart(QWidget *parent = nullptr);

    void setBars(const QList<ChartBar> &bars);
    /// What stands in the middle of an empty chart.
    void setEmptyText(const QString &text);
    /// -1: none.
    [[nodiscard]] int currentSlot() const { return m_current; }
    /// Ends the read-out; false if there was none.
    bool letGo();
    /// In words; empty without one.
    [[nodiscard]] QString readout() const;
    /// Where the middle of a slot is.
    [[nodiscard]] QPoint slotCentre(int slot) const;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override { return minimumSizeHint(); }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void makeChart();
    void applyTheme();
    void setMarks();
    void setScale();
    void setCurrent(int slot);
    void showCurrent();
    void describe();
    [[nodiscard]] int slotAt(const QPoint &position) const;
    [[nodiscard]] qint64 most() const;

    QList<ChartBar> m_bars{};
    int m_current = -1;
    bool m_isPlacedByKey = false; ///< the mouse leaving does not end it
    // All of the view's, but for the first and the last.
    QChartView *m_view = nullptr;
    QChart *m_chart = nullptr;
    QStackedBarSeries *m_series = nullptr;
    QBarSet *m_succeeded = nullptr;
    QBarSet *m_failed = nullptr;
    QCategoryAxis *m_time = nullptr;
    QValueAxis *m_count = nullptr;
    QGraphicsRectItem *m_band = nullptr;
    TextLabel *m_empty = nullptr;
    ChartReadout *m_readout = nullptr;
};

} // namespace keyferry::ui
