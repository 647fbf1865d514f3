#include "ui/models/activity.h"

#include "ui/models/shorttime.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 minute = 60'000;
constexpr qint64 halfHour = 30 * minute;
constexpr int slotsOfDay = 48;
constexpr int slotsOfWeek = 42;
constexpr int days = 30;

QString tr(const char *text, const char *comment)
{
    return QCoreApplication::translate("keyferry::ui", text, comment);
}

QList<qint64> evenEdges(qint64 now, qint64 step, int count)
{
    const qint64 last = now - now % step + step;
    QList<qint64> edges;
    for (int i = count; i >= 0; --i)
        edges.append(last - i * step);
    return edges;
}

// Every so many hours by the clock on the wall: a day with a change of the clock has a shorter or
// a longer slot.
QList<qint64> wallEdges(qint64 now, int hours, int count, const QTimeZone &zone)
{
    const QDate today = QDateTime::fromMSecsSinceEpoch(now, zone).date();
    QList<qint64> edges;
    for (int day = -count * hours / 24 - 1; day <= 1; ++day) {
        for (int hour = 0; hour < 24; hour += hours)
            edges.append(QDateTime(today.addDays(day), QTime(hour, 0), zone).toMSecsSinceEpoch());
    }
    const auto after = std::upper_bound(edges.begin(), edges.end(), now) - edges.begin();
    return edges.mid(after - count, count + 1);
}

QString timeText(const QDateTime &moment, const QLocale &locale)
{
    return shortTime(moment.time(), locale);
}

QString dateText(const QDateTime &moment, const QLocale &locale)
{
    return locale.toString(moment.date(), tr("d MMM", "a date on the axis of a chart"));
}

QString markOf(ActivitySpan span, const QDateTime &start, const QLocale &locale)
{
    const QTime time = start.time();
    switch (span) {
    case ActivitySpan::Hour: return time.minute() % 10 == 0 ? timeText(start, locale) : QString();
    case ActivitySpan::Day:
        return time.minute() == 0 && time.hour() % 3 == 0 ? timeText(start, locale) : QString();
    case ActivitySpan::Week: return time.hour() == 0 ? dateText(start, locale) : QString();
    case ActivitySpan::Month:
        return start.date().dayOfWeek() == Qt::Monday ? dateText(start, locale) : QString();
    }
    Q_UNREACHABLE();
}

QString
timeOf(ActivitySpan span, const QDateTime &start, const QDateTime &end, const QLocale &locale)
{
    const QString day =
        locale.toString(start.date(), tr("ddd, d MMM", "a day in the read-out of a chart"));
    if (span == ActivitySpan::Month)
        return day;
    const QString from = timeText(start, locale);
    const QString to = timeText(end, locale);
    if (span == ActivitySpan::Week) {
        return tr("%1, %2 \u2013 %3", "day, start and end of a slot of a chart").arg(day, from, to);
    }
    return tr("%1 \u2013 %2", "start and end of a slot of a chart").arg(from, to);
}

double rate(double failures, double requests)
{
    return requests > 0 ? failures / requests * 100 : 0;
}

} // namespace

ActivityQuery activityQuery(ActivitySpan span, qint64 now, const QTimeZone &zone)
{
    using Source = ActivityQuery::Source;
    switch (span) {
    case ActivitySpan::Hour: return {.source = Source::Log, .edges = evenEdges(now, minute, 60)};
    case ActivitySpan::Day: return {.edges = evenEdges(now, halfHour, slotsOfDay)};
    case ActivitySpan::Week: return {.edges = wallEdges(now, 4, slotsOfWeek, zone)};
    case ActivitySpan::Month: return {.edges = wallEdges(now, 24, days, zone)};
    }
    Q_UNREACHABLE();
}

QList<ChartBar> chartBars(ActivitySpan span,
                          const QList<ActivitySlot> &found,
                          const QList<qint64> &edges,
                          const QTimeZone &zone,
                          const QLocale &locale)
{
    Q_ASSERT(edges.size() == found.size() + 1);
    QList<ChartBar> bars;
    for (qsizetype i = 0; i < found.size(); ++i) {
        const auto start = QDateTime::fromMSecsSinceEpoch(edges.at(i), zone);
        const auto end = QDateTime::fromMSecsSinceEpoch(edges.at(i + 1), zone);
        bars.append({.mark = markOf(span, start, locale),
                     .time = timeOf(span, start, end, locale),
                     .succeeded = found.at(i).requests - found.at(i).failures,
                     .failed = found.at(i).failures});
    }
    return bars;
}

AxisScale axisScale(qint64 most)
{
    constexpr qint64 steps = 3;
    qint64 step = 1;
    for (int i = 0; step * steps < most; ++i)
        step = i % 3 == 1 ? step / 2 * 5 : step * 2; // 1, 2, 5, 10, …
    const qint64 needed = std::max<qint64>(1, (most + step - 1) / step);
    return {.top = needed * step, .step = step};
}

double DayFigures::growth() const
{
    return (static_cast<double>(requests) / requestsBefore - 1) * 100;
}

double DayFigures::failureRate() const
{
    return rate(static_cast<double>(failures), static_cast<double>(requests));
}

double DayFigures::failureTrend() const
{
    return failureRate() - rate(failuresBefore, requestsBefore);
}

ActivityQuery twoDaysQuery(qint64 now)
{
    return {.edges = evenEdges(now, halfHour, 2 * slotsOfDay)};
}

DayFigures dayFigures(const QList<ActivitySlot> &twoDays, qint64 now)
{
    Q_ASSERT(twoDays.size() == 2 * slotsOfDay);
    DayFigures figures;
    const double elapsed =
        static_cast<double>(now - twoDays.last().start) / static_cast<double>(halfHour);
    for (int i = 0; i < slotsOfDay; ++i) {
        const double share = i == slotsOfDay - 1 ? elapsed : 1;
        figures.requestsBefore += share * static_cast<double>(twoDays.at(i).requests);
        figures.failuresBefore += share * static_cast<double>(twoDays.at(i).failures);
        figures.requests += twoDays.at(slotsOfDay + i).requests;
        figures.failures += twoDays.at(slotsOfDay + i).failures;
    }
    return figures;
}

} // namespace keyferry::ui
