#include "proxy/routing/retrypolicy.h"

#include <QtGlobal>

namespace keyferry::routing {

Step nextStep(const AttemptReport &attempt)
{
    // Once the client has seen a status line nothing can be taken back, so nothing is tried after
    // it.
    const bool isSettled = attempt.headForwarded || attempt.attemptsLeft <= 0;
    if (isSettled)
        return Step::Deliver;

    switch (attempt.verdict) {
    case Verdict::Success:
    case Verdict::ClientFault:
    case Verdict::ClientLeft: return Step::Deliver;
    case Verdict::KeyRejected:
    case Verdict::RateLimited: return attempt.anotherKeyLeft ? Step::NextKey : Step::Deliver;
    // The key did nothing wrong, so the caller may repeat it where another upstream can take the
    // request; with neither another key nor another upstream it delivers.
    case Verdict::UpstreamFault: return Step::NextKey;
    }
    Q_UNREACHABLE();
}

} // namespace keyferry::routing
