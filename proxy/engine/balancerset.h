#pragma once

#include "proxy/core/config.h"
#include "proxy/routing/balancer.h"

#include <QHash>

namespace keyferry::engine {

/// One worker's upstream balancers, a group each; they outlive snapshots and follow their changes.
class BalancerSet
{
public:
    [[nodiscard]] routing::Balancer &of(const GroupPtr &group)
    {
        Entry &entry = m_entries[group->id];
        if (entry.group != group) {
            entry.balancer.setUpstreams(group->upstreams);
            entry.group = group;
        }
        return entry.balancer;
    }

private:
    struct Entry
    {
        GroupPtr group{};
        routing::Balancer balancer{};
    };
    QHash<GroupId, Entry> m_entries{};
};

} // namespace keyferry::engine
