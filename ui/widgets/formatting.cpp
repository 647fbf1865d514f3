#include "ui/widgets/formatting.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTimeZone>

#include <array>

namespace keyferry::ui::format {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 second = 1000;
constexpr qint64 minute = 60 * second;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;

QString tr(const char *text, const char *comment = nullptr)
{
    return QCoreApplication::translate("keyferry::ui::format", text, comment);
}

QString decimal(qint64 milliseconds, int digits, const QLocale &locale)
{
    return locale.toString(static_cast<double>(milliseconds) / 1000.0, 'f', digits);
}

QString twoDigits(qint64 value)
{
    return u"%1"_s.arg(value, 2, 10, '0'_L1);
}

} // namespace

QString count(qint64 value, const QLocale &locale)
{
    return locale.toString(value);
}

QString duration(qint64 milliseconds, const QLocale &locale)
{
    // Bounds a little below the unit, so that rounding never writes "1,000 ms" or "60.0 s".
    if (milliseconds < 0)
        return {};
    if (milliseconds < second)
        return tr("%1 ms").arg(locale.toString(milliseconds));
    if (milliseconds < 9'995)
        return tr("%1 s").arg(decimal(milliseconds, 2, locale));
    if (milliseconds < 59'950)
        return tr("%1 s").arg(decimal(milliseconds, 1, locale));
    const qint64 seconds = (milliseconds + second / 2) / second;
    if (seconds < 3600)
        return tr("%1 min %2 s").arg(locale.toString(seconds / 60), twoDigits(seconds % 60));
    return tr("%1 h %2 min").arg(locale.toString(seconds / 3600), twoDigits(seconds / 60 % 60));
}

QString size(qint64 bytes, const QLocale &locale)
{
    if (bytes < 0)
        return {};
    if (bytes < 1000)
        return tr("%1 B").arg(locale.toString(bytes));
    static constexpr std::array units{"kB", "MB", "GB", "TB"};
    double value = static_cast<double>(bytes);
    size_t unit = 0;
    for (value /= 1000; value >= 999.5 && unit + 1 < units.size(); ++unit)
        value /= 1000;
    return u"%1 %2"_s.arg(locale.toString(value, 'f', value < 99.95 ? 1 : 0),
                          QLatin1String(units.at(unit)));
}

QString relativeTime(qint64 then, qint64 now, const QLocale &locale)
{
    if (then == 0)
        return tr("never");
    const qint64 age = now - then;
    if (age < 2 * second)
        return tr("now");
    if (age < minute)
        return tr("%1 s ago").arg(locale.toString(age / second));
    if (age < hour)
        return tr("%1 min ago").arg(locale.toString(age / minute));
    if (age < day)
        return tr("%1 h ago").arg(locale.toString(age / hour));
    if (age < 2 * day)
        return tr("yesterday");
    if (age < 31 * day)
        return tr("%1 d ago").arg(locale.toString(age / day));
    return locale.toString(QDateTime::fromMSecsSinceEpoch(then).date(), QLocale::ShortFormat);
}

QString timeLeft(qint64 until, qint64 now, const QLocale &locale)
{
    const qint64 seconds = std::max<qint64>(0, (until - now + second - 1) / second);
    if (seconds < 60)
        return tr("%1 s", "time left").arg(locale.toString(seconds));
    if (seconds < 3600)
        return tr("%1 min %2 s").arg(locale.toString(seconds / 60), twoDigits(seconds % 60));
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(until);
    if (seconds * second < day)
        return locale.toString(local.time(), QLocale::ShortFormat);
    return locale.toString(local, QLocale::ShortFormat);
}

QString moment(qint64 when, qint64 now, const QLocale &locale)
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(when);
    if (local.date() == QDateTime::fromMSecsSinceEpoch(now).date())
        return local.time().toString(u"HH:mm:ss"_s);
    return locale.toString(local, QLocale::ShortFormat);
}

QString timeOfDay(qint64 when)
{
    return QDateTime::fromMSecsSinceEpoch(when).time().toString(u"HH:mm:ss.zzz"_s);
}

QString fullTime(qint64 when, const QLocale &locale)
{
    if (when == 0)
        return {};
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(when);
    const QString text = locale.toString(local, QLocale::LongFormat);
    const QString zone = local.timeZoneAbbreviation();
    return text.contains(zone) ? text
                               : u"%1 %2"_s.arg(text, zone); // most locales say it themselves
}

QString percent(double part, double whole, const QLocale &locale)
{
    const double share = whole > 0 ? part / whole * 100 : 0;
    return tr("%1 %", "percentage").arg(locale.toString(share, 'f', 1));
}

} // namespace keyferry::ui::format
