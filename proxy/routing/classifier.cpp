#include "proxy/routing/classifier.h"

#include "proxy/routing/answermarks.h"
#include "proxy/routing/cooldowndeadline.h"
#include "proxy/routing/showntext.h"
#include "proxy/routing/streamstart.h"

#include <QJsonDocument>

#include <algorithm>

namespace keyferry::routing {

using namespace Qt::StringLiterals;

namespace {

constexpr int firstFailure = 400;

// Refusals that come with an unusual status, most certain first.
std::optional<Verdict> verdictOfWords(int status, const UpstreamError &error)
{
    if (saysKeyIsDead(error))
        return Verdict::KeyRejected;
    if (saysCreditIsGone(error))
        return Verdict::OutOfCredit;
    if (saysUsageLimit(error))
        return Verdict::RateLimited;
    if (saysRequestIsAtFault(error))
        return Verdict::ClientFault;
    if ((status == 400 || status == 403) && saysPlaceIsRefused(error))
        return Verdict::UpstreamFault;
    if (status == 429 && saysOverloaded(error))
        return Verdict::Overloaded;
    return std::nullopt;
}

Verdict verdictOfTable(int status, const UpstreamError &error)
{
    const Verdict plain = verdictOfStatus(status);
    if (plain == Verdict::Success)
        return plain;
    if (plain == Verdict::UpstreamFault || plain == Verdict::Overloaded)
        return saysBusy(error) ? Verdict::Overloaded : plain;
    return verdictOfWords(status, error).value_or(plain);
}

bool matches(const FailureRule &rule, int status, const QString &body)
{
    // A text in an answer that went well is the model's, and proves nothing: such a rule has to
    // name the status.
    const bool isMeant =
        rule.statuses.isEmpty() ? status >= firstFailure : rule.statuses.contains(status);
    return isMeant && (rule.text.isEmpty() || body.contains(rule.text, Qt::CaseInsensitive));
}

std::optional<Verdict>
verdictOfRules(const std::vector<FailureRule> &rules, int status, QByteArrayView body)
{
    if (rules.empty())
        return std::nullopt;
    const QString text = QString::fromUtf8(body);
    const auto rule = std::find_if(rules.begin(), rules.end(), [&](const FailureRule &candidate) {
        return matches(candidate, status, text);
    });
    return rule == rules.end() ? std::nullopt : std::optional(rule->verdict);
}

bool continuesName(QChar character)
{
    return character.isLetterOrNumber() || character == u'_' || character == u'-';
}

// `gpt-4` is not named by "gpt-4o", "gpt-4-turbo" or "gpt-4.1", but is by "gpt-4." at the end of a
// sentence.
bool namesWhole(QStringView text, QStringView model)
{
    for (auto at = text.indexOf(model); at >= 0; at = text.indexOf(model, at + 1)) {
        const QStringView behind = text.sliced(at + model.size());
        const bool isJoined = behind.size() > 1
                              && (behind.front() == u'.' || behind.front() == u':')
                              && continuesName(behind.at(1));
        const bool isLonger = isJoined || (!behind.isEmpty() && continuesName(behind.front()))
                              || (at > 0 && continuesName(text.at(at - 1)));
        if (!isLonger)
            return true;
    }
    return false;
}

bool isForModel(const Answer &answer, const UpstreamError &error)
{
    if (answer.model.isEmpty())
        return false;
    // An Azure deployment has its own limits, and the answer never says its name.
    const bool namesOne = answer.channel == Channel::Azure || !error.quotaModel.isEmpty()
                          || (error.message.startsWith("Rate limit reached for "_L1)
                              && error.message.contains(" in organization "_L1))
                          || error.message.contains(", model: "_L1);
    return namesOne || namesWhole(QString::fromUtf8(answer.body), answer.model);
}

bool isUnmistakable(Verdict verdict, const UpstreamError &error)
{
    return (verdict == Verdict::KeyRejected && saysKeyIsDead(error))
           || (verdict == Verdict::OutOfCredit && saysNothingIsLeft(error));
}

QString reasonOf(int status, const UpstreamError &error)
{
    const QString words = shownText(error.message.isEmpty() ? error.code : error.message);
    return words.isEmpty() ? u"status %1"_s.arg(status) : words;
}

Judgement judgementOf(const Answer &answer, Verdict verdict, const UpstreamError &error, qint64 now)
{
    if (verdict == Verdict::Success)
        return {};
    const bool isLimited = verdict == Verdict::RateLimited;
    return {.verdict = verdict,
            .isUnmistakable = isUnmistakable(verdict, error),
            .isForModel = isLimited && isForModel(answer, error),
            .isSameForAllKeys = verdict == Verdict::ClientFault && saysContentIsRefused(error),
            .coolUntil = isLimited ? cooldownDeadline(answer.fields, error, now) : 0,
            .reason = reasonOf(answer.status, error)};
}

Answer limited(const Answer &answer)
{
    return {.channel = answer.channel,
            .status = answer.status,
            .fields = answer.fields,
            .body = answer.body.first(std::min(answer.body.size(), judgedBytes)),
            .model = answer.model};
}

// What an error event carries, or a JSON error in the place of a stream.
std::optional<QByteArray> errorData(QByteArrayView start)
{
    const auto event = firstEvent(start);
    if (!event && !isNoEventStream(start))
        return std::nullopt;
    const QByteArray data = event ? event->data : start.toByteArray();
    if (event && event->name == "error")
        return data;
    // An event that is cut is not guessed at: what looks like an error may be the model's text.
    const bool isReadable = !QJsonDocument::fromJson(data).isNull();
    return isReadable && readUpstreamError(data).isError ? std::optional(data) : std::nullopt;
}

} // namespace

Verdict verdictOfStatus(int status)
{
    switch (status) {
    case 401:
    case 403: return Verdict::KeyRejected;
    case 402: return Verdict::OutOfCredit;
    case 408: return Verdict::UpstreamFault;
    case 429: return Verdict::RateLimited;
    case 529: return Verdict::Overloaded;
    default: break;
    }
    if (status < firstFailure)
        return Verdict::Success;
    return status < 500 ? Verdict::ClientFault : Verdict::UpstreamFault;
}

bool needsBody(int status, const std::vector<FailureRule> &rules)
{
    return status >= firstFailure
           || std::any_of(rules.begin(), rules.end(), [status](const FailureRule &rule) {
                  return !rule.text.isEmpty() && rule.statuses.contains(status);
              });
}

Judgement classify(const Answer &whole, const std::vector<FailureRule> &rules, qint64 now)
{
    const Answer answer = limited(whole);
    const auto ruled = verdictOfRules(rules, answer.status, answer.body);
    if (!ruled && answer.status < firstFailure)
        return {};
    const UpstreamError error = readUpstreamError(answer.body);
    return judgementOf(answer, ruled.value_or(verdictOfTable(answer.status, error)), error, now);
}

std::optional<Judgement>
classifyStreamStart(const Answer &whole, const std::vector<FailureRule> &rules, qint64 now)
{
    const Answer answer = limited(whole);
    if (const auto ruled = verdictOfRules(rules, answer.status, answer.body)) {
        const auto event = firstEvent(answer.body);
        const UpstreamError error = event ? readUpstreamError(event->data) : UpstreamError();
        return judgementOf(answer, *ruled, error, now);
    }
    const auto data = errorData(answer.body);
    if (!data)
        return std::nullopt;
    const Answer judged{.channel = answer.channel,
                        .status = statusOf(readUpstreamError(*data)),
                        .fields = answer.fields,
                        .body = *data,
                        .model = answer.model};
    return classify(judged, rules, now);
}

bool hasWholeEvent(QByteArrayView start)
{
    const auto event = firstEvent(start);
    return start.size() >= judgedBytes || isNoEventStream(start) || (event && event->isWhole);
}

} // namespace keyferry::routing
