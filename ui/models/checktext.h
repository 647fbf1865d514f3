#pragma once

#include "proxy/core/channel.h"
#include "proxy/core/gateway.h"

namespace keyferry::ui {

// What single checks have found, in words. Thread: any; pure.

/// `Works`, `Rejected`, …: what a check found, in a word or two.
[[nodiscard]] QString checkWords(const CheckResult &result);
/// `Works · 420 ms`, `Rejected`: for a cell.
[[nodiscard]] QString trialWords(const CheckResult &result);
/// The same as a sentence that names the key's mask and what was answered.
[[nodiscard]] QString trialText(const CheckResult &result);
/// Why keys of such a group cannot be checked, and what helps; empty if they can.
[[nodiscard]] QString whyNoCheck(Channel channel, const QString &checkPath);

} // namespace keyferry::ui
