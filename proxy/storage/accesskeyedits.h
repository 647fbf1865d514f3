#pragma once

#include "proxy/core/accesskey.h"
#include "proxy/storage/workbench.h"

namespace keyferry::storage {

// Edits of access keys: each is one transaction. What they return and refuse is said in
// ConfigEditor. Storage thread.

[[nodiscard]] Result<AddedAccessKey> addAccessKey(Workbench &bench, const AccessKeyDraft &draft);
[[nodiscard]] Outcome removeAccessKeys(Workbench &bench, const QList<AccessKeyId> &keys);
[[nodiscard]] Result<Secret> revealAccessKey(Workbench &bench, AccessKeyId key);
[[nodiscard]] Result<Secret>
editAccessKey(Workbench &bench, AccessKeyId key, const AccessKeyDetails &details);

/// A part of a group's edit, in its transaction: makes the access keys that open this group alone
/// these; one that it has already keeps its row.
[[nodiscard]] Outcome
replaceAccessKeys(Workbench &bench, GroupId group, const QList<Secret> &secrets);

/// A part of a group's removal, in its transaction: access keys for several groups lose this one;
/// those that have none left go.
[[nodiscard]] Outcome leaveScopes(Workbench &bench, GroupId group);

/// `sk-` and 43 characters of URL-safe base64: 32 random bytes.
[[nodiscard]] Result<Secret> randomAccessKey();

} // namespace keyferry::storage
