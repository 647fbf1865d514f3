#pragma once

#include "proxy/core/drafts.h"
#include "proxy/storage/workbench.h"

namespace keyferry::storage {

// Edits of the state of provider keys: each is one transaction. What they return and refuse is said
// in ConfigEditor. Storage thread.

[[nodiscard]] Result<qint64>
changeKeys(Workbench &bench, const KeySelection &selection, KeyAction action);
[[nodiscard]] Result<qint64> resetGroup(Workbench &bench, GroupId group);

} // namespace keyferry::storage
