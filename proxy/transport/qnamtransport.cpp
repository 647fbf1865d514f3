#include "proxy/transport/qnamtransport.h"

#include "proxy/transport/originkey.h"
#include "proxy/transport/qnamcall.h"
#include "proxy/transport/qnamrequest.h"
#include "proxy/transport/tlspolicy.h"

#include <QThread>

namespace keyferry::transport {

QnamTransport::QnamTransport(TimerWheel &wheel, QObject *parent)
    : QObject(parent)
    , m_wheel(wheel)
    , m_environment(ProxyEnvironment::ofProcess())
{}

QnamTransport::~QnamTransport() = default;

std::unique_ptr<UpstreamCall> QnamTransport::start(const UpstreamRequest &request,
                                                   UpstreamObserver &observer)
{
    Q_ASSERT(QThread::currentThread() == thread());
    auto call = std::make_unique<QnamCall>(request, observer, m_wheel);
    const Result<QUrl> url = upstreamUrl(request.base, request.target);
    if (!url) {
        call->refuse(url.error());
        return call;
    }
    Result<QNetworkRequest> out = networkRequest(request, *url);
    if (!out) {
        call->refuse(out.error());
        return call;
    }
    const Result<QnamPool *> pool = poolFor(*url, request.policy);
    if (!pool) {
        call->refuse(pool.error());
        return call;
    }
    call->prepare(*std::move(out), **pool);
    return call;
}

Result<QnamPool *> QnamTransport::poolFor(const QUrl &url, const ConnectionPolicy &policy)
{
    const QByteArray key = poolKey(url, policy);
    if (const auto known = m_pools.find(key); known != m_pools.end())
        return known->second.get();

    const Result<QSslConfiguration> tls =
        url.scheme() == QLatin1String("https") ? tlsConfiguration(policy) : QSslConfiguration();
    if (!tls)
        return tls.error();
    const auto proxy = knownProxy(url, policy.proxyUrl, m_environment);
    if (proxy && !*proxy)
        return Error{.kind = ErrorKind::UpstreamUnreachable, .detail = proxy->error().detail};

    std::erase_if(m_pools, [](const auto &entry) { return entry.second->isEmpty(); });
    QnamPool *pool = m_pools.emplace(key, std::make_unique<QnamPool>(m_wheel)).first->second.get();
    if (proxy)
        pool->open(**proxy, *tls);
    else
        askSystem(key, url, *tls);
    return pool;
}

void QnamTransport::askSystem(const QByteArray &key, const QUrl &url, const QSslConfiguration &tls)
{
    systemProxyLater(url).then(this, [this, key, tls](const QNetworkProxy &proxy) {
        // Nobody may want it any more: its calls were cancelled and the pool was swept.
        if (const auto pool = m_pools.find(key); pool != m_pools.end())
            pool->second->open(proxy, tls);
    });
}

std::size_t QnamTransport::shardCount() const
{
    std::size_t count = 0;
    for (const auto &[key, pool] : m_pools)
        count += pool->shardCount();
    return count;
}

} // namespace keyferry::transport
