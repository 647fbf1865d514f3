#include "proxy/routing/keypool.h"

#include <utility>

namespace keyferry::routing {

namespace {

// What is done under one hold of the lock when thousands are to be done: workers get in between.
constexpr qsizetype batch = 64;

} // namespace

KeyPool::KeyPool(GroupId group)
    : m_group(group)
    , m_ring(group)
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
    auto key = m_ring.pick(wish.tried, wish.mayRepeat);
    if (!key)
        return std::nullopt;
    return PickedKey{key->id, std::move(key->secret), KeyLease(*this, key->id)};
}

bool KeyPool::hasOther(const KeyWish &wish) const
{
    const std::lock_guard lock(m_mutex);
    return m_ring.hasOther(wish.tried);
}

std::optional<qint64> KeyPool::servesAgainAt(const KeyWish &wish) const
{
    Q_UNUSED(wish)
    return std::nullopt;
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
    Q_UNUSED(key)
}

std::optional<KeyState> KeyPool::noteCheck(const KeyReport &report)
{
    Q_UNUSED(report)
    return std::nullopt;
}

std::optional<KeyStanding>
KeyPool::standing(KeyId key, const PoolPolicy &policy, int threshold, qint64 now) const
{
    Q_UNUSED(key)
    Q_UNUSED(policy)
    Q_UNUSED(threshold)
    Q_UNUSED(now)
    return std::nullopt;
}

QList<KeyId> KeyPool::select(const KeySelection &selection, qint64 now) const
{
    Q_UNUSED(now)
    const std::lock_guard lock(m_mutex);
    return m_ring.select(selection);
}

std::optional<Secret> KeyPool::secretOf(KeyId key) const
{
    const std::lock_guard lock(m_mutex);
    return m_ring.secretOf(key);
}

void KeyPool::report(const KeyReport &report)
{
    const std::lock_guard lock(m_mutex);
    m_ring.report(report);
}

void KeyPool::apply(const KeyDelta &delta)
{
    Q_ASSERT(delta.group == m_group);
    if (delta.replacesAll)
        return replaceAll(delta.upserted);

    for (qsizetype begin = 0; begin < delta.removed.size(); begin += batch) {
        const std::lock_guard lock(m_mutex);
        for (qsizetype i = begin; i < std::min(begin + batch, delta.removed.size()); ++i)
            m_ring.remove(delta.removed.at(i));
    }
    for (qsizetype begin = 0; begin < delta.upserted.size(); begin += batch) {
        const std::lock_guard lock(m_mutex);
        for (qsizetype i = begin; i < std::min(begin + batch, delta.upserted.size()); ++i)
            m_ring.upsert(delta.upserted.at(i));
    }
}

void KeyPool::replaceAll(const QList<ProviderKey> &keys)
{
    // Built aside and swapped in: 200,000 keys take a while, the swap does not.
    KeyRing ring(m_group);
    ring.reserve(keys.size());
    for (const ProviderKey &key : keys)
        ring.upsert(key);
    {
        const std::lock_guard lock(m_mutex);
        ring.continueFrom(m_ring);
        std::swap(m_ring, ring);
    }
}

KeyCounts KeyPool::counts(qint64 now) const
{
    Q_UNUSED(now)
    const std::lock_guard lock(m_mutex);
    return m_ring.counts();
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
        const std::lock_guard lock(m_mutex);
        m_ring.takeUsage(usage, batch);
    }
    return usage;
}

} // namespace keyferry::routing
