// Edits of the pool, and what is told about keys one by one.
#include "proxy/routing/keyring.h"
#include "proxy/routing/shares.h"

#include <algorithm>

namespace keyferry::routing {

namespace {

// A database may have been edited by others: what would break the order of turns is brought back
// into its range.
quint16 weightOf(const ProviderKey &key)
{
    return static_cast<quint16>(qBound(1, key.weight, heaviest));
}

quint16 priorityOf(const ProviderKey &key)
{
    return static_cast<quint16>(qBound(0, key.priority, 0xffff));
}

struct Standing
{
    KeyState state = KeyState::Active;
    int consecutiveFailures = 0;

    friend bool operator==(const Standing &, const Standing &) = default;
};

Standing edited(const Standing &now, const ProviderKey &key, StateEdit edit)
{
    switch (edit) {
    case StateEdit::Take:
        return {.state = key.state, .consecutiveFailures = key.consecutiveFailures};
    case StateEdit::Keep: return now;
    case StateEdit::Enable: return now.state == KeyState::Disabled ? Standing{} : now;
    case StateEdit::Disable:
        return {.state = KeyState::Disabled, .consecutiveFailures = now.consecutiveFailures};
    }
    Q_UNREACHABLE();
}

} // namespace

void KeyRing::upsert(const ProviderKey &key, const KeyDelta &delta)
{
    Q_ASSERT(key.id != KeyId{} && key.state != KeyState::Cooling);
    auto position = m_keys.find(key.id);
    if (position) {
        takeEdit(m_keys.at(*position), key, delta);
        m_served.noteEdit(*position, m_keys.at(*position));
    } else {
        position = m_keys.append({.id = key.id,
                                  .secret = key.secret,
                                  .consecutiveFailures = key.consecutiveFailures,
                                  .state = key.state,
                                  .counted = key.state,
                                  .weight = weightOf(key),
                                  .priority = priorityOf(key)});
        ++countOf(key.state);
        m_served.append(*position, m_keys.at(*position));
    }

    // An invalid key's do not matter: whatever makes it active again ends them.
    if (m_keys.at(*position).state != KeyState::Invalid) {
        for (const Cooldown &cooldown : key.cooldowns)
            m_cooldowns.add(key.id, cooldown);
    }
    refresh(*position);
}

// Usage taken before this edit may be stored after it: reporting what was changed once more sets
// that right.
void KeyRing::takeEdit(KeySlot &slot, const ProviderKey &key, const KeyDelta &delta)
{
    slot.secret = key.secret;
    slot.weight = weightOf(key);
    slot.priority = priorityOf(key);
    const Standing now{.state = slot.state, .consecutiveFailures = slot.consecutiveFailures};
    const Standing then = edited(now, key, delta.states);
    const Standing stored{.state = key.state, .consecutiveFailures = key.consecutiveFailures};
    if (then != now || then != stored) {
        slot.hasNewStanding = true;
        markChanged(slot);
    }
    slot.consecutiveFailures = then.consecutiveFailures;
    setState(slot, then.state);
    if (delta.resetsCooldowns) {
        endCooldowns(slot);
        slot.hasNewCooldowns = true;
        markChanged(slot);
    }
}

void KeyRing::remove(KeyId key)
{
    const auto position = m_keys.find(key);
    if (!position)
        return;
    m_cooldowns.clear(key);
    m_strikes.forgetAll(key);
    m_limits.forget(key);
    m_full.remove(key);
    const KeySlot slot = m_keys.take(*position);
    --countOf(slot.counted);
    if (m_keys.keys() == 0)
        m_served.clear();
    else
        m_served.update(*position, slot, false, {});
}

void KeyRing::moveToEnd(KeyId key)
{
    const auto position = m_keys.find(key);
    if (!position || m_keys.keys() == 1)
        return;
    KeySlot slot = m_keys.take(*position);
    m_served.update(*position, slot, false, {});
    const quint32 moved = m_keys.append(std::move(slot));
    m_served.append(moved, m_keys.at(moved), *position);
    refresh(moved);
}

KeyId KeyRing::atTurn() const
{
    auto position = m_keys.nextKey(m_served.cursor());
    if (!position)
        position = m_keys.nextKey(0);
    return position ? m_keys.at(*position).id : KeyId{};
}

void KeyRing::setTurn(KeyId key)
{
    if (const auto position = m_keys.find(key))
        m_served.setCursor(*position);
}

std::optional<KeyStanding>
KeyRing::standing(KeyId key, const PoolPolicy &policy, int threshold, qint64 now) const
{
    const auto position = m_keys.find(key);
    if (!position)
        return std::nullopt;
    const KeySlot &slot = m_keys.at(*position);
    const auto cooldowns = m_cooldowns.of(key);
    const KeyLimits::Used used = m_limits.used(key, now);
    const bool isServed = m_served.isServed(*position, {});
    KeyStanding standing{.state = slot.counted,
                         .cooldowns = QList<Cooldown>(cooldowns.begin(), cooldowns.end()),
                         .consecutiveFailures = slot.consecutiveFailures,
                         .threshold = threshold,
                         .strategy = keyStrategyName(policy.strategy),
                         .inFlight = static_cast<int>(slot.inFlight),
                         .maxInFlight = static_cast<int>(policy.maxInFlight),
                         .usedThisMinute = static_cast<int>(used.thisMinute),
                         .perMinute = static_cast<int>(policy.perMinute),
                         .usedToday = static_cast<int>(used.today),
                         .perDay = static_cast<int>(policy.perDay)};
    // A pool that nobody asked since an edit of the strategy has no order by it yet.
    if (isServed && policy.strategy == m_served.strategy())
        standing.keysBefore = m_served.countBefore(*position);
    if (!isServed)
        standing.servesAgainAt = std::max(now, returnsAt(key, {}).value_or(0));
    if (slot.state != KeyState::Active)
        standing.servesAgainAt = -1;
    return standing;
}

std::optional<quint32> KeyRing::select(const KeySelection &selection,
                                       const QSet<KeyId> &ids,
                                       quint32 from,
                                       QList<KeyId> &out) const
{
    constexpr quint32 mostLooks = 512;
    const quint32 end = from + mostLooks;
    for (auto at = m_keys.nextKey(from); at; at = m_keys.nextKey(*at + 1)) {
        if (*at >= end)
            return *at;
        const KeySlot &slot = m_keys.at(*at);
        if (selection.all || selection.state == slot.counted || ids.contains(slot.id))
            out.append(slot.id);
    }
    return std::nullopt;
}

std::optional<Secret> KeyRing::secretOf(KeyId key) const
{
    const auto position = m_keys.find(key);
    return position ? std::optional(m_keys.at(*position).secret) : std::nullopt;
}

} // namespace keyferry::routing
