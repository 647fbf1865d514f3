#pragma once

#include "proxy/storage/workbench.h"

namespace keyferry::storage {

// Edits of settings: each is one transaction. What they refuse is said in ConfigEditor. Storage
// thread.

/// Refused too while the environment or the command line fixes the setting: the edit would have no
/// effect.
[[nodiscard]] Outcome setSetting(Workbench &bench, const QString &name, const QString &value);
[[nodiscard]] Outcome resetSetting(Workbench &bench, const QString &name);

} // namespace keyferry::storage
