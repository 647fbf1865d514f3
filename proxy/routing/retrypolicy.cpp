#include "proxy/routing/retrypolicy.h"

#include "proxy/routing/classifier.h"

#include <QByteArray>
#include <QtGlobal>

#include <algorithm>

namespace keyferry::routing {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

constexpr milliseconds firstPause = 50ms;
constexpr milliseconds longestPause = 1000ms;
// Requests that failed together do not come back together.
constexpr double jitter = 0.25;

bool isUpstreamsFailure(Verdict verdict)
{
    return verdict == Verdict::UpstreamFault || verdict == Verdict::Overloaded;
}

/// The status a provider that goes by the book sends for this.
int usualStatus(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Success:
    case Verdict::ClientLeft: return 200;
    case Verdict::ClientFault: return 400;
    case Verdict::KeyRejected: return 401;
    case Verdict::OutOfCredit: return 402;
    case Verdict::RateLimited: return 429;
    case Verdict::Overloaded: return 503;
    case Verdict::UpstreamFault: return 500;
    }
    Q_UNREACHABLE();
}

bool isListed(const AttemptReport &attempt, const StatusSet &statuses)
{
    if (attempt.status == 0)
        return true;
    const Verdict plain = verdictOfStatus(attempt.status);
    const bool isHidden =
        plain == Verdict::Success || (plain == Verdict::ClientFault && attempt.verdict != plain);
    return statuses.contains(isHidden ? usualStatus(attempt.verdict) : attempt.status);
}

// What the client asked will not do, but the user wants these answers tried with another key.
bool isFinal(const AttemptReport &attempt)
{
    switch (attempt.verdict) {
    case Verdict::Success:
    case Verdict::ClientLeft: return true;
    case Verdict::ClientFault: return attempt.isSameForAllKeys || attempt.status < 400;
    case Verdict::KeyRejected:
    case Verdict::OutOfCredit:
    case Verdict::RateLimited:
    case Verdict::Overloaded:
    case Verdict::UpstreamFault: return false;
    }
    Q_UNREACHABLE();
}

// Everything but an upstream's fault is a refusal: no work was begun that a second request would
// double.
bool mayBeSentAgain(const AttemptReport &attempt, const RetryRules &rules)
{
    return attempt.verdict != Verdict::UpstreamFault || attempt.isIdempotent || !attempt.requestSent
           || rules.retryUnsafe;
}

milliseconds pauseBefore(const AttemptReport &attempt, double chance)
{
    if (!isUpstreamsFailure(attempt.verdict))
        return 0ms;
    milliseconds pause = firstPause;
    for (int fault = 1; fault < attempt.upstreamFaults && pause < longestPause; ++fault)
        pause *= 2;
    const double factor = 1 - jitter + 2 * jitter * chance;
    const auto base = static_cast<double>(std::min(pause, longestPause).count());
    return milliseconds(static_cast<qint64>(base * factor));
}

} // namespace

RetryDecision nextStep(const AttemptReport &attempt, const RetryRules &rules, double chance)
{
    // Once the client has seen a status line nothing can be taken back, so nothing is tried after
    // it.
    const bool isSettled = attempt.headForwarded || attempt.attemptsMade > rules.maxRetries;
    if (isSettled || isFinal(attempt) || !isListed(attempt, rules.statuses)
        || !mayBeSentAgain(attempt, rules))
        return {};

    // After an upstream's fault the same key is worth another try; nobody said it is bad.
    const bool mayRepeatKey = isUpstreamsFailure(attempt.verdict);
    if (!mayRepeatKey && !attempt.anotherKeyLeft)
        return {};

    const milliseconds pause = pauseBefore(attempt, chance);
    const bool isTooLate = rules.deadline > 0ms && attempt.elapsed + pause >= rules.deadline;
    if (isTooLate)
        return {};
    return {.step = Step::TryAgain, .mayRepeatKey = mayRepeatKey, .pause = pause};
}

bool isIdempotent(const QByteArray &method)
{
    return method == "GET" || method == "HEAD" || method == "OPTIONS" || method == "TRACE"
           || method == "PUT" || method == "DELETE";
}

} // namespace keyferry::routing
