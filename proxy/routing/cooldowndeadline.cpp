#include "proxy/routing/cooldowndeadline.h"

#include "proxy/routing/timetext.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <optional>

namespace keyferry::routing {

using namespace Qt::StringLiterals;

namespace {

// A number is a span in seconds unless it is too large for one: then it is a moment in seconds or,
// larger still, in milliseconds since 1970 (OpenRouter's).
constexpr double firstEpochSecond = 1e9;
constexpr double firstEpochMs = 1e12;

// What providers say when a limit is used up, beside what is left of it.
struct Window
{
    QByteArrayView remaining;
    QByteArrayView reset;
};
constexpr Window windows[] = {
    {"x-ratelimit-remaining-requests", "x-ratelimit-reset-requests"}, // OpenAI, Azure, Groq
    {"x-ratelimit-remaining-tokens", "x-ratelimit-reset-tokens"},
    {"x-ratelimit-remaining", "x-ratelimit-reset"}, // OpenRouter
    {"anthropic-ratelimit-requests-remaining", "anthropic-ratelimit-requests-reset"},
    {"anthropic-ratelimit-tokens-remaining", "anthropic-ratelimit-tokens-reset"},
    {"anthropic-ratelimit-input-tokens-remaining", "anthropic-ratelimit-input-tokens-reset"},
    {"anthropic-ratelimit-output-tokens-remaining", "anthropic-ratelimit-output-tokens-reset"},
};

std::optional<qint64> after(qint64 now, double ms)
{
    if (ms > static_cast<double>(longestCooldown.count()))
        return std::nullopt;
    return now + static_cast<qint64>(std::ceil(ms));
}

std::optional<qint64> ofNumber(double number, qint64 now)
{
    if (number >= firstEpochMs)
        return after(now, number - static_cast<double>(now));
    if (number >= firstEpochSecond)
        return after(now, number * 1000 - static_cast<double>(now));
    return after(now, number * 1000);
}

// Any of the ways to write it.
std::optional<qint64> ofText(QByteArrayView text, qint64 now)
{
    if (const auto number = parseDecimal(text))
        return ofNumber(*number, now);
    if (const auto span = parseSpan(text))
        return after(now, static_cast<double>(span->count()));
    if (const auto moment = parseTimestamp(text))
        return moment;
    return parseHttpDate(text, now);
}

class LatestDeadline
{
public:
    explicit LatestDeadline(qint64 now)
        : m_now(now)
    {}

    void consider(std::optional<qint64> deadline)
    {
        if (deadline && *deadline > m_now && *deadline <= m_now + longestCooldown.count())
            m_latest = std::max(m_latest, *deadline);
    }
    [[nodiscard]] qint64 value() const { return m_latest; }

private:
    qint64 m_now = 0;
    qint64 m_latest = 0;
};

void readFields(const HeaderFields &fields, qint64 now, LatestDeadline &latest)
{
    if (const auto ms = parseDecimal(fields.first("retry-after-ms").trimmed()))
        latest.consider(after(now, *ms));
    latest.consider(ofText(fields.first("retry-after").trimmed(), now));

    for (const Window &window : windows) {
        const auto remaining = parseDecimal(fields.first(window.remaining).trimmed());
        if (remaining && *remaining == 0)
            latest.consider(ofText(fields.first(window.reset).trimmed(), now));
    }
}

bool isPerDay(const QString &quotaId)
{
    return quotaId.contains("PerDay"_L1, Qt::CaseInsensitive);
}

void readDetails(const UpstreamError &error, qint64 now, LatestDeadline &latest)
{
    latest.consider(ofText(error.retryDelay.toLatin1(), now));
    if (std::any_of(error.quotaIds.begin(), error.quotaIds.end(), isPerDay))
        latest.consider(nextPacificMidnight(now));
}

// Only where nothing else says it: words change more often than fields.
void readMessage(const QString &message, qint64 now, LatestDeadline &latest)
{
    static const QRegularExpression wait(
        uR"((?:try again in|retry after|retry in) ([\d.]+(?:ms|[smhd])(?:[\d.]+(?:ms|[smh]))*\b|[\d.]+(?= seconds?)))"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression date(
        u"regain access on (\\d{4}-\\d\\d-\\d\\d) at (\\d\\d:\\d\\d) UTC"_s);
    if (const auto match = wait.match(message); match.hasMatch())
        latest.consider(ofText(match.captured(1).toLatin1(), now));
    if (const auto match = date.match(message); match.hasMatch()) {
        const QString moment = u"%1T%2:00Z"_s.arg(match.captured(1), match.captured(2));
        latest.consider(parseTimestamp(moment.toLatin1()));
    }
}

} // namespace

qint64 cooldownDeadline(const HeaderFields &fields, const UpstreamError &error, qint64 now)
{
    LatestDeadline latest(now);
    readFields(fields, now, latest);
    readDetails(error, now, latest);
    if (latest.value() == 0)
        readMessage(error.message, now, latest);
    return latest.value();
}

} // namespace keyferry::routing
