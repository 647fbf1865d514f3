#pragma once

#include "proxy/channels/dialect.h"

// Our own errors as the providers word theirs, so that each SDK raises the exception its users
// catch. docs/proxy.md "Access keys". Thread: any; pure.
namespace keyferry::channels {

[[nodiscard]] ErrorBody openAiError(ErrorKind kind, const QString &message);
[[nodiscard]] ErrorBody anthropicError(ErrorKind kind, const QString &message);
[[nodiscard]] ErrorBody geminiError(ErrorKind kind, const QString &message);

} // namespace keyferry::channels
