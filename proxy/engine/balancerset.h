#pragma once

#include "proxy/core/config.h"
#include "proxy/routing/balancer.h"
#include "proxy/routing/memberorder.h"

#include <QHash>

#include <memory>

namespace keyferry::engine {

/// Immutable; the breakers outlive every map.
using BreakerMapPtr = std::shared_ptr<const routing::BreakerMap>;

/// One worker's upstream balancers and member orders, a group each; they outlive snapshots and
/// follow their changes.
class BalancerSet
{
public:
    /// Upstreams without a breaker, and all before the first call, count as closed.
    void setBreakers(const BreakerMapPtr &breakers) { m_breakers = breakers; }
    [[nodiscard]] routing::Balancer &of(const GroupPtr &group);
    /// In which order this request tries the aggregate's members; every call takes a turn.
    [[nodiscard]] std::vector<GroupId> membersOf(const GroupPtr &aggregate);

private:
    struct Entry
    {
        GroupPtr group{};
        BreakerMapPtr breakers{};
        routing::Balancer balancer{};
    };
    struct Aggregate
    {
        GroupPtr group{};
        routing::MemberOrder order{};
    };

    BreakerMapPtr m_breakers = std::make_shared<const routing::BreakerMap>();
    QHash<GroupId, Entry> m_entries{};
    QHash<GroupId, Aggregate> m_aggregates{};
};

} // namespace keyferry::engine
