#pragma once

#include "proxy/core/records.h"

namespace keyferry::routing {

enum class Step {
    Deliver, ///< give the client this answer (or, without one, the last real answer or our own
             ///< error)
    /// The same request again with another key; after an upstream's fault, where the group has
    /// another upstream, also with one it has tried (KeyPool::pick with `mayRepeat`). If there is
    /// no such key the answer is delivered.
    NextKey,
};

/// What is known when an attempt has an answer's head or has failed.
struct AttemptReport
{
    Verdict verdict = Verdict::Success;
    bool headForwarded = false; ///< the client has seen a status line
    int attemptsLeft = 0;
    bool anotherKeyLeft = false; ///< a key this request has not tried
};

/// Thread: any; pure. docs/keys.md "Retrying".
[[nodiscard]] Step nextStep(const AttemptReport &attempt);

} // namespace keyferry::routing
