#include "proxy/transport/qnampool.h"

#include "proxy/transport/proxysettings.h"
#include "proxy/transport/qnamcall.h"

namespace keyferry::transport {

using namespace Qt::StringLiterals;

namespace {

// Far beyond what the connection limits let through; a bound all the same.
constexpr std::size_t maxWaiting = 4096;

} // namespace

QnamLease::QnamLease(QnamPool &pool, QnamShard &shard)
    : m_pool(&pool)
    , m_shard(&shard)
    , m_isFlying(true)
{
    m_shard->leaseOut();
}

QnamLease::QnamLease(QnamLease &&other) noexcept
    : m_pool(std::exchange(other.m_pool, nullptr))
    , m_shard(std::exchange(other.m_shard, nullptr))
    , m_isFlying(std::exchange(other.m_isFlying, false))
{}

QnamLease &QnamLease::operator=(QnamLease &&other) noexcept
{
    if (this != &other) {
        giveBack();
        m_pool = std::exchange(other.m_pool, nullptr);
        m_shard = std::exchange(other.m_shard, nullptr);
        m_isFlying = std::exchange(other.m_isFlying, false);
    }
    return *this;
}

QnamLease::~QnamLease()
{
    giveBack();
}

void QnamLease::land()
{
    if (std::exchange(m_isFlying, false))
        m_pool->landOne(*m_shard);
}

void QnamLease::giveBack()
{
    land();
    QnamShard *shard = std::exchange(m_shard, nullptr);
    if (shard != nullptr)
        m_pool->takeBack(*shard);
}

QnamPool::QnamPool(TimerWheel &wheel)
    : m_wheel(wheel)
{}

QnamPool::~QnamPool()
{
    m_waiting.clear();
    const auto calls = std::exchange(m_calls, {});
    for (QnamCall *call : calls)
        call->sever();
}

void QnamPool::open(const QNetworkProxy &proxy, const QSslConfiguration &tls)
{
    m_proxy = proxy;
    m_tls = tls;
    serve();
}

void QnamPool::applyPolicy(QNetworkRequest &request) const
{
    request.setSslConfiguration(m_tls);
    // Qt gives a proxy its credentials when it is asked for them, by sending the request again,
    // which no POST may be. Tunnels (https, SOCKS) ask before the request goes out.
    const QByteArray authorization = basicAuthorization(*m_proxy);
    if (isForwardedBy(*m_proxy, request.url()) && !authorization.isEmpty())
        request.setRawHeader("Proxy-Authorization", authorization);
}

void QnamPool::enter(QnamCall &call)
{
    m_calls.insert(&call);
    if (m_waiting.size() >= maxWaiting)
        return call.refuse({.kind = ErrorKind::OutOfCapacity,
                            .detail = u"too many requests wait for this upstream"_s});
    m_waiting.push_back(&call);
    serve();
}

void QnamPool::leave(QnamCall &call)
{
    std::erase(m_waiting, &call);
    m_calls.erase(&call);
    // The one that left may have stood first, held by a limit lower than the next one's.
    serve();
}

void QnamPool::serve()
{
    while (m_proxy && !m_waiting.empty() && m_inFlight < m_waiting.front()->connectionLimit()) {
        QnamCall *next = m_waiting.front();
        m_waiting.pop_front();
        ++m_inFlight;
        next->begin(QnamLease(*this, shardWithRoom()));
    }
}

QnamShard &QnamPool::shardWithRoom()
{
    // The fullest with room: its connections are warm, and the emptier ones get a chance to go.
    QnamShard *best = nullptr;
    for (const auto &shard : m_shards) {
        if (shard->takesMore() && (best == nullptr || shard->inFlight() > best->inFlight()))
            best = shard.get();
    }
    if (best != nullptr)
        return *best;
    m_shards.push_back(std::make_unique<QnamShard>(
        *m_proxy, m_wheel, [this](const QnamShard &idle) { drop(idle); }));
    return *m_shards.back();
}

void QnamPool::landOne(QnamShard &shard)
{
    --m_inFlight;
    shard.landOne();
    serve();
}

void QnamPool::takeBack(QnamShard &shard)
{
    shard.leaseBack();
    if (shard.isPoisoned() && shard.isEmpty())
        drop(shard);
}

void QnamPool::drop(const QnamShard &shard)
{
    std::erase_if(m_shards, [&shard](const auto &held) { return held.get() == &shard; });
}

} // namespace keyferry::transport
