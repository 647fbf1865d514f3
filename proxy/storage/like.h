#pragma once

#include <QString>

namespace keyferry::storage {

/// Pattern for `LIKE ? ESCAPE '\'` that finds the text anywhere and takes no character of it for a
/// wildcard. Longer texts than SQLite takes patterns (50,000 bytes) are cut; no column holds one.
[[nodiscard]] QString containsPattern(const QString &text);
/// Likewise for a whole value in which `*` stands for any run.
[[nodiscard]] QString wildcardPattern(const QString &text);

} // namespace keyferry::storage
