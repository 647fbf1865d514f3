#include "proxy/core/logreader.h"

#include <QRegularExpression>

namespace keyferry {

using namespace Qt::StringLiterals;

namespace {

constexpr int lowestStatus = 0;
constexpr int highestStatus = 999;

Error badStatus(QStringView text)
{
    return {.kind = ErrorKind::InvalidValue,
            .detail =
                u"status: '%1' is none of 404, 4xx, 200-299, >=400, >400, <=399, <400"_s.arg(text),
            .field = u"status"_s};
}

Error badDuration(QStringView text)
{
    return {.kind = ErrorKind::InvalidValue,
            .detail = u"took: '%1' is none of >2s, >=1.5s, <500ms, <=2min"_s.arg(text),
            .field = u"took"_s};
}

// `1.5s` in milliseconds.
std::optional<qint64> toMilliseconds(QStringView text)
{
    struct Unit
    {
        QLatin1String name{};
        double milliseconds = 0;
    };
    for (const Unit unit : {Unit{"ms"_L1, 1}, Unit{"s"_L1, 1000}, Unit{"min"_L1, 60'000}}) {
        if (!text.endsWith(unit.name))
            continue;
        bool isNumber = false;
        const double value = text.chopped(unit.name.size()).trimmed().toDouble(&isNumber);
        constexpr double longest = 1e12; // 30 years: no overflow below
        const double all = value * unit.milliseconds;
        if (isNumber && all >= 0 && all <= longest)
            return qRound64(all);
    }
    return std::nullopt;
}

std::optional<int> toStatus(QStringView text)
{
    bool isNumber = false;
    const int status = text.toInt(&isNumber);
    return isNumber && status >= lowestStatus && status <= highestStatus ? std::optional(status)
                                                                         : std::nullopt;
}

bool matchesWildcard(const QString &value, const QString &pattern)
{
    if (!pattern.contains(u'*'))
        return value.compare(pattern, Qt::CaseInsensitive) == 0;
    QStringList parts;
    for (const QString &part : pattern.split(u'*'))
        parts.append(QRegularExpression::escape(part));
    const auto expression = QRegularExpression::anchoredPattern(parts.join(".*"_L1));
    return QRegularExpression(expression, QRegularExpression::CaseInsensitiveOption)
        .match(value)
        .hasMatch();
}

bool matchesText(const RequestRecord &record, const QString &text)
{
    const auto isFound = [&text](const QString &part) {
        return part.contains(text, Qt::CaseInsensitive);
    };
    return isFound(record.path) || isFound(record.model) || isFound(record.groupName)
           || isFound(record.aggregateName) || isFound(record.keyMask) || isFound(record.upstream)
           || isFound(record.error);
}

bool hasTaken(const RequestRecord &record, const DurationRange &range)
{
    return record.outcome != RequestOutcome::Running && record.durationMs >= range.least
           && record.durationMs <= range.most;
}

} // namespace

Result<StatusRange> parseStatusFilter(QStringView text)
{
    const QStringView trimmed = text.trimmed();
    const auto comparison = [&](QStringView prefix) -> std::optional<int> {
        return trimmed.startsWith(prefix) ? toStatus(trimmed.sliced(prefix.size())) : std::nullopt;
    };
    if (const auto low = comparison(u">="))
        return StatusRange{*low, highestStatus};
    if (const auto low = comparison(u">"))
        return StatusRange{*low + 1, highestStatus};
    if (const auto high = comparison(u"<="))
        return StatusRange{lowestStatus, *high};
    if (const auto high = comparison(u"<"))
        return StatusRange{lowestStatus, *high - 1};

    if (trimmed.size() == 3 && trimmed.endsWith(u"xx", Qt::CaseInsensitive)
        && trimmed.front().isDigit()) {
        const int hundred = trimmed.front().digitValue() * 100;
        return StatusRange{hundred, hundred + 99};
    }
    if (const auto dash = trimmed.indexOf(u'-'); dash > 0) {
        const auto low = toStatus(trimmed.first(dash));
        const auto high = toStatus(trimmed.sliced(dash + 1));
        if (low && high && *low <= *high)
            return StatusRange{*low, *high};
        return badStatus(text);
    }
    if (const auto status = toStatus(trimmed))
        return StatusRange{*status, *status};
    return badStatus(text);
}

Result<DurationRange> parseDurationFilter(QStringView text)
{
    const QStringView trimmed = text.trimmed();
    const auto comparison = [&](QStringView prefix) -> std::optional<qint64> {
        return trimmed.startsWith(prefix) ? toMilliseconds(trimmed.sliced(prefix.size()))
                                          : std::nullopt;
    };
    DurationRange range;
    if (const auto least = comparison(u">="))
        range.least = *least;
    else if (const auto below = comparison(u">"))
        range.least = *below + 1;
    else if (const auto most = comparison(u"<="))
        range.most = *most;
    else if (const auto above = comparison(u"<"); above && *above > 0)
        range.most = *above - 1;
    else
        return badDuration(text);
    return range;
}

bool matches(const RequestRecord &record, const LogQuery &query)
{
    const bool isOfGroup = record.groupName == query.group || record.aggregateName == query.group;
    if (!query.group.isEmpty() && !isOfGroup)
        return false;
    if (query.status && (record.status < query.status->low || record.status > query.status->high))
        return false;
    if (!query.model.isEmpty() && !matchesWildcard(record.model, query.model))
        return false;
    if (!record.keyMask.contains(query.key, Qt::CaseInsensitive))
        return false;
    if (query.took && !hasTaken(record, *query.took))
        return false;
    if (query.stream && record.stream != *query.stream)
        return false;
    if (record.startedAt < query.since)
        return false;
    return query.text.isEmpty() || matchesText(record, query.text);
}

} // namespace keyferry
