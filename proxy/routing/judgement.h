#pragma once

#include "proxy/core/records.h"

#include <QString>

namespace keyferry::routing {

/// What an answer, or the lack of one, says about key and upstream. docs/keys.md "Judging an
/// answer".
struct Judgement
{
    Verdict verdict = Verdict::Success;
    /// KeyRejected and OutOfCredit: the words leave no doubt, so the key is invalid at once
    /// whatever the threshold.
    bool isUnmistakable = false;
    /// RateLimited: the answer named a model, so the key cools for the request's model only.
    bool isForModel = false;
    /// ClientFault: any other key would get the same answer, so none is tried.
    bool isSameForAllKeys = false;
    qint64 coolUntil = 0; ///< RateLimited: UTC ms; 0: the answer said nothing about when
    QString reason{};     ///< a short text for the key table and the log; no key material

    friend bool operator==(const Judgement &, const Judgement &) = default;
};

} // namespace keyferry::routing
