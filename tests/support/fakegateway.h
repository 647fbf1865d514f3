#pragma once

#include "proxy/core/gateway.h"

#include <QHash>
#include <QMap>

namespace keyferry::test {

/// A gateway without an engine: says what the test told it and counts what it was asked. Starting
/// and stopping succeed at once unless a failure was set.
class FakeGateway final : public Gateway
{
    Q_OBJECT

public:
    using Gateway::Gateway;

    [[nodiscard]] GatewayStatus status() const override { return m_status; }
    [[nodiscard]] KeyCounts keyCounts(GroupId group) const override;
    [[nodiscard]] QList<RequestRecord> running() const override { return m_running; }
    [[nodiscard]] QList<UpstreamHealth> upstreamHealth(GroupId group) const override
    {
        return m_health.value(group);
    }
    [[nodiscard]] std::optional<KeyStanding> keyStanding(GroupId group, KeyId key) const override;
    [[nodiscard]] Result<CheckId> startCheck(const KeySelection &selection) override;
    void cancelCheck(CheckId check) override;
    [[nodiscard]] QList<CheckProgress> checks() const override { return m_checks.values(); }
    void
    tryKey(const GroupDraft &draft, const Secret &secret, const Reply<CheckResult> &reply) override;
    void
    tryStoredKey(const GroupDraft &draft, GroupId owner, const Reply<CheckResult> &reply) override;
    void start() override;
    void stop() override;

    void setStatus(const GatewayStatus &status);
    /// What start() ends in; an Error with kind Internal and no detail takes the failure back.
    void failStartWith(const Error &error, int freePort = 0);
    /// The sum of all groups goes into the status.
    void setKeyCounts(GroupId group, const KeyCounts &counts);
    void setRunning(const QList<RequestRecord> &records);
    /// Announces records as the engine would; the running ones among them are kept.
    void announce(const QList<RequestRecord> &records);

    void setUpstreamHealth(GroupId group, const QList<UpstreamHealth> &health);
    void setKeyStanding(KeyId key, const KeyStanding &standing);
    /// Announces it as the engine would; a finished one is forgotten.
    void advanceCheck(const CheckProgress &progress);
    /// What the next startCheck() is refused with, once.
    std::optional<Error> nextCheckRefusal{};
    QList<KeySelection> checksStarted{};
    /// What tryKey() and tryStoredKey() answer, from the event loop.
    Result<CheckResult> tryAnswer = CheckResult{.status = 200};
    bool holdsTrials = false; ///< they are answered by answerTrials() alone
    void answerTrials();
    QList<GroupDraft> draftsTried{};
    QList<Secret> keysTried{};
    QList<GroupId> ownersTried{};
    QList<CheckId> checksCancelled{};

    int starts = 0;
    int stops = 0;

private:
    GatewayStatus m_status{};
    GatewayStatus m_failure{};
    bool m_fails = false;
    QHash<GroupId, KeyCounts> m_counts{};
    QList<RequestRecord> m_running{};
    QHash<GroupId, QList<UpstreamHealth>> m_health{};
    QHash<KeyId, KeyStanding> m_standings{};
    QMap<CheckId, CheckProgress> m_checks{};
    QList<Reply<CheckResult>> m_trials{};
    qint64 m_lastCheck = 0;
};

} // namespace keyferry::test
