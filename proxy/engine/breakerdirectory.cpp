#include "proxy/engine/breakerdirectory.h"

#include "proxy/core/logging.h"

#include <QDateTime>
#include <QSet>

namespace keyferry::engine {

using namespace Qt::StringLiterals;

namespace {

bool leadsElsewhere(const UpstreamConfig &a, const UpstreamConfig &b)
{
    return a.url != b.url || a.proxyUrl != b.proxyUrl;
}

void log(const GroupConfig &group, const UpstreamConfig &upstream, const UpstreamHealth &health)
{
    const QString where = u"upstream %1 of group '%2'"_s.arg(QString::fromLatin1(upstream.url),
                                                             QString::fromLatin1(group.name));
    switch (health.state) {
    case BreakerState::Closed: qCWarning(lcEngine).noquote() << where << "is in use again"; return;
    case BreakerState::Open:
        qCWarning(lcEngine).noquote()
            << where << "is passed over until"
            << QDateTime::fromMSecsSinceEpoch(health.openUntil, Qt::UTC).toString(Qt::ISODate)
            << "after:" << health.lastError;
        return;
    case BreakerState::HalfOpen: qCWarning(lcEngine).noquote() << where << "is tried again"; return;
    }
    Q_UNREACHABLE();
}

} // namespace

void BreakerDirectory::follow(const ConfigSnapshot &snapshot, qint64 now)
{
    auto map = std::make_shared<routing::BreakerMap>();
    for (const GroupPtr &group : snapshot.groups) {
        for (const UpstreamConfig &upstream : group->upstreams) {
            Tracked &tracked = m_tracked[upstream.id];
            if (tracked.breaker && leadsElsewhere(tracked.upstream, upstream))
                drop(tracked);
            if (!tracked.breaker)
                tracked.breaker = std::make_unique<routing::Breaker>(now);
            tracked.group = group;
            tracked.upstream = upstream;
            map->insert(upstream.id, tracked.breaker.get());
        }
    }
    for (auto &[id, tracked] : m_tracked) {
        if (!map->contains(id))
            drop(tracked);
    }
    std::erase_if(m_tracked, [](const auto &entry) { return !entry.second.breaker; });
    // The same map as long as nothing changed: workers build on it.
    if (*map != *m_map)
        m_map = std::move(map);
}

void BreakerDirectory::drop(Tracked &tracked)
{
    m_retired.push_back(std::move(tracked.breaker));
    tracked.lastError.clear();
}

UpstreamHealth BreakerDirectory::health(UpstreamId id) const
{
    const auto found = m_tracked.find(id);
    if (found == m_tracked.end())
        return {.id = id};
    const Tracked &tracked = found->second;
    if (const auto error = tracked.breaker->takeError())
        tracked.lastError = *error;
    UpstreamHealth health = tracked.breaker->health();
    health.id = id;
    health.lastError = tracked.lastError;
    return health;
}

QList<GroupId> BreakerDirectory::takeChanged()
{
    QSet<GroupId> groups;
    for (auto &[id, tracked] : m_tracked) {
        const UpstreamHealth now = health(id);
        const UpstreamHealth before = std::exchange(tracked.told, now);
        if (now.state == before.state && now.openUntil == before.openUntil)
            continue;
        groups.insert(tracked.group->id);
        log(*tracked.group, tracked.upstream, now);
    }
    return groups.values();
}

} // namespace keyferry::engine
