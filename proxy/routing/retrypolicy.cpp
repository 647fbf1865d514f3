#include "proxy/routing/retrypolicy.h"

#include <QByteArray>
#include <QtGlobal>

namespace keyferry::routing {

RetryDecision nextStep(const AttemptReport &attempt, const RetryRules &rules, double chance)
{
    Q_UNUSED(chance)
    // Once the client has seen a status line nothing can be taken back, so nothing is tried after
    // it.
    const bool isSettled = attempt.headForwarded || attempt.attemptsMade > rules.maxRetries;
    if (isSettled)
        return {};

    switch (attempt.verdict) {
    case Verdict::Success:
    case Verdict::ClientFault:
    case Verdict::ClientLeft: return {};
    case Verdict::KeyRejected:
    case Verdict::OutOfCredit:
    case Verdict::RateLimited:
        return {.step = attempt.anotherKeyLeft ? Step::TryAgain : Step::Deliver};
    case Verdict::Overloaded:
    case Verdict::UpstreamFault: return {.step = Step::TryAgain, .mayRepeatKey = true};
    }
    Q_UNREACHABLE();
}

bool isIdempotent(const QByteArray &method)
{
    return method == "GET" || method == "HEAD" || method == "OPTIONS" || method == "TRACE"
           || method == "PUT" || method == "DELETE";
}

} // namespace keyferry::routing
