#include "proxy/engine/enginehost.h"

#include "proxy/core/logging.h"
#include "proxy/engine/epolldispatcher.h"
#include "proxy/engine/worker.h"
#include "proxy/http/descriptorlimit.h"
#include "proxy/http/refusedconnection.h"

#include <QMetaMethod>
#include <QSet>
#include <QTimerEvent>

#include <iterator>
#include <numeric>

namespace keyferry::engine {

using namespace Qt::StringLiterals;

namespace {

constexpr int secondMilliseconds = 1000;
constexpr qint64 mostAutomaticWorkers = 4;

qint64 workerCount(const SettingValues &values)
{
    const qint64 wanted = values.get(settings::workers);
    return wanted > 0 ? wanted
                      : std::clamp<qint64>(QThread::idealThreadCount(), 1, mostAutomaticWorkers);
}

} // namespace

EngineHost::EngineHost(const Clock &clock, RecordSink &sink, QObject *parent)
    : Gateway(parent)
    , m_shared{.clock = clock, .sink = sink}
    , m_capacity(http::connectionCapacity(http::raiseDescriptorLimit()))
    , m_checks(clock, m_pools, m_breakers)
{
    connect(&m_checks.checker(), &KeyChecker::advanced, this, &Gateway::checkAdvanced);
    connect(&m_listeners, &Listeners::connectionAccepted, this, &EngineHost::dispatch);
    m_secondTimer.start(secondMilliseconds, this);
}

EngineHost::~EngineHost()
{
    m_listeners.close();
    m_running.clear(); // joins; exchanges in flight are cut
    m_retired.clear();
    reportUsage();
}

void EngineHost::applySnapshot(const SnapshotPtr &snapshot)
{
    m_snapshot = snapshot;
    m_pools.follow(*snapshot);
    m_breakers.follow(*snapshot, m_shared.clock.wall());
    m_meters.follow(*snapshot);
    m_checks.setSnapshot(snapshot);
    postSnapshot();
    if (m_state != GatewayState::Running)
        return;
    exchangeWorkers();
    rebind();
}

void EngineHost::applyKeys(const KeyDelta &delta)
{
    if (m_pools.apply(delta))
        postSnapshot();
    Q_EMIT keyCountsChanged({delta.group});
}

void EngineHost::postSnapshot()
{
    if (!m_snapshot)
        return;
    for (const RunningWorker &running : m_running) {
        QMetaObject::invokeMethod(
            running.worker,
            [worker = running.worker,
             snapshot = m_snapshot,
             pools = m_pools.map(),
             breakers = m_breakers.map(),
             meters = m_meters.map()] { worker->setSnapshot(snapshot, pools, breakers, meters); });
    }
}

GatewayStatus EngineHost::status() const
{
    GatewayStatus status{.state = m_state,
                         .listening = m_listeners.urls(),
                         .error = m_error,
                         .freePort = m_freePort,
                         .startedAt = m_shared.startedAt.load(),
                         .requestsInFlight = m_shared.requestsInFlight.load(),
                         .streams = m_shared.streams.load(),
                         .requestsLastMinute = std::accumulate(
                             m_startedBySecond.begin(), m_startedBySecond.end(), qint64(0)),
                         .droppedLogRows = m_shared.sink.dropped()};
    if (m_snapshot) {
        for (const GroupPtr &group : m_snapshot->groups)
            status.keys += m_pools.counts(group->id, m_shared.clock.wall());
    }
    return status;
}

KeyCounts EngineHost::keyCounts(GroupId group) const
{
    return m_pools.counts(group, m_shared.clock.wall());
}

QList<RequestRecord> EngineHost::running() const
{
    QList<RequestRecord> records = m_live.values();
    std::sort(records.begin(), records.end(), [](const RequestRecord &a, const RequestRecord &b) {
        return a.id < b.id;
    });
    return records;
}

QList<UpstreamHealth> EngineHost::upstreamHealth(GroupId group) const
{
    QList<UpstreamHealth> health;
    const GroupPtr found = m_snapshot ? m_snapshot->group(group) : nullptr;
    if (!found)
        return health;
    for (const UpstreamConfig &upstream : found->upstreams)
        health.append(m_breakers.health(upstream.id));
    return health;
}

std::optional<KeyStanding> EngineHost::keyStanding(GroupId group, KeyId key) const
{
    const GroupPtr found = m_snapshot ? m_snapshot->group(group) : nullptr;
    const routing::KeyPool *pool = m_pools.pool(group);
    if (!found || !pool)
        return std::nullopt;
    return pool->standing(key,
                          found->poolPolicy,
                          static_cast<int>(found->settings.get(settings::blacklistThreshold)),
                          m_shared.clock.wall());
}

Result<CheckId> EngineHost::startCheck(const KeySelection &selection)
{
    return m_checks.checker().start(selection);
}

void EngineHost::cancelCheck(CheckId check)
{
    m_checks.checker().cancel(check);
}

QList<CheckProgress> EngineHost::checks() const
{
    return m_checks.checker().underWay();
}

void EngineHost::tryKey(const GroupDraft &draft,
                        const Secret &secret,
                        const Reply<CheckResult> &reply)
{
    m_checks.tryKey(draft, secret, reply);
}

void EngineHost::tryStoredKey(const GroupDraft &draft,
                              GroupId owner,
                              const Reply<CheckResult> &reply)
{
    m_checks.tryStoredKey(draft, owner, reply);
}

void EngineHost::start()
{
    Q_ASSERT(m_snapshot);
    if (m_state != GatewayState::Stopped && m_state != GatewayState::Failed)
        return;
    setState(GatewayState::Starting);
    const SettingValues &values = m_snapshot->settings;
    const auto listening =
        m_listeners.listen(values.get(settings::listenAddresses),
                           static_cast<quint16>(values.get(settings::listenPort)));
    if (!listening)
        return listenFailed(listening.error());

    startWorkers();
    m_error = {};
    m_freePort = 0;
    m_shared.startedAt = m_shared.clock.wall();
    qCInfo(lcEngine).noquote() << "listening on" << m_listeners.urls().join(", "_L1);
    setState(GatewayState::Running);
}

void EngineHost::listenFailed(const Error &error)
{
    m_error = error;
    if (error.kind == ErrorKind::PortInUse) {
        const SettingValues &values = m_snapshot->settings;
        m_freePort = nextFreePort(values.get(settings::listenAddresses),
                                  static_cast<int>(values.get(settings::listenPort)) + 1);
    }
    qCWarning(lcEngine).noquote() << error.detail;
    setState(GatewayState::Failed);
}

void EngineHost::startWorkers()
{
    const qint64 workers = workerCount(m_snapshot->settings);
    for (qint64 i = 0; i < workers; ++i)
        m_running.push_back(startWorker(workers));
    postSnapshot();
}

void EngineHost::exchangeWorkers()
{
    if (workerCount(m_snapshot->settings) == std::ssize(m_running))
        return;
    for (RunningWorker &running : m_running) {
        QMetaObject::invokeMethod(running.worker, &Worker::drain);
        m_retired.push_back(std::move(running));
    }
    m_running.clear();
    startWorkers();
}

QList<Worker *> EngineHost::allWorkers() const
{
    QList<Worker *> workers;
    for (const auto *list : {&m_running, &m_retired}) {
        for (const RunningWorker &running : *list)
            workers.append(running.worker);
    }
    return workers;
}

EngineHost::RunningWorker EngineHost::startWorker(qint64 workers)
{
    auto *worker = new Worker(m_shared, workers);
    ThreadPtr thread(new QThread);
    thread->setObjectName(u"worker"_s);
    if (auto dispatcher = std::make_unique<EpollDispatcher>(); dispatcher->isValid())
        thread->setEventDispatcher(dispatcher.release());
    worker->moveToThread(thread.get());
    connect(thread.get(), &QThread::finished, worker, &QObject::deleteLater);
    connect(worker, &Worker::requestsChanged, this, &EngineHost::collectRecords);
    connect(worker, &Worker::drained, this, [this, worker] { workerDrained(worker); });
    thread->start();
    QMetaObject::invokeMethod(worker, &Worker::open);
    return {worker, std::move(thread)};
}

void EngineHost::refuse(qintptr descriptor)
{
    // It deletes itself within a second.
    new http::RefusedConnection(descriptor, this);
}

void EngineHost::dispatch(qintptr descriptor)
{
    const qint64 most = std::min(m_snapshot->settings.get(settings::maxConnections), m_capacity);
    if (m_shared.connections.load(std::memory_order_relaxed) >= most)
        return refuse(descriptor);
    m_shared.connections.fetch_add(1, std::memory_order_relaxed);
    Worker *worker = m_running[m_nextWorker++ % m_running.size()].worker;
    QMetaObject::invokeMethod(worker, [worker, descriptor] { worker->takeConnection(descriptor); });
}

void EngineHost::rebind()
{
    const SettingValues &values = m_snapshot->settings;
    const QStringList before = m_listeners.urls();
    const auto listening =
        m_listeners.listen(values.get(settings::listenAddresses),
                           static_cast<quint16>(values.get(settings::listenPort)));
    const Error error = listening ? Error{} : listening.error();
    if (m_listeners.urls() == before && error == m_error)
        return;
    // A failed change leaves the old addresses in service; the status says why.
    m_error = error;
    if (!listening)
        qCWarning(lcEngine).noquote() << error.detail;
    Q_EMIT stateChanged();
}

void EngineHost::stop()
{
    if (m_state == GatewayState::Failed)
        return setState(GatewayState::Stopped);
    if (m_state != GatewayState::Running)
        return;
    m_listeners.close();
    setState(GatewayState::Draining);
    m_drainTimer.start(static_cast<int>(drainDeadline.count()), this);
    for (const RunningWorker &running : m_running)
        QMetaObject::invokeMethod(running.worker, &Worker::drain);
}

void EngineHost::stopNow()
{
    const auto workers = allWorkers();
    for (Worker *worker : workers)
        QMetaObject::invokeMethod(worker, &Worker::abortAll);
}

void EngineHost::workerDrained(Worker *worker)
{
    std::erase_if(m_retired, [worker](const RunningWorker &retired) {
        return retired.worker == worker; // joins
    });
    for (RunningWorker &running : m_running)
        running.isDrained = running.isDrained || running.worker == worker;
    const bool isDone = std::all_of(m_running.begin(),
                                    m_running.end(),
                                    [](const RunningWorker &running) { return running.isDrained; });
    if (isDone && m_retired.empty() && m_state == GatewayState::Draining)
        finishStopping();
}

void EngineHost::finishStopping()
{
    m_drainTimer.stop();
    m_running.clear();
    m_shared.connections = 0;
    m_live.clear();
    reportUsage();
    qCInfo(lcEngine) << "stopped";
    setState(GatewayState::Stopped);
}

void EngineHost::collectRecords(const QList<RequestRecord> &records)
{
    for (const RequestRecord &record : records) {
        if (record.outcome == RequestOutcome::Running)
            m_live.insert(record.id, record);
        else
            m_live.remove(record.id);
    }
    Q_EMIT requestsChanged(records);
}

void EngineHost::reportUsage()
{
    const QList<KeyUsage> usage = m_pools.takeUsage();
    if (usage.isEmpty())
        return;
    QSet<GroupId> groups;
    for (const KeyUsage &key : usage)
        groups.insert(key.group);
    m_shared.sink.updateKeys(usage);
    Q_EMIT keyCountsChanged(groups.values());
}

void EngineHost::reportHealth()
{
    const QList<GroupId> groups = m_breakers.takeChanged();
    if (!groups.isEmpty())
        Q_EMIT upstreamHealthChanged(groups);
}

void EngineHost::connectNotify(const QMetaMethod &signal)
{
    if (signal == QMetaMethod::fromSignal(&Gateway::requestsChanged))
        m_shared.isObserved = true;
}

void EngineHost::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_drainTimer.timerId()) {
        m_drainTimer.stop();
        return stopNow();
    }
    const qint64 started = m_shared.requestsStarted.load(std::memory_order_relaxed);
    m_second = (m_second + 1) % m_startedBySecond.size();
    m_startedBySecond[m_second] = started - std::exchange(m_lastStarted, started);
    reportUsage();
    reportHealth();
}

void EngineHost::setState(GatewayState state)
{
    m_state = state;
    m_checks.setScheduleOn(state == GatewayState::Running);
    Q_EMIT stateChanged();
}

} // namespace keyferry::engine
