#pragma once

#include "proxy/transport/qnamshard.h"
#include "proxy/transport/upstreamtransport.h"

#include <QNetworkRequest>
#include <QSslConfiguration>

#include <deque>
#include <unordered_set>
#include <vector>

namespace keyferry::transport {

class QnamCall;
class QnamPool;

/// The right to have one request in flight on a shard and to read its reply afterwards. Moves,
/// never copies; given back when it is dropped.
class QnamLease
{
public:
    QnamLease() = default;
    QnamLease(QnamPool &pool, QnamShard &shard);
    QnamLease(QnamLease &&other) noexcept;
    QnamLease &operator=(QnamLease &&other) noexcept;
    ~QnamLease();

    [[nodiscard]] explicit operator bool() const { return m_shard != nullptr; }
    [[nodiscard]] QNetworkAccessManager &manager() const { return m_shard->manager(); }
    void poison() { m_shard->poison(); }
    /// The request is over: another may fly, while the shard stays for the reply.
    void land();
    void giveBack();

private:
    QnamPool *m_pool = nullptr;
    QnamShard *m_shard = nullptr;
    bool m_isFlying = false;
};

/// Everything that goes to one origin under one proxy and one TLS policy: its shards, and the calls
/// that wait for a lease, first come first served. Destroying it ends its calls in silence.
/// Worker's thread.
class QnamPool
{
public:
    explicit QnamPool(TimerWheel &wheel);
    ~QnamPool();
    QnamPool(const QnamPool &) = delete;
    QnamPool &operator=(const QnamPool &) = delete;

    /// Calls that enter before wait until the way is known.
    void open(const QNetworkProxy &proxy, const QSslConfiguration &tls);

    void enter(QnamCall &call);
    /// The call is over or gives up waiting.
    void leave(QnamCall &call);
    /// Puts what the policy asks for on a request that has got its lease.
    void applyPolicy(QNetworkRequest &request) const;
    [[nodiscard]] std::size_t shardCount() const { return m_shards.size(); }
    [[nodiscard]] bool isEmpty() const { return m_shards.empty() && m_calls.empty(); }

private:
    friend class QnamLease;
    void landOne(QnamShard &shard);
    void takeBack(QnamShard &shard);
    void serve();
    QnamShard &shardWithRoom();
    void drop(const QnamShard &shard);

    TimerWheel &m_wheel;
    std::vector<std::unique_ptr<QnamShard>> m_shards{};
    std::deque<QnamCall *> m_waiting{};
    std::unordered_set<QnamCall *> m_calls{}; ///< waiting and in flight
    qint64 m_inFlight = 0;
    std::optional<QNetworkProxy> m_proxy{};
    QSslConfiguration m_tls{};
};

} // namespace keyferry::transport
