#pragma once

#include "proxy/core/drafts.h"
#include "proxy/storage/workbench.h"

namespace keyferry::storage {

// Edits of access keys: each is one transaction. What they return and refuse is said in
// ConfigEditor. Storage thread.

[[nodiscard]] Result<AddedAccessKey> addAccessKey(Workbench &bench, const AccessKeyDraft &draft);
[[nodiscard]] Outcome removeAccessKey(Workbench &bench, AccessKeyId key);
[[nodiscard]] Result<Secret> revealAccessKey(Workbench &bench, AccessKeyId key);

/// `sk-` and 43 characters of URL-safe base64: 32 random bytes.
[[nodiscard]] Result<Secret> randomAccessKey();

} // namespace keyferry::storage
