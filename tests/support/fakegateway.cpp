#include "tests/support/fakegateway.h"

#include <algorithm>

namespace keyferry::test {

using namespace Qt::StringLiterals;

KeyCounts FakeGateway::keyCounts(GroupId group) const
{
    return m_counts.value(group);
}

void FakeGateway::tryKey(const GroupDraft &draft,
                         const Secret &secret,
                         const Reply<CheckResult> &reply)
{
    draftsTried.append(draft);
    keysTried.append(secret);
    m_trials.append(reply);
    if (!holdsTrials)
        QMetaObject::invokeMethod(this, &FakeGateway::answerTrials, Qt::QueuedConnection);
}

void FakeGateway::tryStoredKey(const GroupDraft &draft,
                               GroupId owner,
                               const Reply<CheckResult> &reply)
{
    draftsTried.append(draft);
    ownersTried.append(owner);
    m_trials.append(reply);
    if (!holdsTrials)
        QMetaObject::invokeMethod(this, &FakeGateway::answerTrials, Qt::QueuedConnection);
}

void FakeGateway::answerTrials()
{
    for (const Reply<CheckResult> &reply : std::exchange(m_trials, {}))
        reply(tryAnswer);
}

void FakeGateway::start()
{
    ++starts;
    if (m_status.state == GatewayState::Running)
        return;
    if (m_fails) {
        m_status.state = GatewayState::Failed;
        m_status.error = m_failure.error;
        m_status.freePort = m_failure.freePort;
    } else {
        m_status.state = GatewayState::Running;
        m_status.error = {};
        m_status.freePort = 0;
        if (m_status.listening.isEmpty())
            m_status.listening = {u"http://127.0.0.1:3001"_s};
    }
    Q_EMIT stateChanged();
}

void FakeGateway::stop()
{
    ++stops;
    m_status.state = GatewayState::Stopped;
    m_status.listening.clear();
    Q_EMIT stateChanged();
}

void FakeGateway::setStatus(const GatewayStatus &status)
{
    m_status = status;
    Q_EMIT stateChanged();
}

void FakeGateway::failStartWith(const Error &error, int freePort)
{
    m_fails = error != Error{};
    m_failure.error = error;
    m_failure.freePort = freePort;
}

void FakeGateway::setKeyCounts(GroupId group, const KeyCounts &counts)
{
    m_counts.insert(group, counts);
    m_status.keys = {};
    for (const KeyCounts &each : std::as_const(m_counts))
        m_status.keys += each;
    Q_EMIT keyCountsChanged({group});
}

void FakeGateway::setRunning(const QList<RequestRecord> &records)
{
    m_running = records;
    m_status.requestsInFlight = records.size();
    Q_EMIT requestsChanged(records);
}

void FakeGateway::announce(const QList<RequestRecord> &records)
{
    for (const RequestRecord &record : records) {
        m_running.removeIf([&record](const RequestRecord &other) { return other.id == record.id; });
        if (record.outcome == RequestOutcome::Running)
            m_running.append(record);
    }
    m_status.requestsInFlight = m_running.size();
    Q_EMIT requestsChanged(records);
}

std::optional<KeyStanding> FakeGateway::keyStanding(GroupId group, KeyId key) const
{
    Q_UNUSED(group)
    const auto found = m_standings.constFind(key);
    return found == m_standings.constEnd() ? std::nullopt : std::optional(*found);
}

Result<CheckId> FakeGateway::startCheck(const KeySelection &selection)
{
    if (nextCheckRefusal)
        return *std::exchange(nextCheckRefusal, std::nullopt);
    checksStarted.append(selection);
    const CheckId id{++m_lastCheck};
    m_checks.insert(id, {.id = id, .group = selection.group});
    return id;
}

void FakeGateway::cancelCheck(CheckId check)
{
    checksCancelled.append(check);
}

void FakeGateway::setUpstreamHealth(GroupId group, const QList<UpstreamHealth> &health)
{
    m_health.insert(group, health);
    Q_EMIT upstreamHealthChanged({group});
}

void FakeGateway::setKeyStanding(KeyId key, const KeyStanding &standing)
{
    m_standings.insert(key, standing);
}

void FakeGateway::advanceCheck(const CheckProgress &progress)
{
    if (progress.isFinished)
        m_checks.remove(progress.id);
    else
        m_checks.insert(progress.id, progress);
    Q_EMIT checkAdvanced(progress);
}

} // namespace keyferry::test
