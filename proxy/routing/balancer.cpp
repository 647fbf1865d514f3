#include "proxy/routing/balancer.h"

#include <algorithm>

namespace keyferry::routing {

void Balancer::setUpstreams(const std::vector<UpstreamConfig> &upstreams)
{
    qint64 total = 0;
    for (const UpstreamConfig &upstream : upstreams)
        total += upstream.weight;

    std::vector<Entry> entries;
    entries.reserve(upstreams.size());
    for (const UpstreamConfig &upstream : upstreams) {
        const auto known =
            std::find_if(m_entries.begin(), m_entries.end(), [&upstream](const Entry &entry) {
                return entry.upstream.id == upstream.id;
            });
        // A running weight from a time of far larger weights would starve or flood the upstream for
        // many rounds.
        const qint64 current =
            known == m_entries.end() ? 0 : std::clamp(known->current, -total, total);
        entries.push_back({.upstream = upstream, .current = current});
    }
    m_entries = std::move(entries);
}

std::optional<UpstreamConfig> Balancer::pick(const UpstreamWish &wish)
{
    Q_UNUSED(wish)
    qint64 total = 0;
    Entry *best = nullptr;
    for (Entry &entry : m_entries) {
        if (entry.upstream.weight <= 0)
            continue;
        total += entry.upstream.weight;
        entry.current += entry.upstream.weight;
        if (!best || entry.current > best->current)
            best = &entry;
    }
    if (!best)
        return std::nullopt;
    best->current -= total;
    return best->upstream;
}

void Balancer::noteAnswer(UpstreamId upstream, std::chrono::milliseconds firstByte, qint64 now)
{
    Q_UNUSED(upstream)
    Q_UNUSED(firstByte)
    Q_UNUSED(now)
}

void Balancer::noteFailure(UpstreamId upstream, const QString &error, qint64 now)
{
    Q_UNUSED(upstream)
    Q_UNUSED(error)
    Q_UNUSED(now)
}

void Balancer::noteNothing(UpstreamId upstream)
{
    Q_UNUSED(upstream)
}

} // namespace keyferry::routing
