#include "proxy/routing/failurewindow.h"

namespace keyferry::routing {

namespace {

constexpr qint64 bucketMs = 5'000;
constexpr quint32 fullBucket = 0xffff;

struct Bucket
{
    quint32 slot = 0; ///< five seconds since the epoch
    quint32 total = 0;
    quint32 failed = 0;
};

Bucket unpack(quint64 word)
{
    return {.slot = static_cast<quint32>(word >> 32),
            .total = static_cast<quint32>(word >> 16) & fullBucket,
            .failed = static_cast<quint32>(word) & fullBucket};
}

quint64 pack(const Bucket &bucket)
{
    return static_cast<quint64>(bucket.slot) << 32 | static_cast<quint64>(bucket.total) << 16
           | bucket.failed;
}

quint32 slotAt(qint64 now)
{
    return static_cast<quint32>(now / bucketMs);
}

Bucket withResult(Bucket bucket, bool isFailure)
{
    // A full one keeps its proportion.
    if (bucket.total == fullBucket) {
        bucket.total /= 2;
        bucket.failed /= 2;
    }
    ++bucket.total;
    bucket.failed += isFailure ? 1 : 0;
    return bucket;
}

} // namespace

void FailureWindow::add(bool isFailure, qint64 now)
{
    const quint32 slot = slotAt(now);
    std::atomic<quint64> &place = m_buckets[slot % buckets];
    quint64 seen = place.load(std::memory_order_relaxed);
    quint64 next = 0;
    do {
        const Bucket bucket = unpack(seen);
        next = pack(withResult(bucket.slot == slot ? bucket : Bucket{.slot = slot}, isFailure));
    } while (!place.compare_exchange_weak(seen, next, std::memory_order_relaxed));
}

FailureWindow::Counts FailureWindow::counts(qint64 now) const
{
    const quint32 slot = slotAt(now);
    Counts counts;
    for (const std::atomic<quint64> &place : m_buckets) {
        const Bucket bucket = unpack(place.load(std::memory_order_relaxed));
        // Unsigned: a slot of the future, from before the clock was set back, is far away as well.
        if (slot - bucket.slot >= buckets)
            continue;
        counts.total += bucket.total;
        counts.failed += bucket.failed;
    }
    return counts;
}

void FailureWindow::clear()
{
    for (std::atomic<quint64> &place : m_buckets)
        place.store(0, std::memory_order_relaxed);
}

} // namespace keyferry::routing
