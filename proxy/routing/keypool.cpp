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

std::optional<PickedKey> KeyPool::pick(std::span<const KeyId> tried, bool mayRepeat)
{
    const std::lock_guard lock(m_mutex);
    return m_ring.pick(tried, mayRepeat);
}

bool KeyPool::hasOther(std::span<const KeyId> tried) const
{
    const std::lock_guard lock(m_mutex);
    return m_ring.hasOther(tried);
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

KeyCounts KeyPool::counts() const
{
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
