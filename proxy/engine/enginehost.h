#pragma once

#include "proxy/core/gateway.h"
#include "proxy/core/threadptr.h"
#include "proxy/engine/breakerdirectory.h"
#include "proxy/engine/checkdesk.h"
#include "proxy/engine/listeners.h"
#include "proxy/engine/meterdirectory.h"
#include "proxy/engine/pooldirectory.h"
#include "proxy/engine/shared.h"

#include <QBasicTimer>
#include <QHash>

#include <array>
#include <vector>

namespace keyferry::engine {

class Worker;

/// The proxy engine as the application owns it: listeners, worker threads, key pools, breakers, and
/// the word between them and the rest. Main thread. The clock and the sink outlive it.
class EngineHost final : public Gateway
{
    Q_OBJECT

public:
    EngineHost(const Clock &clock, RecordSink &sink, QObject *parent = nullptr);
    ~EngineHost() override;

    /// How long stop() waits for running requests before it cuts them.
    static constexpr std::chrono::milliseconds drainDeadline{15'000};

    void applySnapshot(const SnapshotPtr &snapshot);
    void applyKeys(const KeyDelta &delta);

    [[nodiscard]] GatewayStatus status() const override;
    [[nodiscard]] KeyCounts keyCounts(GroupId group) const override;
    [[nodiscard]] QList<RequestRecord> running() const override;
    [[nodiscard]] QList<UpstreamHealth> upstreamHealth(GroupId group) const override;
    [[nodiscard]] std::optional<KeyStanding> keyStanding(GroupId group, KeyId key) const override;
    [[nodiscard]] Result<CheckId> startCheck(const KeySelection &selection) override;
    void cancelCheck(CheckId check) override;
    [[nodiscard]] QList<CheckProgress> checks() const override;
    void
    tryKey(const GroupDraft &draft, const Secret &secret, const Reply<CheckResult> &reply) override;
    void
    tryStoredKey(const GroupDraft &draft, GroupId owner, const Reply<CheckResult> &reply) override;
    /// \pre a snapshot was applied
    void start() override;
    void stop() override;
    /// Cuts what is still running; a second Ctrl+C.
    void stopNow();

protected:
    void connectNotify(const QMetaMethod &signal) override;
    void timerEvent(QTimerEvent *event) override;

private:
    struct RunningWorker
    {
        Worker *worker = nullptr; ///< deleted when its thread has finished
        ThreadPtr thread{};
        bool isDrained = false;
    };
    [[nodiscard]] RunningWorker startWorker(qint64 workers);
    void startWorkers();
    /// Takes `workers` in force: new ones serve what comes, the old ones end what they have.
    void exchangeWorkers();
    [[nodiscard]] QList<Worker *> allWorkers() const;
    void dispatch(qintptr descriptor);
    void refuse(qintptr descriptor);
    void workerDrained(Worker *worker);
    void collectRecords(const QList<RequestRecord> &records);
    void rebind();
    void listenFailed(const Error &error);
    void postSnapshot();
    void finishStopping();
    void reportUsage();
    void reportHealth();
    void setState(GatewayState state);

    EngineShared m_shared;
    const qint64 m_capacity; ///< connections that fit under the descriptor limit
    Listeners m_listeners;
    PoolDirectory m_pools{};
    BreakerDirectory m_breakers{};
    MeterDirectory m_meters{};
    CheckDesk m_checks;
    SnapshotPtr m_snapshot{};
    std::vector<RunningWorker> m_running{};
    std::vector<RunningWorker> m_retired{}; ///< draining while the others go on
    std::size_t m_nextWorker = 0;
    GatewayState m_state = GatewayState::Stopped;
    Error m_error{};
    int m_freePort = 0;
    QHash<RequestId, RequestRecord> m_live{};
    std::array<qint64, 60> m_startedBySecond{}; ///< requests begun in each of the last 60 s
    std::size_t m_second = 0;
    qint64 m_lastStarted = 0;
    QBasicTimer m_secondTimer;
    QBasicTimer m_drainTimer;
};

} // namespace keyferry::engine
