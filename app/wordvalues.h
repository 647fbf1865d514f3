#pragma once

#include "app/command.h"

// The values that stand behind options and names, one function each. Errors are Usage and name the
// option. Pure.
namespace keyferry::app {

[[nodiscard]] Error usageError(const QString &detail);

/// A whole number within bounds; `option` is what the error names.
[[nodiscard]] Result<qint64>
wholeNumber(const QString &text, QLatin1String option, qint64 min, qint64 max);
/// `15m`, `2h`, `7d` away from `now`, or a date, or a date and time (local unless it says
/// otherwise). UTC ms. \param direction  -1 for a past moment, 1 for a future one
[[nodiscard]] Result<qint64>
moment(const QString &text, QLatin1String option, qint64 now, int direction);
/// `https://a.example/v1,weight=3`; commas that are not followed by `weight=` belong to the URL.
[[nodiscard]] Result<UpstreamDraft> upstreamValue(const QString &text);
/// `X-Api-Key` or `Authorization: Bearer`. A prefix that ends in a letter or digit is a scheme and
/// gets the space that follows one.
[[nodiscard]] Result<ChannelOptions> authHeaderValue(const QString &text);
[[nodiscard]] Result<KeyState> keyStateValue(const QString &text);
/// `id:17` or the clear key.
[[nodiscard]] Result<KeyName> keyName(const QString &text);

} // namespace keyferry::app
