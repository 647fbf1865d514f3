#include "ui/widgets/statelook.h"

#include <QCoreApplication>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("keyferry::ui", text);
}

} // namespace

StateLook lookOf(KeyState state)
{
    switch (state) {
    case KeyState::Active: return {"state-active"_L1, &Theme::keyActive, tr("Active")};
    case KeyState::Cooling: return {"state-cooling"_L1, &Theme::keyCooling, tr("Cooling")};
    case KeyState::Invalid: return {"state-invalid"_L1, &Theme::keyInvalid, tr("Invalid")};
    case KeyState::Disabled: return {"state-disabled"_L1, &Theme::keyDisabled, tr("Disabled")};
    }
    Q_UNREACHABLE();
}

StateLook lookOf(GatewayState state)
{
    switch (state) {
    case GatewayState::Stopped: return {"state-stopped"_L1, &Theme::keyDisabled, tr("Stopped")};
    case GatewayState::Starting:
        return {"state-running-request"_L1, &Theme::accent, tr("Starting")};
    case GatewayState::Running: return {"state-active"_L1, &Theme::success, tr("Running")};
    case GatewayState::Draining:
        return {"state-running-request"_L1, &Theme::accent, tr("Stopping")};
    case GatewayState::Failed: return {"state-invalid"_L1, &Theme::danger, tr("Not running")};
    }
    Q_UNREACHABLE();
}

StateLook lookOf(BreakerState state)
{
    switch (state) {
    case BreakerState::Closed: return {"state-active"_L1, &Theme::success, tr("Closed")};
    case BreakerState::Open: return {"state-invalid"_L1, &Theme::danger, tr("Open")};
    case BreakerState::HalfOpen: return {"state-degraded"_L1, &Theme::warning, tr("Half-open")};
    }
    Q_UNREACHABLE();
}

StateLook lookOf(const Result<CheckResult> &outcome)
{
    if (outcome && outcome->verdict == Verdict::Success)
        return {"state-active"_L1, &Theme::success, {}};
    const bool isAgainstKey =
        outcome
        && (outcome->verdict == Verdict::KeyRejected || outcome->verdict == Verdict::OutOfCredit);
    if (isAgainstKey)
        return {"state-invalid"_L1, &Theme::danger, {}};
    return {"state-degraded"_L1, &Theme::warning, {}};
}

StateLook lookOf(RequestOutcome outcome, int status, bool isStream)
{
    if (outcome == RequestOutcome::Running)
        return {
            "state-running-request"_L1, &Theme::accent, isStream ? tr("stream") : tr("running")};
    const QString word = status > 0 ? QString::number(status) : outcomeWord(outcome);
    if (outcome == RequestOutcome::ClientGone || (status >= 400 && status < 500))
        return {"warning"_L1, &Theme::warning, word};
    if (outcome == RequestOutcome::Succeeded)
        return {"check"_L1, &Theme::success, word};
    // An answer that broke off says 200 all the same; the octagon tells.
    return {"error"_L1, &Theme::danger, word};
}

QString outcomeWord(RequestOutcome outcome)
{
    switch (outcome) {
    case RequestOutcome::Running: return tr("running");
    case RequestOutcome::Succeeded: return tr("succeeded");
    case RequestOutcome::Failed: return tr("failed");
    case RequestOutcome::Cut: return tr("cut off");
    case RequestOutcome::ClientGone: return tr("client left");
    }
    Q_UNREACHABLE();
}

} // namespace keyferry::ui
