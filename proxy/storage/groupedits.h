#pragma once

#include "proxy/core/configeditor.h"
#include "proxy/storage/workbench.h"

namespace keyferry::storage {

// Edits of groups: each is one transaction. What they return and refuse is said in ConfigEditor.
// Storage thread.

[[nodiscard]] Result<GroupId> addGroup(Workbench &bench, const GroupDraft &draft);
[[nodiscard]] Outcome editGroup(Workbench &bench, GroupId group, const GroupDraft &draft);
[[nodiscard]] Result<GroupId>
copyGroup(Workbench &bench, GroupId group, const QString &newName, KeyCopy keys);
/// Makes no KeyDelta: a pool goes with the group's place in the snapshot.
[[nodiscard]] Outcome removeGroup(Workbench &bench, GroupId group);
[[nodiscard]] Outcome reorderGroups(Workbench &bench, const QList<GroupId> &order);

[[nodiscard]] Error unknownGroup(GroupId group);

} // namespace keyferry::storage
