#include "ui/widgets/chartreadout.h"

#include "ui/widgets/formatting.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/styleparts.h"
#include "ui/widgets/theme.h"

#include <QPainter>

#include <array>

namespace keyferry::ui {

namespace {

constexpr int padding = 10;
constexpr int between = 24; ///< a word and its number

struct Line
{
    QString word{};
    QString number{};
};

QString failedText(const ChartBar &bar)
{
    const qint64 total = bar.succeeded + bar.failed;
    const QString share =
        format::percent(static_cast<double>(bar.failed), static_cast<double>(total));
    return bar.failed == 0
               ? format::count(0)
               : ChartReadout::tr("%1 (%2)", "count, share").arg(format::count(bar.failed), share);
}

std::array<Line, 2> linesOf(const ChartBar &bar)
{
    return {Line{ChartReadout::tr("Succeeded"), format::count(bar.succeeded)},
            Line{ChartReadout::tr("Failed"), failedText(bar)}};
}

} // namespace

ChartReadout::ChartReadout(QWidget *parent)
    : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void ChartReadout::setBar(const ChartBar &bar)
{
    m_bar = bar;
    setAccessibleName(words(bar));
    resize(sizeHint());
    update();
}

QString ChartReadout::words(const ChartBar &bar)
{
    return tr("%1: %2 succeeded, %3 failed")
        .arg(bar.time, format::count(bar.succeeded), failedText(bar));
}

QSize ChartReadout::sizeHint() const
{
    const Fonts &fonts = Theme::current().fonts;
    const QFontMetrics text(fonts.micro);
    int width = QFontMetrics(fonts.captionStrong).horizontalAdvance(m_bar.time);
    for (const Line &line : linesOf(m_bar)) {
        width = std::max(width,
                         text.horizontalAdvance(line.word) + between
                             + text.horizontalAdvance(line.number));
    }
    const int height =
        QFontMetrics(fonts.captionStrong).height() + 2 * (text.height() + metrics::tight);
    return {width + 2 * padding, height + 2 * metrics::gap};
}

void ChartReadout::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    style::paintBox(&painter, rect(), {.fill = theme.tooltip, .radius = metrics::radius});
    painter.setPen(theme.tooltipText);
    painter.setFont(theme.fonts.captionStrong);
    QRect line = rect().adjusted(padding, metrics::gap, -padding, 0);
    line.setHeight(painter.fontMetrics().height());
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, m_bar.time);
    painter.setFont(theme.fonts.micro);
    for (const Line &each : linesOf(m_bar)) {
        line.moveTop(line.bottom() + 1 + metrics::tight);
        line.setHeight(painter.fontMetrics().height());
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, each.word);
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, each.number);
    }
}

} // namespace keyferry::ui
