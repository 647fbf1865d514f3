#include "proxy/routing/keypool.h"

#include <QRandomGenerator>

#include <algorithm>
#include <mutex>
#include <utility>

namespace keyferry::routing {

namespace {

// What is done under one hold of the lock when thousands are to be done; workers get in between.
constexpr qsizetype batch = 64;

// Not the global generator: that one takes a lock.
RandomBelow systemRandom()
{
    return [generator = QRandomGenerator::securelySeeded()](quint32 bound) mutable {
        return generator.bounded(bound);
    };
}

} // namespace

KeyPool::KeyPool(GroupId group)
    : KeyPool(group, systemRandom())
{}

KeyPool::KeyPool(GroupId group, RandomBelow random)
    : m_group(group)
    , m_ring(group, std::move(random))
{}

KeyLease::KeyLease(KeyLease &&other) noexcept
    : m_pool(std::exchange(other.m_pool, nullptr))
    , m_key(other.m_key)
{}

KeyLease &KeyLease::operator=(KeyLease &&other) noexcept
{
    release();
    m_pool = std::exchange(other.m_pool, nullptr);
    m_key = other.m_key;
    return *this;
}

void KeyLease::release()
{
    if (KeyPool *pool = std::exchange(m_pool, nullptr))
        pool->release(m_key);
}

std::optional<PickedKey> KeyPool::pick(const KeyWish &wish)
{
    const std::lock_guard lock(m_mutex);
    auto key = m_ring.pick(wish);
    if (!key)
        return std::nullopt;
    return PickedKey{key->id, std::move(key->secret), KeyLease(*this, key->id)};
}

bool KeyPool::hasOther(const KeyWish &wish) const
{
    const std::lock_guard lock(m_mutex);
    return m_ring.hasOther(wish);
}

std::optional<qint64> KeyPool::servesAgainAt(const KeyWish &wish) const
{
    const std::lock_guard lock(m_mutex);
    return m_ring.servesAgainAt(wish);
}

KeyId KeyPool::sessionKey(quint64 session, qint64 now) const
{
    const std::lock_guard lock(m_mutex);
    return m_affinity.keyOf(session, now);
}

void KeyPool::bindSession(quint64 session, KeyId key, qint64 now)
{
    const std::lock_guard lock(m_mutex);
    m_affinity.bind(session, key, now);
}

void KeyPool::release(KeyId key)
{
    const std::lock_guard lock(m_mutex);
    m_ring.release(key);
}

void KeyPool::report(const KeyReport &report)
{
    const std::lock_guard lock(m_mutex);
    m_ring.report(report);
}

std::optional<KeyState> KeyPool::noteCheck(const KeyReport &report)
{
    const std::lock_guard lock(m_mutex);
    return m_ring.noteCheck(report);
}

void KeyPool::apply(const KeyDelta &delta)
{
    Q_ASSERT(delta.group == m_group);
    if (delta.replacesAll)
        return replaceAll(delta);
    removeAll(delta.removed);
    upsertAll(delta, false);
}

// Step by step and in place, so that what runs, counts and cools down goes on. Keys move to the end
// one by one until the pool stands in the new order.
void KeyPool::replaceAll(const KeyDelta &delta)
{
    QSet<KeyId> staying;
    staying.reserve(delta.upserted.size());
    for (const ProviderKey &key : delta.upserted)
        staying.insert(key.id);
    QList<KeyId> gone = select({.group = m_group, .all = true}, 0);
    gone.removeIf([&staying](KeyId key) { return staying.contains(key); });
    removeAll(gone);

    KeyId atTurn{};
    {
        const std::lock_guard lock(m_mutex);
        atTurn = m_ring.atTurn();
    }
    upsertAll(delta, true);
    const std::lock_guard lock(m_mutex);
    m_ring.setTurn(atTurn);
}

void KeyPool::removeAll(const QList<KeyId> &keys)
{
    for (qsizetype begin = 0; begin < keys.size(); begin += batch) {
        m_mutex.letWaitersIn();
        const std::lock_guard lock(m_mutex);
        for (qsizetype i = begin; i < std::min(begin + batch, keys.size()); ++i)
            m_ring.remove(keys.at(i));
    }
}

void KeyPool::upsertAll(const KeyDelta &delta, bool inNewOrder)
{
    for (qsizetype begin = 0; begin < delta.upserted.size(); begin += batch) {
        m_mutex.letWaitersIn();
        const std::lock_guard lock(m_mutex);
        for (qsizetype i = begin; i < std::min(begin + batch, delta.upserted.size()); ++i) {
            if (inNewOrder)
                m_ring.moveToEnd(delta.upserted.at(i).id);
            m_ring.upsert(delta.upserted.at(i), delta);
        }
    }
}

KeyCounts KeyPool::counts(qint64 now) const
{
    takeBackAll(now);
    const std::lock_guard lock(m_mutex);
    return m_ring.counts();
}

void KeyPool::takeBackAll(qint64 now) const
{
    bool isMoreBack = true;
    while (isMoreBack) {
        m_mutex.letWaitersIn();
        const std::lock_guard lock(m_mutex);
        isMoreBack = m_ring.takeBack(now, batch);
    }
}

QList<KeyUsage> KeyPool::takeUsage()
{
    QList<KeyUsage> usage;
    qsizetype left = 0;
    {
        const std::lock_guard lock(m_mutex);
        left = m_ring.changed();
    }
    usage.reserve(left + batch);
    // No more rounds than there was to take at the start: keys in use change again and again.
    for (; left > 0; left -= batch) {
        m_mutex.letWaitersIn();
        const std::lock_guard lock(m_mutex);
        m_ring.takeUsage(usage, batch);
    }
    return usage;
}

std::optional<KeyStanding>
KeyPool::standing(KeyId key, const PoolPolicy &policy, int threshold, qint64 now) const
{
    takeBackAll(now);
    const std::lock_guard lock(m_mutex);
    return m_ring.standing(key, policy, threshold, now);
}

QList<KeyId> KeyPool::select(const KeySelection &selection, qint64 now) const
{
    takeBackAll(now);
    const QSet<KeyId> ids(selection.ids.begin(), selection.ids.end());
    QList<KeyId> selected;
    std::optional<quint32> from = 0;
    while (from) {
        m_mutex.letWaitersIn();
        const std::lock_guard lock(m_mutex);
        from = m_ring.select(selection, ids, *from, selected);
    }
    return selected;
}

std::optional<Secret> KeyPool::secretOf(KeyId key) const
{
    const std::lock_guard lock(m_mutex);
    return m_ring.secretOf(key);
}

} // namespace keyferry::routing
