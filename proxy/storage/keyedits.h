#pragma once

#include "proxy/core/drafts.h"
#include "proxy/storage/workbench.h"

namespace keyferry::storage {

// Edits of provider keys: each is one transaction. What they return and refuse is said in
// ConfigEditor. Storage thread.

[[nodiscard]] Result<ImportReport> addKeys(Workbench &bench, GroupId group, const ParsedKeys &keys);
[[nodiscard]] Result<qint64>
changeKeys(Workbench &bench, const KeySelection &selection, KeyAction action);
[[nodiscard]] Outcome editKey(Workbench &bench, KeyId key, const KeyDetails &details);
[[nodiscard]] Result<qint64> resetGroup(Workbench &bench, GroupId group);
[[nodiscard]] Result<QList<Secret>> revealKeys(Workbench &bench, const KeySelection &selection);

/// All keys of a group, as a delta that replaces its pool.
[[nodiscard]] Result<KeyDelta> wholePool(Workbench &bench, GroupId group);

} // namespace keyferry::storage
