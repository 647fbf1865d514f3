#include "ui/models/verdicttext.h"

#include <QCoreApplication>

namespace keyferry::ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("keyferry::ui", text);
}

bool isStillRunning(bool isLast, RequestOutcome outcome)
{
    return isLast && outcome == RequestOutcome::Running;
}

// The provider's own words stand in quotation marks after ours.
QString happened(const AttemptRecord &attempt, bool isLast, RequestOutcome outcome)
{
    switch (attempt.verdict) {
    case Verdict::Success:
        if (isStillRunning(isLast, outcome))
            return attempt.status == 0 ? tr("Waiting for the answer")
                                       : tr("Works: delivering to the client");
        return tr("Works: the provider answered");
    case Verdict::ClientFault: return tr("The provider refuses this request");
    case Verdict::KeyRejected: return tr("The provider rejects this key");
    case Verdict::OutOfCredit: return tr("The key's account is out of credit");
    case Verdict::RateLimited: return tr("The provider limits this key");
    case Verdict::Overloaded: return tr("The upstream is overloaded");
    case Verdict::UpstreamFault:
        return attempt.status == 0 ? tr("No answer from the upstream") : tr("The upstream failed");
    case Verdict::ClientLeft: return tr("The client left");
    }
    Q_UNREACHABLE();
}

QString effectOnKey(const AttemptRecord &attempt, bool isLast, RequestOutcome outcome)
{
    switch (attempt.verdict) {
    case Verdict::Success:
        return isStillRunning(isLast, outcome) ? QString()
                                               : tr("The key's row of failures is over.");
    case Verdict::ClientFault:
        return tr("The key is not blamed: the fault is in the request itself.");
    case Verdict::KeyRejected:
    case Verdict::OutOfCredit:
        return tr("Counts against the key; at the group's threshold it becomes invalid.");
    case Verdict::RateLimited:
        return tr("The key rests until the limit passes, for this model only where the answer "
                  "names one.");
    case Verdict::Overloaded:
    case Verdict::UpstreamFault: return tr("The key is not blamed.");
    case Verdict::ClientLeft: return tr("Key and upstream are not blamed.");
    }
    Q_UNREACHABLE();
}

QString endOf(RequestOutcome outcome)
{
    switch (outcome) {
    case RequestOutcome::Running: return tr("The request is still running.");
    case RequestOutcome::Succeeded: return tr("The answer was delivered whole.");
    case RequestOutcome::Failed: return tr("No further try: the error went to the client.");
    case RequestOutcome::Cut:
        return tr("The answer broke off half-way; the client's connection was cut as well.");
    case RequestOutcome::ClientGone: return tr("The request was given up.");
    }
    Q_UNREACHABLE();
}

// A try that failed through no fault of its key is not repeated at once: the upstream needs air.
QString nextTry(Verdict verdict)
{
    if (verdict == Verdict::Overloaded || verdict == Verdict::UpstreamFault)
        return tr("Tried again after a pause: nothing had been sent to the client yet.");
    return tr("Next key: nothing had been sent to the client yet.");
}

QString whatComesNext(Verdict verdict, bool isLast, RequestOutcome outcome)
{
    if (!isLast)
        return nextTry(verdict);
    if (verdict == Verdict::ClientFault && outcome == RequestOutcome::Failed)
        return tr("No further try: another key would get the same answer.");
    return endOf(outcome);
}

} // namespace

VerdictWords verdictWords(const AttemptRecord &attempt, bool isLast, RequestOutcome outcome)
{
    VerdictWords words{.happened = happened(attempt, isLast, outcome),
                       .sending = attempt.resends > 0
                                      ? tr("Sent again on a new connection: the first was gone.")
                                      : QString(),
                       .key = effectOnKey(attempt, isLast, outcome),
                       .next = whatComesNext(attempt.verdict, isLast, outcome)};
    if (!attempt.error.isEmpty())
        words.happened += tr(": “%1”").arg(attempt.error);
    return words;
}

QString verdictTitle(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Success: return tr("Success");
    case Verdict::ClientFault: return tr("Request's fault");
    case Verdict::KeyRejected: return tr("Key rejected");
    case Verdict::OutOfCredit: return tr("Key out of credit");
    case Verdict::RateLimited: return tr("Key rate-limited");
    case Verdict::Overloaded: return tr("Upstream overloaded");
    case Verdict::UpstreamFault: return tr("Upstream's fault");
    case Verdict::ClientLeft: return tr("Client left");
    }
    Q_UNREACHABLE();
}

QString statusWords(int status)
{
    switch (status) {
    case 200: return tr("OK");
    case 400: return tr("Bad request");
    case 401: return tr("Unauthorized");
    case 402: return tr("Payment required");
    case 403: return tr("Forbidden");
    case 404: return tr("Not found");
    case 408: return tr("Timeout");
    case 413: return tr("Too large");
    case 422: return tr("Not accepted");
    case 429: return tr("Rate limited");
    case 499: return tr("Client left");
    case 500: return tr("Server error");
    case 502: return tr("Bad gateway");
    case 503: return tr("Unavailable");
    case 504: return tr("Gateway timeout");
    case 529: return tr("Overloaded");
    default: return {};
    }
}

} // namespace keyferry::ui
