#pragma once

#include "proxy/core/result.h"
#include "proxy/core/secret.h"

#include <QList>

namespace keyferry::ui {

/// Writes clear keys, one a line, into a file that only its owner can read (mode 0600), whole or
/// not at all. \returns FileUnreadable with path and reason. Blocks on the disk.
[[nodiscard]] Outcome writeKeyFile(const QString &path, const QList<Secret> &keys);

} // namespace keyferry::ui
