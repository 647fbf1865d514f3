#pragma once

#include "proxy/core/config.h"
#include "proxy/routing/smoothturn.h"

#include <QHash>
#include <QVarLengthArray>

#include <chrono>
#include <optional>
#include <vector>

namespace keyferry::routing {

class Breaker;

/// The breakers of all upstreams, shared by the workers; they outlive every balancer.
using BreakerMap = QHash<UpstreamId, Breaker *>;

/// What an attempt asks of the balancer.
struct UpstreamWish
{
    bool byLatency = false; ///< upstream_strategy
    UpstreamId avoid{};     ///< the one that just failed this request, if there is another; 0: none
    qint64 now = 0;         ///< UTC ms
};

/// Smooth weighted round robin over a group's upstreams, as far as their breakers let them take
/// part: weights 5,1,1 give A A B A C A A. Weight 0 is off. One per group and worker.
class Balancer
{
public:
    /// Takes the upstream list of a (new) snapshot; running weights of upstreams that stay, by id,
    /// stay within one round. An upstream without a breaker always takes part.
    void setUpstreams(const std::vector<UpstreamConfig> &upstreams,
                      const BreakerMap &breakers = {});
    /// The next upstream; empty only if none has a weight above 0. An open one is passed over while
    /// another is closed; with none left the least broken one is taken.
    [[nodiscard]] std::optional<UpstreamConfig> pick(const UpstreamWish &wish);

    // How an attempt at one of them went. Each pick is followed by one of the three, with the
    // wish's `now` as `pickedAt` (0: not known), by which a breaker tells its trial from others and
    // late results from new ones. A `firstByte` below 0 is not measured.
    void noteAnswer(UpstreamId upstream,
                    std::chrono::milliseconds firstByte,
                    qint64 now,
                    qint64 pickedAt = 0);
    void noteFailure(UpstreamId upstream, const QString &error, qint64 now, qint64 pickedAt = 0);
    /// The client left, or the failure was ours: it says nothing about the upstream.
    void noteNothing(UpstreamId upstream, qint64 pickedAt = 0);

private:
    struct Entry
    {
        UpstreamConfig upstream{};
        Breaker *breaker = nullptr;
        Share share{};
        int underWay = 0; ///< picks of this worker without a note
    };
    using Entries = QVarLengthArray<Entry *, 8>;

    [[nodiscard]] Entries admitted(qint64 now);
    [[nodiscard]] Entry &choose(const Entries &entries, const UpstreamWish &wish);
    [[nodiscard]] Entry &chooseByLatency(const Entries &entries, qint64 now);
    [[nodiscard]] static Entry &heardOfLongestAgo(const Entries &entries);
    [[nodiscard]] static Entry &fastest(const Entries &measured);
    [[nodiscard]] Entry *leastBroken(UpstreamId avoid);
    [[nodiscard]] Entry *noted(UpstreamId upstream);

    std::vector<Entry> m_entries{};
    quint32 m_latencyPicks = 0;
};

} // namespace keyferry::routing
