#pragma once

#include "proxy/core/gateway.h"
#include "proxy/engine/balancerset.h"
#include "proxy/routing/breaker.h"

#include <map>
#include <memory>
#include <vector>

namespace keyferry::engine {

/// Owns the breakers of all upstreams. They outlive snapshots and are never deleted while workers
/// run, so that an exchange in flight may report to one that is out of use. Engine host's thread.
class BreakerDirectory
{
public:
    /// Makes breakers for upstreams that have none or lead elsewhere now; what failed under the old
    /// address says nothing about the new one.
    void follow(const ConfigSnapshot &snapshot, qint64 now);
    [[nodiscard]] BreakerMapPtr map() const { return m_map; }
    /// Closed and without measurements for one that is not there.
    [[nodiscard]] UpstreamHealth health(UpstreamId id) const;
    /// The groups in which a breaker changed its state since the last call; each change is logged.
    [[nodiscard]] QList<GroupId> takeChanged();

private:
    struct Tracked
    {
        GroupPtr group{}; ///< as of the last snapshot
        UpstreamConfig upstream{};
        std::unique_ptr<routing::Breaker> breaker{};
        mutable QString lastError{}; ///< as last fetched from the breaker
        UpstreamHealth told{};
    };
    void drop(Tracked &tracked);

    std::map<UpstreamId, Tracked> m_tracked{};
    std::vector<std::unique_ptr<routing::Breaker>> m_retired{};
    BreakerMapPtr m_map = std::make_shared<const routing::BreakerMap>();
};

} // namespace keyferry::engine
