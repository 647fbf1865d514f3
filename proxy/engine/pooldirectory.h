#pragma once

#include "proxy/core/config.h"
#include "proxy/routing/keypool.h"

#include <QHash>

#include <map>
#include <memory>

namespace keyferry::engine {

/// Which pool serves which group, as the workers see it. Immutable; pools outlive every map.
using PoolMap = QHash<GroupId, routing::KeyPool *>;
using PoolMapPtr = std::shared_ptr<const PoolMap>;

/// Owns the key pools of all groups. They outlive snapshots and are never deleted while workers
/// run, so that an exchange in flight may go on with the (emptied) pool of a group that was
/// removed. Engine host's thread.
class PoolDirectory
{
public:
    /// Edits one pool, which is made if the group is new. \returns true if the map changed
    bool apply(const KeyDelta &delta);
    /// Makes pools for groups that have none and empties those of groups that are gone: the keys of
    /// a deleted group are not to be kept. \returns true if the map changed
    bool follow(const ConfigSnapshot &snapshot);
    [[nodiscard]] PoolMapPtr map() const { return m_map; }
    /// Zero for a group without a pool.
    [[nodiscard]] KeyCounts counts(GroupId group, qint64 now) const;
    /// Null for a group without one.
    [[nodiscard]] routing::KeyPool *pool(GroupId group) const;
    /// Usage of every pool since the last call.
    [[nodiscard]] QList<KeyUsage> takeUsage();

private:
    routing::KeyPool &poolOf(GroupId group, bool &isNew);

    std::map<GroupId, std::unique_ptr<routing::KeyPool>> m_pools{};
    PoolMapPtr m_map = std::make_shared<const PoolMap>();
};

} // namespace keyferry::engine
