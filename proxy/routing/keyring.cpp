#include "proxy/routing/keyring.h"

#include <algorithm>
#include <utility>

namespace keyferry::routing {

namespace {

// Keys that come back in one pick, so that thousands at midnight do not hold up one request.
constexpr int mostBackAtOnce = 64;

bool contains(std::span<const KeyId> ids, KeyId id)
{
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

} // namespace

KeyRing::KeyRing(GroupId group, RandomBelow random)
    : m_group(group)
    , m_served(std::move(random))
{}

std::optional<RingKey> KeyRing::pick(const KeyWish &wish)
{
    adopt(wish);
    bool isMoreBack = takeBack(wish.now, mostBackAtOnce);
    if (isWanted(wish.preferred, wish))
        return take(*m_keys.find(wish.preferred), wish, false);

    auto position = choose(wish, false);
    while (!position && isMoreBack) {
        isMoreBack = takeBack(wish.now, mostBackAtOnce);
        position = choose(wish, false);
    }
    if (!position && wish.mayRepeat)
        position = choose(wish, true);
    return position ? std::optional(take(*position, wish, true)) : std::nullopt;
}

bool KeyRing::hasOther(const KeyWish &wish)
{
    adopt(wish);
    bool isMoreBack = true;
    while (isMoreBack) {
        isMoreBack = takeBack(wish.now, mostBackAtOnce);
        qsizetype servedAmongTried = 0;
        for (std::size_t i = 0; i < wish.tried.size(); ++i) {
            const auto position = m_keys.find(wish.tried[i]);
            if (position && m_served.isServed(*position, wish.model)
                && !contains(wish.tried.first(i), wish.tried[i]))
                ++servedAmongTried;
        }
        if (m_served.count(wish.model) > servedAmongTried)
            return true;
    }
    return false;
}

std::optional<qint64> KeyRing::servesAgainAt(const KeyWish &wish)
{
    adopt(wish);
    takeBack(wish.now, mostBackAtOnce);
    const auto isOnlyFull = [&](KeyId key) { return returnsAt(key, wish.model) == 0; };
    if (std::any_of(m_full.cbegin(), m_full.cend(), isOnlyFull))
        return wish.now;

    std::optional<qint64> earliest;
    findEarliest(m_cooldowns.deadlines({}), wish.model, earliest);
    findEarliest(m_limits.deadlines(), wish.model, earliest);
    if (!wish.model.isEmpty())
        findEarliest(m_cooldowns.deadlines(wish.model), wish.model, earliest);
    return earliest;
}

void KeyRing::release(KeyId key)
{
    const auto position = m_keys.find(key);
    // A key that was removed and came back (an undone edit) has not been served since.
    if (!position || m_keys.at(*position).inFlight == 0)
        return;
    KeySlot &slot = m_keys.at(*position);
    const bool wasFull = isFull(slot);
    --slot.inFlight;
    m_served.noteInFlight(*position, slot);
    if (wasFull)
        refresh(*position);
}

bool KeyRing::takeBack(qint64 now, int most)
{
    for (int i = 0; i < most; ++i) {
        auto key = m_cooldowns.takeOver(now);
        if (!key)
            key = m_limits.takeBack(now);
        if (!key)
            return false;
        refresh(*m_keys.find(*key));
    }
    return true;
}

void KeyRing::adopt(const KeyWish &wish)
{
    if (wish.revision < m_revision)
        return;
    m_revision = wish.revision;
    if (wish.policy == m_policy)
        return;
    const PoolPolicy before = std::exchange(m_policy, wish.policy);
    if (m_policy.strategy != before.strategy)
        m_served.setStrategy(m_policy.strategy, m_keys);
    applyLimits(before, wish.now);
}

// O(n), once an edit of the settings.
void KeyRing::applyLimits(const PoolPolicy &before, qint64 now)
{
    if (m_policy.perMinute != before.perMinute || m_policy.perDay != before.perDay) {
        for (const KeyId key : m_limits.setLimits(m_policy.perMinute, m_policy.perDay, now))
            refresh(*m_keys.find(key));
    }
    if (m_policy.maxInFlight == before.maxInFlight)
        return;
    m_full.clear();
    for (auto at = m_keys.nextKey(0); at; at = m_keys.nextKey(*at + 1)) {
        if (m_keys.at(*at).inFlight > 0)
            refresh(*at);
    }
}

std::optional<quint32> KeyRing::choose(const KeyWish &wish, bool mayRepeat)
{
    const auto tried = mayRepeat ? std::vector<quint32>() : positionsOf(wish.tried);
    return m_served.next(wish.model, tried);
}

bool KeyRing::isWanted(KeyId key, const KeyWish &wish) const
{
    const auto position = m_keys.find(key);
    return position && m_served.isServed(*position, wish.model) && !contains(wish.tried, key);
}

RingKey KeyRing::take(quint32 position, const KeyWish &wish, bool isTurn)
{
    KeySlot &slot = m_keys.at(position);
    ++slot.inFlight;
    m_served.took(position, slot, wish.model, isTurn);
    if (m_limits.take(slot.id, wish.now) || isFull(slot))
        refresh(position);
    return {.id = slot.id, .secret = slot.secret};
}

std::vector<quint32> KeyRing::positionsOf(std::span<const KeyId> keys) const
{
    std::vector<quint32> positions;
    for (const KeyId key : keys) {
        if (const auto position = m_keys.find(key))
            positions.push_back(*position);
    }
    return positions;
}

void KeyRing::refresh(quint32 position)
{
    KeySlot &slot = m_keys.at(position);
    const auto cooldowns = m_cooldowns.of(slot.id);
    const bool isActive = slot.state == KeyState::Active;
    --countOf(slot.counted);
    slot.counted = isActive && !cooldowns.empty() ? KeyState::Cooling : slot.state;
    ++countOf(slot.counted);

    if (isFull(slot))
        m_full.insert(slot.id);
    else
        m_full.remove(slot.id);
    const bool isOut =
        isFull(slot) || m_cooldowns.until(slot.id, {}) != 0 || m_limits.outUntil(slot.id) != 0;
    m_served.update(position, slot, isActive && !isOut, cooldowns);
}

bool KeyRing::isFull(const KeySlot &slot) const
{
    return m_policy.maxInFlight > 0 && slot.inFlight >= m_policy.maxInFlight;
}

// 0: as soon as one of its requests ends, if not at once.
std::optional<qint64> KeyRing::returnsAt(KeyId key, const QString &model) const
{
    const KeySlot &slot = m_keys.at(*m_keys.find(key));
    if (slot.state != KeyState::Active)
        return std::nullopt;
    return std::max(m_cooldowns.until(key, model), m_limits.outUntil(key));
}

// A key may be out for more than one reason, and then its earlier deadline is not the one that
// counts. After some looks a deadline is good enough that is too early: who waits for it asks
// again.
void KeyRing::findEarliest(const Deadlines &deadlines,
                           const QString &model,
                           std::optional<qint64> &earliest) const
{
    int looksLeft = 64;
    for (const auto &[until, key] : deadlines) {
        if (earliest && until >= *earliest)
            return;
        const auto at = --looksLeft >= 0 ? returnsAt(key, model) : std::optional(until);
        if (at)
            earliest = std::min(earliest.value_or(*at), *at);
    }
}

qint64 &KeyRing::countOf(KeyState state)
{
    switch (state) {
    case KeyState::Active: return m_counts.active;
    case KeyState::Cooling: return m_counts.cooling;
    case KeyState::Invalid: return m_counts.invalid;
    case KeyState::Disabled: return m_counts.disabled;
    }
    Q_UNREACHABLE();
}

} // namespace keyferry::routing
