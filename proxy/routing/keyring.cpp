#include "proxy/routing/keyring.h"

#include <algorithm>
#include <utility>

namespace keyferry::routing {

namespace {

constexpr quint32 fewestHolesToCompact = 64;

// A rate limit passes by itself; only a rejection can make a key invalid (docs/keys.md "Judging an
// answer").
bool isFailure(Verdict verdict)
{
    return verdict != Verdict::Success && verdict != Verdict::ClientFault
           && verdict != Verdict::ClientLeft;
}

bool contains(std::span<const KeyId> ids, KeyId id)
{
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

} // namespace

std::optional<RingKey> KeyRing::pick(std::span<const KeyId> tried, bool mayRepeat)
{
    const auto first = nextActive(m_cursor);
    if (!first)
        return std::nullopt;

    // Among more active keys than were tried one is new, so this many looks always suffice.
    const qint64 looks = std::min(m_counts.active, static_cast<qint64>(tried.size()) + 1);
    auto position = first;
    for (qint64 look = 0; look < looks; ++look) {
        if (!contains(tried, m_slots[*position].id))
            return take(*position);
        position = nextActive(*position + 1);
    }
    return mayRepeat ? std::optional(take(*first)) : std::nullopt;
}

bool KeyRing::hasOther(std::span<const KeyId> tried) const
{
    qint64 servedAmongTried = 0;
    for (std::size_t i = 0; i < tried.size(); ++i) {
        if (isServed(tried[i]) && !contains(tried.first(i), tried[i]))
            ++servedAmongTried;
    }
    return m_counts.active > servedAmongTried;
}

void KeyRing::report(const KeyReport &report)
{
    const auto found = m_positions.constFind(report.key);
    if (found == m_positions.constEnd())
        return; // removed while the attempt ran
    Slot &slot = m_slots[*found];
    markChanged(*found);
    ++slot.requests;
    slot.lastUsedAt = report.now;

    if (report.judgement.verdict == Verdict::Success) {
        slot.consecutiveFailures = 0;
        slot.lastSuccessAt = report.now;
    } else if (isFailure(report.judgement.verdict)) {
        ++slot.failures;
        slot.lastErrorAt = report.now;
        slot.lastErrorStatus = report.status;
        slot.lastError = report.error;
    }
    if (report.judgement.verdict != Verdict::KeyRejected)
        return;
    ++slot.consecutiveFailures;
    const bool isOut = report.threshold > 0 && slot.consecutiveFailures >= report.threshold;
    if (isOut && slot.state == KeyState::Active)
        setState(*found, KeyState::Invalid);
}

QList<KeyId> KeyRing::select(const KeySelection &selection) const
{
    QList<KeyId> ids;
    for (const Slot &slot : m_slots) {
        const bool isWanted = selection.all || (selection.state && slot.state == *selection.state)
                              || selection.ids.contains(slot.id);
        if (slot.id != KeyId{} && isWanted)
            ids.append(slot.id);
    }
    return ids;
}

std::optional<Secret> KeyRing::secretOf(KeyId key) const
{
    const auto found = m_positions.constFind(key);
    return found == m_positions.constEnd() ? std::nullopt : std::optional(m_slots[*found].secret);
}

void KeyRing::upsert(const ProviderKey &key)
{
    Q_ASSERT(key.id != KeyId{});
    const auto found = m_positions.constFind(key.id);
    if (found == m_positions.constEnd()) {
        const auto position = static_cast<quint32>(m_slots.size());
        m_slots.push_back({.id = key.id,
                           .secret = key.secret,
                           .state = key.state,
                           .consecutiveFailures = key.consecutiveFailures});
        m_positions.insert(key.id, position);
        m_active.resize(position + 1);
        m_active.set(position, key.state == KeyState::Active);
        ++countOf(key.state);
        return;
    }
    Slot &slot = m_slots[*found];
    // Usage taken before this edit may be stored after it: reporting the new state once more sets
    // that right.
    if (slot.state != key.state || slot.consecutiveFailures != key.consecutiveFailures)
        markChanged(*found);
    slot.secret = key.secret;
    slot.consecutiveFailures = key.consecutiveFailures;
    setState(*found, key.state);
}

void KeyRing::remove(KeyId id)
{
    const auto found = m_positions.constFind(id);
    if (found == m_positions.constEnd())
        return;
    const quint32 position = *found;
    m_positions.erase(found);
    m_active.set(position, false);
    --countOf(m_slots[position].state);
    m_slots[position] =
        Slot{}; // not changed either: takeUsage() passes over what m_changed still says of it
    ++m_holes;
    if (m_holes >= fewestHolesToCompact && m_holes > m_slots.size() / 2)
        compact();
}

void KeyRing::continueFrom(const KeyRing &previous)
{
    for (const quint32 changed : previous.m_changed) {
        const Slot &old = previous.m_slots[changed];
        const auto found = m_positions.constFind(old.id);
        if (found == m_positions.constEnd())
            continue;
        Slot &slot = m_slots[*found];
        markChanged(*found);
        slot.requests = old.requests;
        slot.failures = old.failures;
        slot.lastUsedAt = old.lastUsedAt;
        slot.lastSuccessAt = old.lastSuccessAt;
        slot.lastErrorAt = old.lastErrorAt;
        slot.lastError = old.lastError;
        slot.lastErrorStatus = old.lastErrorStatus;
    }

    // The key whose turn it is, or the first one behind it that is still there.
    const std::size_t count = previous.m_slots.size();
    for (std::size_t step = 0; step < count; ++step) {
        const Slot &old = previous.m_slots[(previous.m_cursor + step) % count];
        const auto found = m_positions.constFind(old.id);
        if (found != m_positions.constEnd()) {
            m_cursor = *found;
            return;
        }
    }
}

void KeyRing::reserve(qsizetype keys)
{
    m_slots.reserve(static_cast<std::size_t>(keys));
    m_positions.reserve(keys);
}

void KeyRing::takeUsage(QList<KeyUsage> &out, qsizetype limit)
{
    for (qsizetype taken = 0; taken < limit && !m_changed.empty(); ++taken) {
        Slot &slot = m_slots[m_changed.back()];
        m_changed.pop_back();
        if (!std::exchange(slot.isChanged, false))
            continue;
        out.append({.id = slot.id,
                    .group = m_group,
                    .state = slot.state,
                    .requests = std::exchange(slot.requests, 0),
                    .failures = std::exchange(slot.failures, 0),
                    .consecutiveFailures = slot.consecutiveFailures,
                    .lastUsedAt = std::exchange(slot.lastUsedAt, 0),
                    .lastSuccessAt = std::exchange(slot.lastSuccessAt, 0),
                    .lastErrorStatus = std::exchange(slot.lastErrorStatus, 0),
                    .lastError = std::exchange(slot.lastError, {}),
                    .lastErrorAt = std::exchange(slot.lastErrorAt, 0)});
    }
}

std::optional<quint32> KeyRing::nextActive(quint32 from) const
{
    const auto position = m_active.next(from);
    return position || from == 0 ? position : m_active.next(0);
}

RingKey KeyRing::take(quint32 position)
{
    m_cursor = position + 1;
    return {.id = m_slots[position].id, .secret = m_slots[position].secret};
}

bool KeyRing::isServed(KeyId id) const
{
    const auto found = m_positions.constFind(id);
    return found != m_positions.constEnd() && m_active.contains(*found);
}

void KeyRing::setState(quint32 position, KeyState state)
{
    Slot &slot = m_slots[position];
    --countOf(slot.state);
    slot.state = state;
    ++countOf(state);
    m_active.set(position, state == KeyState::Active);
}

void KeyRing::markChanged(quint32 position)
{
    if (std::exchange(m_slots[position].isChanged, true))
        return;
    m_changed.push_back(position);
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

void KeyRing::compact()
{
    // 200 bytes a key beyond the secret is the promise; index and bits take about 45 of them.
    static_assert(sizeof(Slot) <= 128);
    const auto isKey = [](const Slot &slot) { return slot.id != KeyId{}; };
    const auto cursor = std::min(static_cast<std::size_t>(m_cursor), m_slots.size());
    m_cursor = static_cast<quint32>(std::count_if(
        m_slots.begin(), m_slots.begin() + static_cast<std::ptrdiff_t>(cursor), isKey));
    m_holes = 0;
    std::erase_if(m_slots, [isKey](const Slot &slot) { return !isKey(slot); });
    m_slots.shrink_to_fit();

    m_active = {};
    m_active.resize(static_cast<quint32>(m_slots.size()));
    m_changed.clear();
    m_positions = {};
    m_positions.reserve(static_cast<qsizetype>(m_slots.size()));
    for (quint32 position = 0; position < m_slots.size(); ++position) {
        const Slot &slot = m_slots[position];
        m_positions.insert(slot.id, position);
        m_active.set(position, slot.state == KeyState::Active);
        if (slot.isChanged)
            m_changed.push_back(position);
    }
}

} // namespace keyferry::routing
