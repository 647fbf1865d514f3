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

bool matches(const RequestRecord &record, const LogQuery &query)
{
    const bool isOfGroup = record.groupName == query.group || record.aggregateName == query.group;
    if (!query.group.isEmpty() && !isOfGroup)
        return false;
    if (query.status && (record.status < query.status->low || record.status > query.status->high))
        return false;
    if (!query.model.isEmpty() && !matchesWildcard(record.model, query.model))
        return false;
    if (record.startedAt < query.since)
        return false;
    return query.text.isEmpty() || matchesText(record, query.text);
}

} // namespace keyferry
