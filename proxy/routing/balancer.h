#pragma once

#include "proxy/core/config.h"

#include <optional>
#include <vector>

namespace keyferry::routing {

/// Smooth weighted round robin over a group's upstreams: weights 5,1,1 give A A B A C A A. Weight 0
/// is off. One per group and worker.
class Balancer
{
public:
    /// Takes the upstream list of a (new) snapshot; running weights of upstreams that stay, by id,
    /// stay within one round.
    void setUpstreams(const std::vector<UpstreamConfig> &upstreams);
    /// The next upstream; empty only if none has a weight above 0.
    [[nodiscard]] std::optional<UpstreamConfig> pick();

private:
    struct Entry
    {
        UpstreamConfig upstream{};
        qint64 current = 0;
    };
    std::vector<Entry> m_entries{};
};

} // namespace keyferry::routing
