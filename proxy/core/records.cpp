#include "proxy/core/records.h"

#include <array>

namespace keyferry {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array verdicts{Verdict::Success,
                              Verdict::ClientFault,
                              Verdict::KeyRejected,
                              Verdict::OutOfCredit,
                              Verdict::RateLimited,
                              Verdict::Overloaded,
                              Verdict::UpstreamFault,
                              Verdict::ClientLeft};

constexpr std::array outcomes{RequestOutcome::Running,
                              RequestOutcome::Succeeded,
                              RequestOutcome::Failed,
                              RequestOutcome::Cut,
                              RequestOutcome::ClientGone};

} // namespace

QLatin1String verdictName(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Success: return "success"_L1;
    case Verdict::ClientFault: return "client-fault"_L1;
    case Verdict::KeyRejected: return "key-rejected"_L1;
    case Verdict::OutOfCredit: return "out-of-credit"_L1;
    case Verdict::RateLimited: return "rate-limited"_L1;
    case Verdict::Overloaded: return "overloaded"_L1;
    case Verdict::UpstreamFault: return "upstream-fault"_L1;
    case Verdict::ClientLeft: return "client-left"_L1;
    }
    Q_UNREACHABLE();
}

Verdict verdictFromName(QStringView name)
{
    for (const Verdict verdict : verdicts) {
        if (verdictName(verdict) == name)
            return verdict;
    }
    return Verdict::Success;
}

QLatin1String outcomeName(RequestOutcome outcome)
{
    switch (outcome) {
    case RequestOutcome::Running: return "running"_L1;
    case RequestOutcome::Succeeded: return "succeeded"_L1;
    case RequestOutcome::Failed: return "failed"_L1;
    case RequestOutcome::Cut: return "cut"_L1;
    case RequestOutcome::ClientGone: return "client-gone"_L1;
    }
    Q_UNREACHABLE();
}

RequestOutcome outcomeFromName(QStringView name)
{
    for (const RequestOutcome outcome : outcomes) {
        if (outcomeName(outcome) == name)
            return outcome;
    }
    return RequestOutcome::Failed;
}

} // namespace keyferry
