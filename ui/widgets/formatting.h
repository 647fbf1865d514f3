#pragma once

#include <QLocale>
#include <QString>

// How numbers, sizes, durations and times are written. Pure; any thread. Source: design/tokens.md
// "Tables".
namespace keyferry::ui::format {

[[nodiscard]] QString count(qint64 value, const QLocale &locale = {});
/// `96 ms`, `1.42 s`, `11.3 s`, `2 min 04 s`, `3 h 05 min`; empty below 0.
[[nodiscard]] QString duration(qint64 milliseconds, const QLocale &locale = {});
/// `31.4 kB`, `512 MB`; empty below 0.
[[nodiscard]] QString size(qint64 bytes, const QLocale &locale = {});
/// `now`, `8 s ago`, `41 min ago`, `2 h ago`, `yesterday`, `12 d ago`, after 30 days the date;
/// `never` for 0. Both UTC ms.
[[nodiscard]] QString relativeTime(qint64 then, qint64 now, const QLocale &locale = {});
/// How long until a deadline, in whole seconds, rounded up: `18 s`, `1 min 12 s`; from an hour on
/// the time of day, `14:32`, from a day on with the date. Both UTC ms.
[[nodiscard]] QString timeLeft(qint64 until, qint64 now, const QLocale &locale = {});
/// Local time of day to the second, `14:32:10`; with the date where that is not today's.
[[nodiscard]] QString moment(qint64 when, qint64 now, const QLocale &locale = {});
/// Local time of day to the millisecond, `14:31:02.418`.
[[nodiscard]] QString timeOfDay(qint64 when);
/// Local date and time with the zone, for tooltips; empty for 0.
[[nodiscard]] QString fullTime(qint64 when, const QLocale &locale = {});
/// `0.8 %`
[[nodiscard]] QString percent(double part, double whole, const QLocale &locale = {});

} // namespace keyferry::ui::format
