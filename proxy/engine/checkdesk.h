#pragma once

#include "proxy/core/drafts.h"
#include "proxy/core/reply.h"
#include "proxy/engine/checkschedule.h"
#include "proxy/engine/keychecker.h"
#include "proxy/transport/qnamtransport.h"

#include <QObject>

#include <map>
#include <memory>

namespace keyferry::engine {

/// Everything about key checks that EngineHost passes on: checks by hand, the schedule, and trials
/// of keys that are not stored yet. Has a transport of its own. Main thread.
class CheckDesk final : public QObject
{
    Q_OBJECT

public:
    /// What it is given outlives it.
    CheckDesk(const Clock &clock,
              const PoolDirectory &pools,
              const BreakerDirectory &breakers,
              QObject *parent = nullptr);
    ~CheckDesk() override;

    void setSnapshot(const SnapshotPtr &snapshot);
    /// Whether keys are checked by themselves.
    void setScheduleOn(bool isOn) { m_schedule.setOn(isOn); }
    [[nodiscard]] KeyChecker &checker() { return m_checker; }
    [[nodiscard]] const KeyChecker &checker() const { return m_checker; }

    /// Gateway::tryKey().
    void tryKey(const GroupDraft &draft, const Secret &secret, const Reply<CheckResult> &reply);
    /// Gateway::tryStoredKey().
    void tryStoredKey(const GroupDraft &draft, GroupId owner, const Reply<CheckResult> &reply);

private:
    [[nodiscard]] Result<Secret> usableKeyOf(GroupId owner) const;
    void refuse(const Reply<CheckResult> &reply, const Error &error);
    void beginTrial(const GroupPtr &group, const Secret &secret, const Reply<CheckResult> &reply);
    void trialEnded(qint64 trial, const CheckFinding &finding);

    struct Trial
    {
        Secret secret{};
        Reply<CheckResult> reply{};
        std::unique_ptr<CheckCall> call{};
    };
    const Clock &m_clock;
    const PoolDirectory &m_pools;
    TimerWheel m_wheel;
    transport::QnamTransport m_transport;
    KeyChecker m_checker;
    CheckSchedule m_schedule;
    SnapshotPtr m_snapshot{};
    std::map<qint64, Trial> m_trials{};
    qint64 m_lastTrial = 0;
};

} // namespace keyferry::engine
