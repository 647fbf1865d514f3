#pragma once

#include "proxy/core/config.h"
#include "proxy/engine/breakerdirectory.h"
#include "proxy/engine/checkcall.h"
#include "proxy/engine/checkrun.h"
#include "proxy/engine/pooldirectory.h"

#include <QBasicTimer>
#include <QObject>
#include <QSet>

#include <map>
#include <memory>

namespace keyferry::engine {

/// Runs checks of keys, by hand and by schedule: at most `key_validation_concurrency` of a group at
/// a time, those by hand first, and never two of one key. What comes out goes to the pools.
/// docs/keys.md "Checking keys". Main thread.
class KeyChecker final : public QObject
{
    Q_OBJECT

public:
    struct Services
    {
        const Clock &clock;
        const PoolDirectory &pools;
        const BreakerDirectory &breakers; ///< asked, never told: a check blames no upstream
        TimerWheel &wheel;
        transport::UpstreamTransport &transport;
    };
    explicit KeyChecker(const Services &services, QObject *parent = nullptr);
    ~KeyChecker() override;

    /// Checks of groups that are gone or can be checked no more end as cancelled.
    void setSnapshot(const SnapshotPtr &snapshot);

    // Gateway's
    [[nodiscard]] Result<CheckId> start(const KeySelection &selection);
    void cancel(CheckId check);
    [[nodiscard]] QList<CheckProgress> underWay() const;

    // The schedule's: a round is a check whose keys come one by one, each at its moment. What is no
    // longer in the state the schedule is for by then is left out.
    /// \pre canBeChecked(), and a snapshot with the group was set
    [[nodiscard]] CheckId openRound(GroupId group, qint64 keys);
    void addDue(CheckId round, const QList<KeyId> &keys);
    /// No more keys come.
    void closeRound(CheckId round);
    [[nodiscard]] bool isUnderWay(CheckId check) const;

Q_SIGNALS:
    /// At most every 100 ms a check, and once when it has ended; never inside a call.
    void advanced(const keyferry::CheckProgress &progress);

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    struct Check
    {
        CheckRun run;
        std::map<KeyId, std::unique_ptr<CheckCall>> calls{};
        bool isOpen = false;  ///< more keys may come
        bool isDirty = false; ///< there is something to tell
    };
    struct Group
    {
        QSet<KeyId> claimed{}; ///< under way, or waiting in a check by hand
        qint64 inFlight = 0;
        std::size_t turn = 0; ///< of the upstreams
    };
    Check &open(GroupId group, bool isScheduled);
    [[nodiscard]] Check *find(CheckId check);
    [[nodiscard]] Check *nextWaiting(GroupId group);
    void serve(GroupId group);
    void beginNext(Check &check, const GroupPtr &group);
    [[nodiscard]] bool isWanted(const Check &check, KeyId key, const GroupConfig &group) const;
    [[nodiscard]] UpstreamConfig upstreamInTurn(const GroupConfig &group, Group &state) const;
    void ended(CheckId check, KeyId key, const CheckFinding &finding);
    void end(Check &check, bool isCancelled);
    void concludeIfDone(Check &check);
    void touch(Check &check);

    const Services m_services;
    SnapshotPtr m_snapshot{};
    std::map<CheckId, Check> m_checks{};
    std::map<GroupId, Group> m_groups{};
    qint64 m_lastCheck = 0;
    QBasicTimer m_tellTimer;
};

} // namespace keyferry::engine
