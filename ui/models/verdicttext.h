#pragma once

#include "proxy/core/records.h"

namespace keyferry::ui {

/// A verdict in parts: what happened, what the transport did about it by itself, what that does to
/// the key, what comes next.
struct VerdictWords
{
    QString happened{};
    QString sending{}; ///< empty: the request was sent once
    QString key{};
    QString next{};

    friend bool operator==(const VerdictWords &, const VerdictWords &) = default;
};

/// \param isLast  no attempt of this request follows
/// \param outcome of the whole request
/// Thread: any; pure.
[[nodiscard]] VerdictWords
verdictWords(const AttemptRecord &attempt, bool isLast, RequestOutcome outcome);

/// A verdict as a choice: `Key rejected`.
[[nodiscard]] QString verdictTitle(Verdict verdict);

/// `OK`, `Not found`, …: the reason beside a status; empty for one without a usual name.
[[nodiscard]] QString statusWords(int status);

} // namespace keyferry::ui
