#include "proxy/engine/worker.h"

#include "proxy/engine/exchange.h"
#include "proxy/engine/localreply.h"
#include "proxy/http/connection.h"
#include "proxy/http/limits.h"
#include "proxy/transport/transportswitch.h"

#include <QCoreApplication>
#include <QThread>
#include <QTimerEvent>

#include <utility>

namespace keyferry::engine {

using namespace Qt::StringLiterals;

namespace {

constexpr int refreshMilliseconds = 1000;

Error stopping()
{
    return {.kind = ErrorKind::Stopping, .detail = u"keyferry is stopping"_s};
}

} // namespace

Worker::Worker(EngineShared &shared, qint64 workers)
    : m_shared(shared)
    , m_workers(workers)
{}

Worker::~Worker()
{
    // Exchanges hold timeouts, calls and responders: they go before the wheel, the transport and
    // the connections. What still runs is logged as what it is.
    const auto exchanges = std::exchange(m_exchanges, {});
    for (Exchange *exchange : exchanges) {
        exchange->abort(stopping());
        delete exchange;
    }
    qDeleteAll(std::exchange(m_connections, {}));
    // Its sockets go by deleteLater(). The loop has ended: what Qt serves of such events after it
    // was posted before this destructor began.
    m_transport.reset();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

void Worker::open()
{
    Q_ASSERT(QThread::currentThread() == thread());
    m_wheel = std::make_unique<TimerWheel>(m_shared.clock);
    m_feed = std::make_unique<LiveFeed>(m_shared.isObserved);
    m_transport = std::make_unique<transport::TransportSwitch>(
        *m_wheel, transport::ProxyEnvironment::ofProcess());
    connect(m_feed.get(), &LiveFeed::changed, this, &Worker::requestsChanged);
    m_refreshTimer.start(refreshMilliseconds, this);
}

void Worker::setSnapshot(const SnapshotPtr &snapshot,
                         const PoolMapPtr &pools,
                         const BreakerMapPtr &breakers,
                         const AccessMeterMapPtr &meters)
{
    m_snapshot = snapshot;
    m_serving = std::make_shared<const ServingMap>(servingMap(*snapshot));
    m_pools = pools;
    m_balancers.setBreakers(breakers);
    m_meters = meters;
}

void Worker::takeConnection(qintptr descriptor)
{
    auto *connection = new http::Connection(
        descriptor, http::serverLimits(m_snapshot->settings), *m_wheel, *this, this);
    m_connections.insert(connection);
    connect(connection, &http::Connection::closed, this, [this, connection] {
        connectionClosed(connection);
    });
    if (m_isDraining)
        connection->drain();
}

void Worker::connectionClosed(http::Connection *connection)
{
    if (!m_connections.remove(connection))
        return;
    m_shared.connections.fetch_sub(1, std::memory_order_relaxed);
    connection->deleteLater();
    tellIfDrained();
}

void Worker::requestArrived(RequestHead head, http::Responder responder)
{
    auto *exchange = new Exchange({.shared = m_shared,
                                   .wheel = *m_wheel,
                                   .transport = *m_transport,
                                   .balancers = m_balancers,
                                   .feed = *m_feed,
                                   .snapshot = m_snapshot,
                                   .serving = m_serving,
                                   .pools = m_pools,
                                   .meters = m_meters,
                                   .workers = m_workers},
                                  std::move(head),
                                  std::move(responder));
    m_exchanges.insert(exchange);
    connect(exchange, &Exchange::ended, this, [this, exchange] { exchangeEnded(exchange); });
    exchange->begin();
}

void Worker::requestRefused(const Error &error, http::Responder responder)
{
    const auto reply = localReply(error, Channel::OpenAi);
    responder.sendWhole(reply.head, reply.body, true);
}

void Worker::exchangeEnded(Exchange *exchange)
{
    if (!m_exchanges.remove(exchange))
        return;
    exchange->deleteLater();
    tellIfDrained();
}

void Worker::drain()
{
    m_isDraining = true;
    // A copy: closing an idle connection changes the set.
    const auto connections = m_connections.values();
    for (http::Connection *connection : connections)
        connection->drain();
    tellIfDrained();
}

void Worker::abortAll()
{
    const auto exchanges = m_exchanges.values();
    for (Exchange *exchange : exchanges)
        exchange->abort(stopping());
    const auto connections = m_connections.values();
    for (http::Connection *connection : connections)
        connection->abort();
    tellIfDrained();
}

void Worker::tellIfDrained()
{
    // A cut closes its connection before its exchange has ended, so both are asked for.
    const bool isEmpty = m_connections.isEmpty() && m_exchanges.isEmpty();
    if (!m_isDraining || !isEmpty || std::exchange(m_hasToldDrained, true))
        return;
    m_feed->flush(); // its timer will not come round again
    Q_EMIT drained();
}

void Worker::timerEvent(QTimerEvent *event)
{
    // Keeps duration and bytes of running requests live in the window.
    if (event->timerId() != m_refreshTimer.timerId() || !m_feed->isObserved())
        return;
    for (const Exchange *exchange : std::as_const(m_exchanges))
        m_feed->update(exchange->liveRecord());
}

} // namespace keyferry::engine
