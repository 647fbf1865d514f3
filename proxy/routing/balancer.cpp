#include "proxy/routing/balancer.h"

#include "proxy/routing/breaker.h"

#include <algorithm>

namespace keyferry::routing {

namespace {

/// By latency, one pick in so many goes to the upstream that was not heard of for the longest time.
constexpr quint32 picksToMeasureAgain = 20;

template<typename Entries>
auto &takeTurnOf(const Entries &entries)
{
    QVarLengthArray<Share *, 8> shares;
    for (auto *entry : entries)
        shares.append(&entry->share);
    return *entries[static_cast<qsizetype>(
        takeTurn({shares.data(), static_cast<std::size_t>(shares.size())}))];
}

template<typename Entries, typename Condition>
Entries onlyWith(const Entries &entries, Condition condition)
{
    Entries chosen;
    std::copy_if(entries.begin(), entries.end(), std::back_inserter(chosen), condition);
    return chosen;
}

/// All but the one to avoid, unless it is the only one.
template<typename Entries>
Entries withoutAvoided(const Entries &entries, UpstreamId avoid)
{
    const Entries others =
        onlyWith(entries, [avoid](const auto *entry) { return entry->upstream.id != avoid; });
    return others.isEmpty() ? entries : others;
}

} // namespace

void Balancer::setUpstreams(const std::vector<UpstreamConfig> &upstreams,
                            const BreakerMap &breakers)
{
    qint64 total = 0;
    for (const UpstreamConfig &upstream : upstreams)
        total += std::max(0, upstream.weight);

    std::vector<Entry> entries;
    entries.reserve(upstreams.size());
    for (const UpstreamConfig &upstream : upstreams) {
        Entry entry{.upstream = upstream,
                    .breaker = breakers.value(upstream.id),
                    .share = {.weight = upstream.weight}};
        const auto known =
            std::find_if(m_entries.begin(), m_entries.end(), [&upstream](const Entry &old) {
                return old.upstream.id == upstream.id;
            });
        if (known != m_entries.end()) {
            // A running weight from a time of far larger weights would starve or flood the upstream
            // for many rounds.
            entry.share.current = std::clamp(known->share.current, -total, total);
            entry.underWay = known->underWay;
        }
        entries.push_back(entry);
    }
    m_entries = std::move(entries);
}

std::optional<UpstreamConfig> Balancer::pick(const UpstreamWish &wish)
{
    const auto handOut = [](Entry &entry) {
        ++entry.underWay;
        return std::optional(entry.upstream);
    };
    for (Entries left = admitted(wish.now); !left.isEmpty();) {
        Entry &entry = choose(withoutAvoided(left, wish.avoid), wish);
        const bool isFree =
            !entry.breaker || entry.breaker->admission(wish.now) == Breaker::Admission::Free;
        if (isFree || entry.breaker->beginTrial(wish.now))
            return handOut(entry);
        // Another worker took the trial, or opened it just now. Its turn counts as taken.
        left.removeOne(&entry);
    }
    Entry *broken = leastBroken(wish.avoid);
    return broken ? handOut(*broken) : std::nullopt;
}

Balancer::Entries Balancer::admitted(qint64 now)
{
    Entries entries;
    for (Entry &entry : m_entries) {
        const bool isRefused =
            entry.breaker && entry.breaker->admission(now) == Breaker::Admission::Refused;
        if (entry.upstream.weight > 0 && !isRefused)
            entries.append(&entry);
    }
    return entries;
}

Balancer::Entry &Balancer::choose(const Entries &entries, const UpstreamWish &wish)
{
    return wish.byLatency ? chooseByLatency(entries, wish.now) : takeTurnOf(entries);
}

Balancer::Entry &Balancer::chooseByLatency(const Entries &entries, qint64 now)
{
    // What nobody knows comes first, but one request at a time: it may take long to answer.
    const Entries unknown = onlyWith(entries, [now](const Entry *entry) {
        if (!entry->breaker)
            return false;
        const bool isTrial = entry->breaker->admission(now) == Breaker::Admission::Trial;
        return isTrial || (entry->breaker->heardAt() == 0 && entry->underWay == 0);
    });
    if (!unknown.isEmpty())
        return takeTurnOf(unknown);

    const Entries known = onlyWith(
        entries, [](const Entry *entry) { return entry->breaker && entry->breaker->firstByte(); });
    if (known.isEmpty())
        return takeTurnOf(entries);
    const bool isToMeasureAgain = ++m_latencyPicks % picksToMeasureAgain == 0;
    return isToMeasureAgain ? heardOfLongestAgo(entries) : fastest(known);
}

Balancer::Entry &Balancer::heardOfLongestAgo(const Entries &entries)
{
    const auto heardAt = [](const Entry *entry) {
        return entry->breaker ? entry->breaker->heardAt() : 0;
    };
    return **std::min_element(
        entries.begin(), entries.end(), [&heardAt](const Entry *a, const Entry *b) {
            return heardAt(a) < heardAt(b);
        });
}

Balancer::Entry &Balancer::fastest(const Entries &measured)
{
    const auto average = [](const Entry *entry) { return *entry->breaker->firstByte(); };
    auto best = average(measured.first());
    for (const Entry *entry : measured)
        best = std::min(best, average(entry));
    // Averages never are the same to the microsecond: within a tenth the weights decide.
    return takeTurnOf(
        onlyWith(measured, [&](const Entry *entry) { return 10 * average(entry) <= 11 * best; }));
}

Balancer::Entry *Balancer::leastBroken(UpstreamId avoid)
{
    Entries entries;
    for (Entry &entry : m_entries) {
        if (entry.upstream.weight > 0)
            entries.append(&entry);
    }
    if (entries.isEmpty())
        return nullptr;
    const Entries others = withoutAvoided(entries, avoid);
    return *std::min_element(others.begin(), others.end(), [](const Entry *a, const Entry *b) {
        return a->breaker->reopensAt() < b->breaker->reopensAt();
    });
}

Balancer::Entry *Balancer::noted(UpstreamId upstream)
{
    const auto found =
        std::find_if(m_entries.begin(), m_entries.end(), [upstream](const Entry &entry) {
            return entry.upstream.id == upstream;
        });
    if (found == m_entries.end())
        return nullptr; // removed while the attempt ran
    found->underWay = std::max(0, found->underWay - 1);
    return found->breaker ? &*found : nullptr;
}

void Balancer::noteAnswer(UpstreamId upstream,
                          std::chrono::milliseconds firstByte,
                          qint64 now,
                          qint64 pickedAt)
{
    if (const Entry *entry = noted(upstream))
        entry->breaker->noteAnswer(firstByte, pickedAt, now);
}

void Balancer::noteFailure(UpstreamId upstream, const QString &error, qint64 now, qint64 pickedAt)
{
    if (const Entry *entry = noted(upstream))
        entry->breaker->noteFailure(error, pickedAt, now);
}

void Balancer::noteNothing(UpstreamId upstream, qint64 pickedAt)
{
    if (const Entry *entry = noted(upstream))
        entry->breaker->noteNothing(pickedAt);
}

} // namespace keyferry::routing
