#include "proxy/engine/balancerset.h"

namespace keyferry::engine {

routing::Balancer &BalancerSet::of(const GroupPtr &group)
{
    Entry &entry = m_entries[group->id];
    if (entry.group != group || entry.breakers != m_breakers) {
        entry.balancer.setUpstreams(group->upstreams, *m_breakers);
        entry.group = group;
        entry.breakers = m_breakers;
    }
    return entry.balancer;
}

std::vector<GroupId> BalancerSet::membersOf(const GroupPtr &aggregate)
{
    Aggregate &entry = m_aggregates[aggregate->id];
    if (entry.group != aggregate) {
        entry.order.setMembers(aggregate->members);
        entry.group = aggregate;
    }
    return entry.order.next();
}

} // namespace keyferry::engine
