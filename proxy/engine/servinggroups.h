#pragma once

#include "proxy/core/config.h"

#include <QHash>

#include <memory>
#include <vector>

namespace keyferry::engine {

/// The groups that may serve requests to a group: itself, or an aggregate's members that exist and
/// are enabled; and what a request has to know of them before one is chosen.
struct ServingGroups
{
    std::vector<GroupPtr> groups{};
    bool editRequests = false; ///< edits of one of them look into the body
    bool keepSessions = false; ///< one of them keeps sessions on one key

    /// Null if it does not serve.
    [[nodiscard]] GroupPtr group(GroupId id) const;
};

/// By the group that is asked, for all groups of a snapshot; read once a snapshot.
using ServingMap = QHash<GroupId, ServingGroups>;
using ServingMapPtr = std::shared_ptr<const ServingMap>;

[[nodiscard]] ServingGroups servingGroups(const GroupPtr &group, const ConfigSnapshot &snapshot);
[[nodiscard]] ServingMap servingMap(const ConfigSnapshot &snapshot);

} // namespace keyferry::engine
