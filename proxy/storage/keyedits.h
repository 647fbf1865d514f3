#pragma once

#include "proxy/core/drafts.h"
#include "proxy/storage/keyrepository.h"
#include "proxy/storage/workbench.h"

namespace keyferry::storage {

// Edits of provider keys: each is one transaction. What they return and refuse is said in
// ConfigEditor. Storage thread.

[[nodiscard]] Result<ImportReport> addKeys(Workbench &bench, GroupId group, const ParsedKeys &keys);
[[nodiscard]] Outcome editKey(Workbench &bench, KeyId key, const KeyDetails &details);
[[nodiscard]] Result<QList<Secret>> revealKeys(Workbench &bench, const KeySelection &selection);

/// All keys of a group, as a delta that replaces its pool.
[[nodiscard]] Result<KeyDelta> wholePool(Workbench &bench, GroupId group);

/// As the engine serves them; one whose secret cannot be opened is left out, with a warning.
[[nodiscard]] QList<ProviderKey> openedKeys(const Workbench &bench, const QList<StoredKey> &stored);

} // namespace keyferry::storage
