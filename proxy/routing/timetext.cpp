#include "proxy/routing/timetext.h"

#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <cmath>

namespace keyferry::routing {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

// Far beyond every deadline that is believed, and far from any overflow.
constexpr double longestSpan = 1e14;

struct Unit
{
    QByteArrayView name;
    double ms;
};

constexpr std::array units{
    Unit{"ms", 1},
    Unit{"us", 1e-3},
    Unit{"\xc2\xb5s", 1e-3},
    Unit{"ns", 1e-6},
    Unit{"s", 1e3},
    Unit{"m", 60e3},
    Unit{"h", 3600e3},
    Unit{"d", 24 * 3600e3},
};

bool isOfNumber(char byte)
{
    return (byte >= '0' && byte <= '9') || byte == '.';
}

qsizetype numberLength(QByteArrayView text)
{
    return std::find_if_not(text.begin(), text.end(), isOfNumber) - text.begin();
}

const Unit *unitAt(QByteArrayView text)
{
    const auto found = std::find_if(units.begin(), units.end(), [text](const Unit &unit) {
        return text.startsWith(unit.name);
    });
    return found == units.end() ? nullptr : &*found;
}

int monthOf(const QString &name)
{
    for (int month = 1; month <= 12; ++month) {
        if (QLocale::c().monthName(month, QLocale::ShortFormat) == name)
            return month;
    }
    return 0;
}

// RFC 9110 5.6.7: a two-digit year more than 50 years ahead is one of the past.
int fullYear(const QString &text, qint64 now)
{
    const int year = text.toInt();
    if (text.size() > 2)
        return year;
    const int current = QDateTime::fromMSecsSinceEpoch(now, Qt::UTC).date().year();
    const int guess = current - current % 100 + year;
    return guess > current + 50 ? guess - 100 : guess;
}

QDate sundayOf(int year, int month, int nth)
{
    const QDate first(year, month, 1);
    return first.addDays(Qt::Sunday - first.dayOfWeek() + 7 * (nth - 1));
}

qint64 utcMs(QDate date, QTime time)
{
    return QDateTime(date, time, Qt::UTC).toMSecsSinceEpoch();
}

// Second Sunday of March to first Sunday of November, both at 2:00 local time.
bool isPacificSummer(qint64 now)
{
    const int year = QDateTime::fromMSecsSinceEpoch(now, Qt::UTC).date().year();
    return now >= utcMs(sundayOf(year, 3, 2), QTime(10, 0))
           && now < utcMs(sundayOf(year, 11, 1), QTime(9, 0));
}

milliseconds pacificOffset(bool isSummer)
{
    return isSummer ? -7h : -8h;
}

} // namespace

std::optional<double> parseDecimal(QByteArrayView text)
{
    if (text.isEmpty() || numberLength(text) != text.size())
        return std::nullopt;
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    return isNumber && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

std::optional<milliseconds> parseSpan(QByteArrayView text)
{
    if (text.isEmpty())
        return std::nullopt;
    double total = 0;
    while (!text.isEmpty()) {
        const auto length = numberLength(text);
        const auto number = parseDecimal(text.first(length));
        const Unit *unit = unitAt(text.sliced(length));
        if (!number || !unit)
            return std::nullopt;
        total += *number * unit->ms;
        text = text.sliced(length + unit->name.size());
    }
    if (total > longestSpan)
        return std::nullopt;
    return milliseconds(static_cast<qint64>(std::ceil(total)));
}

std::optional<qint64> parseHttpDate(QByteArrayView text, qint64 now)
{
    // Sun, 06 Nov 1994 08:49:37 GMT · Sunday, 06-Nov-94 08:49:37 GMT · Sun Nov  6 08:49:37 1994
    static const QRegularExpression forms(
        uR"(^(?:[A-Z][a-z]{2,8}, (?<day>\d\d)[ -](?<month>[A-Z][a-z]{2})[ -](?<year>\d\d(?:\d\d)?) )"
        uR"((?<time>\d\d:\d\d:\d\d) GMT|[A-Z][a-z]{2} (?<month2>[A-Z][a-z]{2}) (?<day2>[ \d]\d) )"
        uR"((?<time2>\d\d:\d\d:\d\d) (?<year2>\d{4}))$)"_s);
    const auto match = forms.match(QString::fromLatin1(text));
    if (!match.hasMatch())
        return std::nullopt;
    const auto part = [&match](const QString &name) {
        const QString value = match.captured(name);
        return value.isEmpty() ? match.captured(name + u'2') : value;
    };
    const QDate date(fullYear(part(u"year"_s), now),
                     monthOf(part(u"month"_s)),
                     part(u"day"_s).trimmed().toInt());
    const QTime time = QTime::fromString(part(u"time"_s), u"HH:mm:ss"_s);
    if (!date.isValid() || !time.isValid())
        return std::nullopt;
    return utcMs(date, time);
}

std::optional<qint64> parseTimestamp(QByteArrayView text)
{
    QDateTime moment = QDateTime::fromString(QString::fromLatin1(text), Qt::ISODateWithMs);
    if (!moment.isValid() || !text.contains('T'))
        return std::nullopt;
    if (moment.timeSpec() == Qt::LocalTime)
        moment.setTimeSpec(Qt::UTC);
    return moment.toMSecsSinceEpoch();
}

qint64 nextPacificMidnight(qint64 now)
{
    const qint64 local = now + pacificOffset(isPacificSummer(now)).count();
    const QDate day = QDateTime::fromMSecsSinceEpoch(local, Qt::UTC).date().addDays(1);
    // At midnight the clock has not yet been changed on either day of change.
    const bool isSummer = day > sundayOf(day.year(), 3, 2) && day <= sundayOf(day.year(), 11, 1);
    return utcMs(day, QTime(0, 0)) - pacificOffset(isSummer).count();
}

} // namespace keyferry::routing
