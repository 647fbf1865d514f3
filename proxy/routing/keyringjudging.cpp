// What attempts and checks say about keys, and how storage hears of it.
#include "proxy/routing/keyring.h"

#include <algorithm>
#include <utility>

namespace keyferry::routing {

namespace {

bool isFailure(Verdict verdict)
{
    return verdict != Verdict::Success && verdict != Verdict::ClientFault
           && verdict != Verdict::ClientLeft;
}

bool isRejection(Verdict verdict)
{
    return verdict == Verdict::KeyRejected || verdict == Verdict::OutOfCredit;
}

void noteError(KeySlot &slot, const KeyReport &report)
{
    slot.lastErrorAt = report.now;
    slot.lastErrorStatus = static_cast<quint16>(qBound(0, report.status, 0xffff));
    slot.lastError = report.error;
}

} // namespace

void KeyRing::report(const KeyReport &report)
{
    const auto position = m_keys.find(report.key);
    if (!position)
        return; // removed while the attempt ran
    KeySlot &slot = m_keys.at(*position);
    markChanged(slot);
    ++slot.requests;
    slot.lastUsedAt = report.now;

    const Verdict verdict = report.judgement.verdict;
    if (isFailure(verdict)) {
        ++slot.failures;
        noteError(slot, report);
    }
    if (verdict == Verdict::Success) {
        setFailures(slot, 0);
        slot.lastSuccessAt = report.now;
        m_strikes.forget(slot.id, report.model);
    } else if (verdict == Verdict::RateLimited) {
        coolDown(*position, report);
    } else if (isRejection(verdict)) {
        noteRejection(*position, report);
    }
}

std::optional<KeyState> KeyRing::noteCheck(const KeyReport &report)
{
    const auto position = m_keys.find(report.key);
    if (!position)
        return std::nullopt;
    KeySlot &slot = m_keys.at(*position);
    if (slot.state == KeyState::Disabled)
        return slot.state;

    if (report.judgement.verdict == Verdict::Success) {
        markChanged(slot);
        setFailures(slot, 0);
        slot.lastSuccessAt = report.now;
        setState(slot, KeyState::Active);
        endCooldowns(slot);
        refresh(*position);
    } else if (isRejection(report.judgement.verdict)) {
        markChanged(slot);
        noteError(slot, report);
        noteRejection(*position, report);
    }
    return stateAt(slot, report.now);
}

void KeyRing::takeUsage(QList<KeyUsage> &out, qsizetype most)
{
    for (qsizetype taken = 0; taken < most && !m_changed.empty(); ++taken) {
        const auto position = m_keys.find(m_changed.back());
        m_changed.pop_back();
        if (position && m_keys.at(*position).isChanged)
            out.append(takeUsageOf(m_keys.at(*position)));
    }
}

void KeyRing::noteRejection(quint32 position, const KeyReport &report)
{
    KeySlot &slot = m_keys.at(position);
    setFailures(slot, slot.consecutiveFailures + 1);
    const bool isAtThreshold = report.threshold > 0 && slot.consecutiveFailures >= report.threshold;
    if (slot.state != KeyState::Active || (!isAtThreshold && !report.judgement.isUnmistakable))
        return;
    setState(slot, KeyState::Invalid);
    // Whatever makes it active again ends its cooldowns too.
    endCooldowns(slot);
    refresh(position);
}

void KeyRing::coolDown(quint32 position, const KeyReport &report)
{
    KeySlot &slot = m_keys.at(position);
    if (slot.state == KeyState::Invalid)
        return;
    const Judgement &judgement = report.judgement;
    const QString model = judgement.isForModel ? report.model : QString();
    const qint64 until = judgement.coolUntil != 0
                             ? judgement.coolUntil
                             : report.now + m_strikes.strike(slot.id, model, report.now);
    if (until <= report.now
        || !m_cooldowns.add(slot.id, {.model = model, .until = until, .reason = judgement.reason}))
        return;
    slot.hasNewCooldowns = true;
    refresh(position);
}

KeyState KeyRing::stateAt(const KeySlot &slot, qint64 now) const
{
    const auto cooldowns = m_cooldowns.of(slot.id);
    const bool isCooling = std::any_of(cooldowns.begin(),
                                       cooldowns.end(),
                                       [now](const Cooldown &each) { return each.until > now; });
    return isCooling && slot.state == KeyState::Active ? KeyState::Cooling : slot.state;
}

void KeyRing::endCooldowns(KeySlot &slot)
{
    m_strikes.forgetAll(slot.id);
    if (m_cooldowns.clear(slot.id))
        slot.hasNewCooldowns = true;
}

void KeyRing::setState(KeySlot &slot, KeyState state)
{
    if (slot.state == state)
        return;
    slot.state = state;
    slot.isRestored = state == KeyState::Active;
    slot.hasNewStanding = true;
}

void KeyRing::setFailures(KeySlot &slot, int consecutive)
{
    if (std::exchange(slot.consecutiveFailures, consecutive) != consecutive)
        slot.hasNewStanding = true;
}

void KeyRing::markChanged(KeySlot &slot)
{
    if (!std::exchange(slot.isChanged, true))
        m_changed.push_back(slot.id);
}

KeyUsage KeyRing::takeUsageOf(KeySlot &slot)
{
    KeyUsage usage{.id = slot.id,
                   .group = m_group,
                   .state = slot.state,
                   .requests = std::exchange(slot.requests, 0),
                   .failures = std::exchange(slot.failures, 0),
                   .consecutiveFailures = slot.consecutiveFailures,
                   .lastUsedAt = std::exchange(slot.lastUsedAt, 0),
                   .lastSuccessAt = std::exchange(slot.lastSuccessAt, 0),
                   .lastErrorStatus = std::exchange(slot.lastErrorStatus, quint16(0)),
                   .lastError = std::exchange(slot.lastError, {}),
                   .lastErrorAt = std::exchange(slot.lastErrorAt, 0),
                   .isStandingNew = std::exchange(slot.hasNewStanding, false),
                   .isRestored = std::exchange(slot.isRestored, false)};
    slot.isChanged = false;
    if (std::exchange(slot.hasNewCooldowns, false)) {
        const auto cooldowns = m_cooldowns.of(slot.id);
        usage.cooldowns = QList<Cooldown>(cooldowns.begin(), cooldowns.end());
    }
    return usage;
}

} // namespace keyferry::routing
