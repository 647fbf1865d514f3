#pragma once

#include "proxy/core/clock.h"
#include "proxy/core/config.h"
#include "proxy/engine/checkplan.h"
#include "proxy/engine/pooldirectory.h"

#include <QBasicTimer>
#include <QObject>
#include <QSet>

#include <map>
#include <optional>

namespace keyferry::engine {

class KeyChecker;

/// Checks keys by itself, group by group: a round an interval, one timer for all of them.
/// docs/keys.md "Checking keys". Main thread.
class CheckSchedule final : public QObject
{
    Q_OBJECT

public:
    struct Services
    {
        const Clock &clock;
        const PoolDirectory &pools;
        KeyChecker &checker; ///< has every snapshot before the schedule
        Chance chance{};
    };
    explicit CheckSchedule(Services services, QObject *parent = nullptr);

    /// Rounds go on where interval and scope stay; others begin anew, or end with their group.
    void setSnapshot(const SnapshotPtr &snapshot);
    /// Off: running rounds end. Off at first.
    void setOn(bool isOn);
    /// Does what is due. Called by the timer; tests call it after advancing a FakeClock.
    void advance();

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    struct Rule
    {
        std::chrono::milliseconds interval{0};
        bool takesActive = false;

        friend bool operator==(const Rule &, const Rule &) = default;
    };
    struct Round
    {
        Rule rule{};
        CheckPlan plan;
        CheckId check{}; ///< 0: there was nothing to check
    };
    /// Empty for a group that is not checked by itself.
    [[nodiscard]] static std::optional<Rule> ruleOf(const GroupConfig &group);
    [[nodiscard]] Round beginRound(GroupId group, const Rule &rule) const;
    [[nodiscard]] QList<KeyId> keysOf(GroupId group, const Rule &rule) const;
    void advance(GroupId group, Round &round);
    void follow();
    void tellOfUncheckable();

    const Services m_services;
    SnapshotPtr m_snapshot{};
    bool m_isOn = false;
    std::map<GroupId, Round> m_rounds{};
    QSet<GroupId> m_toldOf{}; ///< groups the log knows are left out
    QBasicTimer m_timer;
};

} // namespace keyferry::engine
