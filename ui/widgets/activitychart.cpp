#include "ui/widgets/activitychart.h"

#include "ui/widgets/chartreadout.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/styleparts.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/theme.h"

#include <QAccessible>
#include <QBarSet>
#include <QCategoryAxis>
#include <QChart>
#include <QChartView>
#include <QGraphicsLayout>
#include <QGraphicsRectItem>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QStackedBarSeries>
#include <QVBoxLayout>
#include <QValueAxis>

namespace keyferry::ui {

namespace {

constexpr qreal barWidth = 0.82;
constexpr qreal leastShown = 0.012; ///< of the axis: a single failure can still be seen
constexpr QSize least{240, 180};

} // namespace

ActivityChart::ActivityChart(QWidget *parent)
    : QWidget(parent)
    , m_view(new QChartView(this))
    , m_empty(new TextLabel({}, {.color = &Theme::textMuted}))
    , m_readout(new ChartReadout(this))
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Requests over time"));
    makeChart();
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    m_view->setBackgroundRole(QPalette::Base);
    m_view->viewport()->setFocusPolicy(Qt::NoFocus);
    m_view->viewport()->setMouseTracking(true);
    m_view->viewport()->installEventFilter(this);
    m_readout->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::hair, metrics::hair, metrics::hair, metrics::hair);
    column->addWidget(m_view);
    auto *over = new QVBoxLayout(m_view);
    over->addWidget(m_empty, 0, Qt::AlignCenter);
    m_empty->setAttribute(Qt::WA_TransparentForMouseEvents);
    applyTheme();
    setBars({});
}

void ActivityChart::makeChart()
{
    m_chart = new QChart;
    m_chart->legend()->hide();
    m_chart->setAnimationOptions(QChart::NoAnimation);
    m_chart->setBackgroundVisible(false);
    // The last mark is wider than its bar.
    m_chart->setMargins({0, 0, metrics::block, 0});
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_chart->setLocalizeNumbers(true);
    m_succeeded = new QBarSet({}, m_chart);
    m_failed = new QBarSet({}, m_chart);
    m_series = new QStackedBarSeries(m_chart);
    m_series->append({m_succeeded, m_failed});
    m_series->setBarWidth(barWidth);
    m_chart->addSeries(m_series);
    m_time = new QCategoryAxis(m_chart);
    m_time->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    m_time->setGridLineVisible(false);
    m_time->setTruncateLabels(false);
    m_count = new QValueAxis(m_chart);
    m_count->setLineVisible(false);
    // Of all formats for whole numbers only this one goes with the locale in Qt 6.4.
    m_count->setLabelFormat(QStringLiteral("%.0f"));
    m_chart->addAxis(m_time, Qt::AlignBottom);
    m_chart->addAxis(m_count, Qt::AlignLeft);
    m_series->attachAxis(m_time);
    m_series->attachAxis(m_count);
    m_band = new QGraphicsRectItem(m_chart);
    m_band->setZValue(-1); // behind grid and bars
    m_band->setPen(Qt::NoPen);
    m_band->hide();
    m_view->setChart(m_chart);
    connect(m_chart, &QChart::plotAreaChanged, this, &ActivityChart::showCurrent);
}

void ActivityChart::applyTheme()
{
    const Theme &theme = Theme::current();
    m_view->setBackgroundBrush(theme.surface);
    // The outline in the colour of the ground parts the two halves of a bar.
    m_succeeded->setPen(QPen(theme.surface, 1));
    m_failed->setPen(Qt::NoPen);
    m_succeeded->setBrush(theme.chart1);
    m_failed->setBrush(theme.chart2);
    m_band->setBrush(theme.rowHover);
    m_count->setGridLinePen(QPen(theme.grid, 1));
    m_time->setLinePen(QPen(theme.grid, 1));
    for (QAbstractAxis *axis :
         {static_cast<QAbstractAxis *>(m_time), static_cast<QAbstractAxis *>(m_count)}) {
        axis->setLabelsFont(theme.fonts.micro);
        axis->setLabelsBrush(theme.textMuted);
    }
}

void ActivityChart::setBars(const QList<ChartBar> &bars)
{
    if (m_bars == bars && !bars.isEmpty())
        return;
    const bool isOtherSpan = m_bars.size() != bars.size();
    m_bars = bars;
    QList<qreal> succeeded;
    QList<qreal> failed;
    const qreal leastFailed = leastShown * static_cast<qreal>(axisScale(most()).top);
    for (const ChartBar &bar : bars) {
        const auto total = static_cast<qreal>(bar.succeeded + bar.failed);
        const auto exact = static_cast<qreal>(bar.failed);
        failed.append(exact > 0 ? std::min(total, std::max(exact, leastFailed)) : 0);
        succeeded.append(total - failed.last());
    }
    m_succeeded->remove(0, m_succeeded->count());
    m_failed->remove(0, m_failed->count());
    m_succeeded->append(succeeded);
    m_failed->append(failed);
    setMarks();
    setScale();
    setCurrent(isOtherSpan ? -1 : m_current);
    describe();
}

void ActivityChart::setEmptyText(const QString &text)
{
    m_empty->setText(text);
    describe();
}

void ActivityChart::setMarks()
{
    for (const QString &label : m_time->categoriesLabels())
        m_time->remove(label);
    for (int i = 0; i < m_bars.size(); ++i) {
        if (!m_bars.at(i).mark.isEmpty())
            m_time->append(m_bars.at(i).mark, i);
    }
    m_time->setRange(-0.5, std::max<qreal>(0.5, static_cast<qreal>(m_bars.size()) - 0.5));
}

void ActivityChart::setScale()
{
    const AxisScale scale = axisScale(most());
    m_empty->setVisible(most() == 0);
    m_count->setRange(0, static_cast<qreal>(scale.top));
    m_count->setTickCount(static_cast<int>(scale.top / scale.step) + 1);
}

qint64 ActivityChart::most() const
{
    qint64 most = 0;
    for (const ChartBar &bar : m_bars)
        most = std::max(most, bar.succeeded + bar.failed);
    return most;
}

QString ActivityChart::readout() const
{
    return m_current < 0 ? QString() : ChartReadout::words(m_bars.at(m_current));
}

bool ActivityChart::letGo()
{
    const bool wasShown = m_current >= 0;
    setCurrent(-1);
    return wasShown;
}

void ActivityChart::describe()
{
    qint64 succeeded = 0;
    qint64 failed = 0;
    for (const ChartBar &bar : std::as_const(m_bars)) {
        succeeded += bar.succeeded;
        failed += bar.failed;
    }
    const QString whole = succeeded + failed == 0
                              ? m_empty->text()
                              : tr("%L1 succeeded, %L2 failed. Arrow keys read out each bar.")
                                    .arg(succeeded)
                                    .arg(failed);
    setAccessibleDescription(m_current < 0 ? whole : readout());
}

void ActivityChart::setCurrent(int slot)
{
    const bool isMoved = slot != m_current;
    m_current = slot;
    showCurrent();
    if (!isMoved)
        return;
    describe();
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

QPoint ActivityChart::slotCentre(int slot) const
{
    const QPointF inChart = m_chart->mapToPosition({static_cast<qreal>(slot), 0}, m_series);
    const QPoint inView = m_view->mapFromScene(m_chart->mapToScene(inChart));
    const QRectF plot = m_chart->plotArea();
    return m_view->mapTo(this, QPoint(inView.x(), static_cast<int>(plot.center().y())));
}

int ActivityChart::slotAt(const QPoint &position) const
{
    const QPointF inChart = m_chart->mapFromScene(m_view->mapToScene(position));
    if (!m_chart->plotArea().contains(inChart))
        return -1;
    const int slot = qRound(m_chart->mapToValue(inChart, m_series).x());
    return slot < 0 || slot >= m_bars.size() ? -1 : slot;
}

void ActivityChart::showCurrent()
{
    const bool isShown = m_current >= 0 && m_current < m_bars.size();
    m_band->setVisible(isShown);
    m_readout->setVisible(isShown);
    if (!isShown)
        return;
    const QRectF plot = m_chart->plotArea();
    const qreal step = plot.width() / static_cast<qreal>(m_bars.size());
    m_band->setRect(plot.x() + step * m_current, plot.y(), step, plot.height());
    m_readout->setBar(m_bars.at(m_current));
    const int middle = slotCentre(m_current).x();
    const int away = static_cast<int>(step / 2) + metrics::gap;
    const int left = middle - away - m_readout->width();
    m_readout->move(left >= 0 ? left : middle + away, static_cast<int>(plot.y()) + metrics::gap);
    m_readout->raise();
}

QSize ActivityChart::minimumSizeHint() const
{
    return least;
}

bool ActivityChart::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseMove) {
        m_isPlacedByKey = false;
        setCurrent(slotAt(static_cast<QMouseEvent *>(event)->pos()));
    } else if (event->type() == QEvent::Leave && !m_isPlacedByKey) {
        setCurrent(-1);
    }
    return QWidget::eventFilter(watched, event);
}

void ActivityChart::keyPressEvent(QKeyEvent *event)
{
    const int last = static_cast<int>(m_bars.size()) - 1;
    int next = m_current;
    switch (event->key()) {
    case Qt::Key_Left: next = m_current < 0 ? last : std::max(0, m_current - 1); break;
    case Qt::Key_Right: next = m_current < 0 ? 0 : std::min(last, m_current + 1); break;
    case Qt::Key_Home: next = 0; break;
    case Qt::Key_End: next = last; break;
    case Qt::Key_Escape: next = -1; break;
    default: return QWidget::keyPressEvent(event);
    }
    if (next == -1 && m_current == -1)
        return QWidget::keyPressEvent(event); // Escape is somebody else's, too
    m_isPlacedByKey = true;
    setCurrent(std::min(next, last));
}

// In the margin around the view.
void ActivityChart::paintEvent(QPaintEvent *)
{
    const bool isByKeyboard = window()->testAttribute(Qt::WA_KeyboardFocusChange);
    if (!hasFocus() || !isByKeyboard)
        return;
    QPainter painter(this);
    style::paintBox(
        &painter,
        rect(),
        {.border = Theme::current().focus, .radius = metrics::radius, .width = metrics::hair});
}

void ActivityChart::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyTheme();
}

void ActivityChart::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    showCurrent();
}

void ActivityChart::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void ActivityChart::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    m_isPlacedByKey = false;
    setCurrent(-1);
}

} // namespace keyferry::ui
