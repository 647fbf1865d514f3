#pragma once

#include "app/command.h"

// Options of `group add` and `group edit`, word by word. Errors are of kind Usage. Pure.
namespace keyferry::app {

/// `GROUP[,weight=N][,tier=N]`
[[nodiscard]] Result<MemberName> memberValue(const QString &text);
/// `FROM=TO`
[[nodiscard]] Result<ModelRule> modelRuleValue(const QString &text);
/// `set:NAME:VALUE` or `remove:NAME`; the value may be a credential and no error repeats it.
[[nodiscard]] Result<HeaderRule> headerRuleValue(const QString &text);
/// `STATUSES:VERDICT[:TEXT]`; no statuses: any failure.
[[nodiscard]] Result<FailureRuleDraft> failureRuleValue(const QString &text);

} // namespace keyferry::app
