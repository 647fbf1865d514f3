#pragma once

#include "proxy/core/config.h"
#include "proxy/core/timerwheel.h"
#include "proxy/engine/balancerset.h"
#include "proxy/engine/livefeed.h"
#include "proxy/engine/meterdirectory.h"
#include "proxy/engine/pooldirectory.h"
#include "proxy/engine/servinggroups.h"
#include "proxy/engine/shared.h"
#include "proxy/http/responder.h"
#include "proxy/transport/upstreamtransport.h"

#include <QBasicTimer>
#include <QObject>
#include <QSet>

#include <memory>

namespace keyferry::http {
class Connection;
}

namespace keyferry::engine {

class Exchange;

/// One worker thread's share of the proxy: its client connections, exchanges, timers and upstream
/// connections. Made on the host's thread and moved to its own; everything inside is made by open()
/// there.
class Worker final : public QObject, private http::RequestHandler
{
    Q_OBJECT

public:
    Worker(EngineShared &shared, qint64 workers);
    ~Worker() override;

    // Called on the worker's thread, by queued calls.
    void open();
    void setSnapshot(const SnapshotPtr &snapshot,
                     const PoolMapPtr &pools,
                     const BreakerMapPtr &breakers,
                     const AccessMeterMapPtr &meters);
    void takeConnection(qintptr descriptor);
    /// Idle connections close at once, the others after their answer; drained() follows.
    void drain();
    /// Ends what is left.
    void abortAll();

Q_SIGNALS:
    /// Comes once; every record has been told by then.
    void drained();
    void requestsChanged(const QList<keyferry::RequestRecord> &records);

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    void requestArrived(RequestHead head, http::Responder responder) override;
    void requestRefused(const Error &error, http::Responder responder) override;
    void connectionClosed(http::Connection *connection);
    void exchangeEnded(Exchange *exchange);
    void tellIfDrained();

    EngineShared &m_shared;
    qint64 m_workers = 1;
    SnapshotPtr m_snapshot{};
    ServingMapPtr m_serving{}; ///< of the snapshot
    PoolMapPtr m_pools{};
    AccessMeterMapPtr m_meters{};
    std::unique_ptr<TimerWheel> m_wheel{};
    std::unique_ptr<LiveFeed> m_feed{};
    std::unique_ptr<transport::UpstreamTransport> m_transport{};
    BalancerSet m_balancers{};
    QSet<http::Connection *> m_connections{}; ///< children of this object
    QSet<Exchange *> m_exchanges{};           ///< deleted when they have ended, or with this object
    QBasicTimer m_refreshTimer;
    bool m_isDraining = false;
    bool m_hasToldDrained = false;
};

} // namespace keyferry::engine
