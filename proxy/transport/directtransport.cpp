#include "proxy/transport/directtransport.h"

#include "proxy/transport/directcall.h"
#include "proxy/transport/originkey.h"

namespace keyferry::transport {

DirectTransport::DirectTransport(TimerWheel &wheel, Connector &connector)
    : m_wheel(wheel)
    , m_connector(connector)
{}

DirectTransport::~DirectTransport() = default;

std::unique_ptr<UpstreamCall> DirectTransport::start(const UpstreamRequest &request,
                                                     UpstreamObserver &observer)
{
    auto call = std::make_unique<DirectCall>(request, observer, m_wheel);
    if (const Result<Shortcut> way = poolFor(request); way)
        call->enter(*way->pool, way->host);
    else
        call->refuse(way.error());
    return call;
}

bool DirectTransport::takesChunks(const UpstreamRequest &request)
{
    const Result<Shortcut> way = poolFor(request);
    return !way || !way->pool->refusesChunks();
}

Result<DirectTransport::Shortcut> DirectTransport::poolFor(const UpstreamRequest &request)
{
    const auto [first, last] = m_shortcuts.equal_range(request.base);
    for (auto known = first; known != last; ++known) {
        if (known->second.policy == request.policy)
            return known->second;
    }

    const Result<QUrl> origin = upstreamUrl(request.base, {});
    if (!origin)
        return origin.error();
    sweep();
    const QByteArray key = poolKey(*origin, request.policy);
    auto pool = m_pools.find(key);
    if (pool == m_pools.end())
        pool = m_pools
                   .emplace(
                       key,
                       std::make_unique<DirectPool>(*origin, request.policy, m_connector, m_wheel))
                   .first;
    const Shortcut made{
        .policy = request.policy, .pool = pool->second.get(), .host = origin->host()};
    m_shortcuts.emplace(request.base, made);
    return made;
}

void DirectTransport::sweep()
{
    // Edits of groups leave pools that nobody asks for again.
    std::erase_if(m_pools, [this](const auto &entry) {
        DirectPool *pool = entry.second.get();
        if (!pool->isEmpty())
            return false;
        std::erase_if(m_shortcuts, [pool](const auto &known) { return known.second.pool == pool; });
        return true;
    });
}

std::size_t DirectTransport::connectionCount() const
{
    std::size_t count = 0;
    for (const auto &[key, pool] : m_pools)
        count += pool->connectionCount();
    return count;
}

std::size_t DirectTransport::idleCount() const
{
    std::size_t count = 0;
    for (const auto &[key, pool] : m_pools)
        count += pool->idleCount();
    return count;
}

} // namespace keyferry::transport
