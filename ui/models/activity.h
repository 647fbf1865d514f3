#pragma once

#include "proxy/core/logreader.h"

#include <QLocale>
#include <QTimeZone>

namespace keyferry::ui {

// What the overview's chart and figures show of the past. Thread: any; pure.

/// How far back a chart goes: 60 minutes, 48 half hours, 42 times four hours, 30 days.
enum class ActivitySpan { Hour, Day, Week, Month };

/// The slots of a chart; the last holds `now`. Those of a week and a month begin with the clock and
/// the days of the zone. \param now  UTC ms
[[nodiscard]] ActivityQuery activityQuery(ActivitySpan span, qint64 now, const QTimeZone &zone);

/// One bar of the chart.
struct ChartBar
{
    QString mark{}; ///< on the axis; empty: none
    QString time{}; ///< `10:00 – 10:30`, for the read-out
    qint64 succeeded = 0;
    qint64 failed = 0;

    friend bool operator==(const ChartBar &, const ChartBar &) = default;
};

/// \param edges  those that were asked for; one more than slots
[[nodiscard]] QList<ChartBar> chartBars(ActivitySpan span,
                                        const QList<ActivitySlot> &found,
                                        const QList<qint64> &edges,
                                        const QTimeZone &zone,
                                        const QLocale &locale = {});

/// The axis of a chart: from 0 to `top` in whole steps, three at most.
struct AxisScale
{
    qint64 top = 1;
    qint64 step = 1;

    friend bool operator==(const AxisScale &, const AxisScale &) = default;
};
[[nodiscard]] AxisScale axisScale(qint64 most);

/// The last day beside the one before it.
struct DayFigures
{
    qint64 requests = 0;
    qint64 failures = 0;
    double requestsBefore = 0;
    double failuresBefore = 0;

    /// In percent; positive: more than the day before. \pre requestsBefore > 0
    [[nodiscard]] double growth() const;
    /// Of 100 requests; 0 without requests.
    [[nodiscard]] double failureRate() const;
    /// In points; negative: fewer failures than the day before.
    [[nodiscard]] double failureTrend() const;

    friend bool operator==(const DayFigures &, const DayFigures &) = default;
};

/// Two days of half hours; the last holds `now`.
[[nodiscard]] ActivityQuery twoDaysQuery(qint64 now);
/// Both days are as long: from the half hour that began 24 hours before the next one until now, and
/// until now a day ago. Of the half hour that was under way then it takes the share that was over.
[[nodiscard]] DayFigures dayFigures(const QList<ActivitySlot> &twoDays, qint64 now);

} // namespace keyferry::ui
