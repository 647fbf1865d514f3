#pragma once

#include "proxy/core/config.h"
#include "proxy/core/gateway.h"
#include "proxy/core/records.h"
#include "ui/widgets/theme.h"

#include <QLatin1String>
#include <QString>

namespace keyferry::ui {

/// How a state is shown: a shape, its colour and the word. Colour is never alone. Source:
/// design/tokens.md "States".
struct StateLook
{
    QLatin1String icon{};
    ThemeColor color = &Theme::text;
    QString word{};
};

[[nodiscard]] StateLook lookOf(KeyState state);
[[nodiscard]] StateLook lookOf(GatewayState state);
[[nodiscard]] StateLook lookOf(BreakerState state);
/// A single check: works, speaks against the key, or neither; no word.
[[nodiscard]] StateLook lookOf(const Result<CheckResult> &outcome);
/// A request by its outcome and status; the word is the number wherever there is one.
[[nodiscard]] StateLook lookOf(RequestOutcome outcome, int status, bool isStream);

/// `Canceled`, `Cut off`, …: for filters and details.
[[nodiscard]] QString outcomeWord(RequestOutcome outcome);

} // namespace keyferry::ui
