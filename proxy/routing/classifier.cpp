#include "proxy/routing/classifier.h"

namespace keyferry::routing {

namespace {

Verdict verdictOf(int status)
{
    switch (status) {
    case 401:
    case 403: return Verdict::KeyRejected;
    case 408: return Verdict::UpstreamFault;
    case 429: return Verdict::RateLimited;
    default: break;
    }
    if (status < 400)
        return Verdict::Success;
    return status < 500 ? Verdict::ClientFault : Verdict::UpstreamFault;
}

} // namespace

bool needsBody(int status)
{
    return status >= 400;
}

Judgement classify(const Answer &answer, const std::vector<FailureRule> &rules, qint64 now)
{
    Q_UNUSED(rules)
    Q_UNUSED(now)
    return {.verdict = verdictOf(answer.status)};
}

std::optional<Judgement>
classifyStreamStart(const Answer &answer, const std::vector<FailureRule> &rules, qint64 now)
{
    Q_UNUSED(answer)
    Q_UNUSED(rules)
    Q_UNUSED(now)
    return std::nullopt;
}

bool hasWholeEvent(QByteArrayView start)
{
    return start.toByteArray().contains("\n\n") || start.toByteArray().contains("\r\n\r\n");
}

} // namespace keyferry::routing
