#pragma once

#include "proxy/core/error.h"

namespace keyferry::ui {

/// What happened and what to do, as one or two sentences in the person's language: for toasts,
/// banners and messages. Thread: any; pure.
[[nodiscard]] QString errorText(const Error &error);

/// The broken rule alone, for the line under the field it belongs to.
[[nodiscard]] QString fieldErrorText(const Error &error);

/// Why a backup was not made or cannot be restored: the usual sentences speak of the store, these
/// of the file.
[[nodiscard]] QString backupErrorText(const Error &error);

/// What is wrong with a filter line, with what may stand there.
[[nodiscard]] QString filterErrorText(const Error &error);

/// Why a line of an import was refused (Refusal::reason).
[[nodiscard]] QString refusalText(const QString &reason);

} // namespace keyferry::ui
