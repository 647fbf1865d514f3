#include "proxy/engine/pooldirectory.h"

#include <QSet>

namespace keyferry::engine {

routing::KeyPool &PoolDirectory::poolOf(GroupId group, bool &isNew)
{
    auto &pool = m_pools[group];
    if (!pool) {
        pool = std::make_unique<routing::KeyPool>(group);
        auto map = std::make_shared<PoolMap>(*m_map);
        map->insert(group, pool.get());
        m_map = std::move(map);
        isNew = true;
    }
    return *pool;
}

bool PoolDirectory::apply(const KeyDelta &delta)
{
    bool isNew = false;
    poolOf(delta.group, isNew).apply(delta);
    return isNew;
}

bool PoolDirectory::follow(const ConfigSnapshot &snapshot)
{
    bool isNew = false;
    QSet<GroupId> present;
    for (const GroupPtr &group : snapshot.groups) {
        poolOf(group->id, isNew);
        present.insert(group->id);
    }
    for (const auto &[group, pool] : m_pools) {
        if (!present.contains(group))
            pool->apply({.group = group, .replacesAll = true});
    }
    return isNew;
}

routing::KeyPool *PoolDirectory::pool(GroupId group) const
{
    const auto found = m_pools.find(group);
    return found == m_pools.end() ? nullptr : found->second.get();
}

KeyCounts PoolDirectory::counts(GroupId group, qint64 now) const
{
    const routing::KeyPool *found = pool(group);
    return found ? found->counts(now) : KeyCounts{};
}

QList<KeyUsage> PoolDirectory::takeUsage()
{
    QList<KeyUsage> usage;
    for (const auto &[group, pool] : m_pools)
        usage.append(pool->takeUsage());
    return usage;
}

} // namespace keyferry::engine
