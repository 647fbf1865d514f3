#pragma once

#include "proxy/core/records.h"
#include "proxy/core/statusset.h"

#include <chrono>
#include <optional>

namespace keyferry::routing {

enum class Step {
    /// Give the client this answer (or, without one, the last real answer or our own error).
    Deliver,
    /// The same request again after RetryDecision::pause: with another key, or after an upstream's
    /// fault also with one it has tried (KeyPool::pick with `mayRepeat`).
    TryAgain,
};

/// What the group says about retries. docs/keys.md "Retrying".
struct RetryRules
{
    const StatusSet &statuses; ///< failover_status_codes
    int maxRetries = 3;
    bool retryUnsafe = true;
    std::chrono::milliseconds deadline{0}; ///< since the request began; 0: none
};

/// What is known when an attempt has been judged.
struct AttemptReport
{
    Verdict verdict = Verdict::Success;
    int status = 0;                ///< 0: no answer
    bool isSameForAllKeys = false; ///< Judgement::isSameForAllKeys
    bool isIdempotent = false;     ///< by its method (RFC 9110 9.2.2)
    bool requestSent = true;       ///< false: not one byte of it can have reached the upstream
    bool headForwarded = false;    ///< the client has seen a status line
    int attemptsMade = 1;          ///< this one included, across an aggregate's members
    int upstreamFaults = 0;        ///< UpstreamFault and Overloaded so far, this one included
    bool anotherKeyLeft = false;   ///< a key this request has not tried, or another member
    std::chrono::milliseconds elapsed{0}; ///< since the request began
};

struct RetryDecision
{
    Step step = Step::Deliver;
    bool mayRepeatKey = false;
    std::chrono::milliseconds pause{0}; ///< before the next attempt

    friend bool operator==(const RetryDecision &, const RetryDecision &) = default;
};

/// An answer is tried again if its status is one of `rules.statuses`. One that hides its verdict
/// (400 for an invalid key, 200 for a stream that begins with an error) counts as the status it
/// should have had; no answer at all always qualifies.
///
/// \param chance  a random number from 0 to 1 (excluded), for the jitter
/// Thread: any; pure.
[[nodiscard]] RetryDecision
nextStep(const AttemptReport &attempt, const RetryRules &rules, double chance);

/// GET, HEAD, OPTIONS, TRACE, PUT, DELETE. RFC 9110 9.2.2.
[[nodiscard]] bool isIdempotent(const QByteArray &method);

} // namespace keyferry::routing
