#pragma once

#include "proxy/core/config.h"

#include <chrono>
#include <optional>
#include <vector>

namespace keyferry::routing {

/// What an attempt asks of the balancer.
struct UpstreamWish
{
    bool byLatency = false; ///< upstream_strategy
    UpstreamId avoid{};     ///< the one that just failed this request, if there is another; 0: none
    qint64 now = 0;         ///< UTC ms
};

/// Smooth weighted round robin over a group's upstreams: weights 5,1,1 give A A B A C A A. Weight 0
/// is off. One per group and worker.
class Balancer
{
public:
    /// Takes the upstream list of a (new) snapshot; running weights of upstreams that stay, by id,
    /// stay within one round.
    void setUpstreams(const std::vector<UpstreamConfig> &upstreams);
    /// The next upstream; empty only if none has a weight above 0. An open one is passed over while
    /// another is closed; with none left the least broken one is taken.
    [[nodiscard]] std::optional<UpstreamConfig> pick(const UpstreamWish &wish);

    // How an attempt at one of them went. Each pick is followed by one of the three.
    void noteAnswer(UpstreamId upstream, std::chrono::milliseconds firstByte, qint64 now);
    void noteFailure(UpstreamId upstream, const QString &error, qint64 now);
    /// The client left, or the failure was ours: it says nothing about the upstream.
    void noteNothing(UpstreamId upstream);

private:
    struct Entry
    {
        UpstreamConfig upstream{};
        qint64 current = 0;
    };
    std::vector<Entry> m_entries{};
};

} // namespace keyferry::routing
