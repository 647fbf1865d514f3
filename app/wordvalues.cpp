#include "app/wordvalues.h"

#include <QDateTime>
#include <QTimeZone>

namespace keyferry::app {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 msPerMinute = 60'000;
constexpr qint64 msPerHour = 60 * msPerMinute;
constexpr qint64 msPerDay = 24 * msPerHour;
constexpr qint64 longestSpan = 100'000; ///< of any unit: 273 years of days, far from overflow

std::optional<qint64> msPerUnit(QChar unit)
{
    switch (unit.unicode()) {
    case u's': return 1000;
    case u'm': return msPerMinute;
    case u'h': return msPerHour;
    case u'd': return msPerDay;
    default: return std::nullopt;
    }
}

std::optional<qint64> spanMs(QStringView text)
{
    if (text.size() < 2)
        return std::nullopt;
    bool isNumber = false;
    const qint64 count = text.chopped(1).toLongLong(&isNumber);
    const auto unit = msPerUnit(text.back());
    if (!isNumber || !unit || count < 0 || count > longestSpan)
        return std::nullopt;
    return count * *unit;
}

} // namespace

Error usageError(const QString &detail)
{
    return {.kind = ErrorKind::Usage, .detail = detail, .field = {}};
}

Result<qint64> wholeNumber(const QString &text, QLatin1String option, qint64 min, qint64 max)
{
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    if (!isNumber || number < min || number > max)
        return usageError(
            u"%1: '%2' is not a whole number from %3 to %4"_s.arg(option, text).arg(min).arg(max));
    return number;
}

Result<qint64> moment(const QString &text, QLatin1String option, qint64 now, int direction)
{
    if (const auto span = spanMs(text))
        return now + direction * *span;
    const QDateTime when = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!when.isValid() || when.toMSecsSinceEpoch() <= 0)
        return usageError(
            u"%1: '%2' is neither a span (15m, 2h, 7d) nor a date (2027-01-31, 2027-01-31T12:00Z)"_s
                .arg(option, text));
    return when.toMSecsSinceEpoch();
}

Result<UpstreamDraft> upstreamValue(const QString &text)
{
    constexpr auto marker = ",weight="_L1;
    const qsizetype at = text.lastIndexOf(marker);
    UpstreamDraft draft{.url = at < 0 ? text : text.first(at), .weight = 1, .proxyUrl = {}};
    if (draft.url.isEmpty())
        return usageError(u"--upstream: the URL is missing in '%1'"_s.arg(text));
    if (at < 0)
        return draft;
    bool isNumber = false;
    draft.weight = text.sliced(at + marker.size()).toInt(&isNumber);
    if (!isNumber)
        return usageError(u"--upstream: the weight in '%1' is not a whole number"_s.arg(text));
    return draft;
}

Result<ChannelOptions> authHeaderValue(const QString &text)
{
    const qsizetype colon = text.indexOf(u':');
    const QString name = text.first(colon < 0 ? text.size() : colon).trimmed();
    QString prefix = colon < 0 ? QString() : text.sliced(colon + 1);
    if (prefix.startsWith(u' '))
        prefix.remove(0, 1);
    if (!prefix.isEmpty() && prefix.back().isLetterOrNumber())
        prefix += u' ';
    if (name.isEmpty())
        return usageError(
            u"--auth-header: '%1' has no header name; write 'Name: prefix'"_s.arg(text));
    return ChannelOptions{
        .authHeader = name.toUtf8(), .authPrefix = prefix.toUtf8(), .authQuery = {}};
}

Result<KeyState> keyStateValue(const QString &text)
{
    const auto state = keyStateFromName(text);
    if (!state)
        return usageError(
            u"--state: '%1' is none of active, cooling, invalid, disabled"_s.arg(text));
    return *state;
}

Result<KeyName> keyName(const QString &text)
{
    if (text.isEmpty())
        return usageError(u"the key is empty"_s);
    constexpr auto marker = "id:"_L1;
    bool isNumber = false;
    const qint64 id =
        text.startsWith(marker) ? text.sliced(marker.size()).toLongLong(&isNumber) : 0;
    if (isNumber && id > 0)
        return KeyName{.secret = {}, .id = id};
    return KeyName{.secret = Secret(text.toUtf8()), .id = 0};
}

} // namespace keyferry::app
