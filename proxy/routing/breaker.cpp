#include "proxy/routing/breaker.h"

#include <algorithm>

namespace keyferry::routing {

namespace {

constexpr quint32 failuresInARow = 5;
constexpr qint64 fewestInAMinute = 20;
/// Of an average a new measurement makes up a fifth: five bad ones in a row show, one hardly.
constexpr qint64 averageShare = 5;
/// Workers read the clock a little apart; a time further ahead means that it was set back.
constexpr qint64 clockSlackMs = 5'000;

/// What the atomic word says.
struct Standing
{
    BreakerState state = BreakerState::Closed;
    quint32 level = 0;    ///< how often in a row it was opened; 0: closed
    quint32 failures = 0; ///< in a row
    qint64 since = 0;     ///< when it closed or opened, or when the trial began; UTC ms
};

constexpr int failureBits = 8;
constexpr int levelBits = 4;
constexpr int stateBits = 2;
constexpr quint32 mostFailures = (1 << failureBits) - 1;

Standing unpack(quint64 word)
{
    return {.state = static_cast<BreakerState>(word & ((1 << stateBits) - 1)),
            .level = static_cast<quint32>(word >> stateBits) & ((1 << levelBits) - 1),
            .failures = static_cast<quint32>(word >> (stateBits + levelBits)) & mostFailures,
            .since = static_cast<qint64>(word >> (stateBits + levelBits + failureBits))};
}

quint64 pack(const Standing &standing)
{
    Q_ASSERT(standing.since >= 0);
    return static_cast<quint64>(standing.since) << (stateBits + levelBits + failureBits)
           | static_cast<quint64>(std::min(standing.failures, mostFailures))
                 << (stateBits + levelBits)
           | static_cast<quint64>(standing.level) << stateBits
           | static_cast<quint64>(standing.state);
}

qint64 openingMs(quint32 level)
{
    Q_ASSERT(level > 0);
    return std::min(qint64(Breaker::firstOpening.count()) << (level - 1),
                    qint64(Breaker::longestOpening.count()));
}

bool wasSetBack(qint64 since, qint64 now)
{
    return now + clockSlackMs < since;
}

bool hasPassed(qint64 since, qint64 span, qint64 now)
{
    return now - since >= span || wasSetBack(since, now);
}

bool isTrialDue(const Standing &standing, qint64 now)
{
    switch (standing.state) {
    case BreakerState::Closed: return false;
    case BreakerState::Open: return hasPassed(standing.since, openingMs(standing.level), now);
    case BreakerState::HalfOpen: return hasPassed(standing.since, Breaker::trialBound.count(), now);
    }
    Q_UNREACHABLE();
}

Standing opened(const Standing &before, qint64 now)
{
    const bool isLongest =
        before.level > 0 && openingMs(before.level) == Breaker::longestOpening.count();
    return {.state = BreakerState::Open,
            .level = isLongest ? before.level : before.level + 1,
            .failures = before.failures + 1,
            .since = now};
}

/// True for a request that was picked before the state began: it says nothing about it.
bool isLate(const Standing &standing, qint64 pickedAt, qint64 now)
{
    return pickedAt < standing.since && !wasSetBack(standing.since, now);
}

/// The same of an answer, which says nothing either if the breaker opened after the pick.
bool isOutdated(const Standing &standing, qint64 openedAt, qint64 pickedAt, qint64 now)
{
    if (standing.state == BreakerState::Closed)
        return isLate(standing, pickedAt, now);
    return pickedAt <= openedAt && !wasSetBack(openedAt, now);
}

Standing afterFailure(Standing before, bool isMostlyFailing, qint64 now)
{
    switch (before.state) {
    case BreakerState::Closed:
        if (before.failures + 1 >= failuresInARow || isMostlyFailing)
            return opened(before, now);
        break;
    case BreakerState::Open: break; // one that was tried because no other was left
    case BreakerState::HalfOpen: return opened(before, now);
    }
    before.failures = std::min(before.failures + 1, mostFailures);
    return before;
}

/// Puts what `next` makes of the standing in its place, asking again as long as another worker was
/// faster. No write, and so no traffic between the processors' caches, where nothing changes.
template<typename Next>
void change(std::atomic<quint64> &word, Next next)
{
    quint64 seen = word.load(std::memory_order_acquire);
    quint64 wanted = pack(next(unpack(seen)));
    while (wanted != seen && !word.compare_exchange_weak(seen, wanted, std::memory_order_acq_rel)) {
        wanted = pack(next(unpack(seen)));
    }
}

} // namespace

Breaker::Breaker(qint64 now)
    : m_word(pack({.since = now}))
{}

Breaker::~Breaker()
{
    delete m_error.load();
}

Breaker::Admission Breaker::admission(qint64 now) const
{
    const Standing standing = unpack(m_word.load(std::memory_order_acquire));
    if (standing.state == BreakerState::Closed)
        return Admission::Free;
    return isTrialDue(standing, now) ? Admission::Trial : Admission::Refused;
}

bool Breaker::beginTrial(qint64 now)
{
    quint64 seen = m_word.load(std::memory_order_acquire);
    Standing trial = unpack(seen);
    if (!isTrialDue(trial, now))
        return false;
    trial.state = BreakerState::HalfOpen;
    trial.since = now;
    return m_word.compare_exchange_strong(seen, pack(trial), std::memory_order_acq_rel);
}

qint64 Breaker::reopensAt() const
{
    const Standing standing = unpack(m_word.load(std::memory_order_acquire));
    switch (standing.state) {
    case BreakerState::Closed: return 0;
    case BreakerState::Open: return standing.since + openingMs(standing.level);
    case BreakerState::HalfOpen: return standing.since;
    }
    Q_UNREACHABLE();
}

void Breaker::noteAnswer(std::chrono::milliseconds firstByte, qint64 pickedAt, qint64 now)
{
    const qint64 began = pickedAt == 0 ? now : pickedAt;
    const Standing seen = unpack(m_word.load(std::memory_order_acquire));
    const qint64 openedAt = m_openedAt.load(std::memory_order_relaxed);
    if (isOutdated(seen, openedAt, began, now))
        return;
    m_heardAt.store(now, std::memory_order_relaxed);
    if (firstByte >= std::chrono::milliseconds::zero())
        measure(firstByte);
    // Before it closes, or another worker would find the failures that opened it.
    if (seen.state != BreakerState::Closed)
        m_window.clear();
    change(m_word, [this, began, now](const Standing &before) {
        if (isOutdated(before, m_openedAt.load(std::memory_order_relaxed), began, now))
            return before;
        return Standing{.since = before.state == BreakerState::Closed ? before.since : now};
    });
    m_window.add(false, now);
}

void Breaker::noteFailure(const QString &error, qint64 pickedAt, qint64 now)
{
    const qint64 began = pickedAt == 0 ? now : pickedAt;
    if (isLate(unpack(m_word.load(std::memory_order_acquire)), began, now))
        return;
    m_heardAt.store(now, std::memory_order_relaxed);
    delete m_error.exchange(new QString(error), std::memory_order_acq_rel);
    m_window.add(true, now); // while it is open for nothing: closing clears
    const auto [total, failed] = m_window.counts(now);
    const bool isMostlyFailing = total >= fewestInAMinute && 2 * failed > total;
    change(m_word, [this, isMostlyFailing, began, now](const Standing &before) {
        if (isLate(before, began, now))
            return before;
        const Standing after = afterFailure(before, isMostlyFailing, now);
        if (after.state != before.state)
            m_openedAt.store(now, std::memory_order_relaxed);
        return after;
    });
}

void Breaker::noteNothing(qint64 pickedAt)
{
    quint64 seen = m_word.load(std::memory_order_acquire);
    Standing standing = unpack(seen);
    const bool isTrial = pickedAt == 0 || pickedAt == standing.since;
    if (standing.state != BreakerState::HalfOpen || !isTrial)
        return;
    // Open, and due at once. Should this fail, the trial has ended in another way.
    standing.state = BreakerState::Open;
    standing.since -= openingMs(standing.level);
    m_word.compare_exchange_strong(seen, pack(standing), std::memory_order_acq_rel);
}

void Breaker::measure(std::chrono::milliseconds firstByte)
{
    const qint64 sample = std::chrono::microseconds(firstByte).count();
    qint64 seen = m_averageUs.load(std::memory_order_relaxed);
    qint64 next = 0;
    do {
        next = seen < 0 ? sample : seen + (sample - seen) / averageShare;
    } while (!m_averageUs.compare_exchange_weak(seen, next, std::memory_order_relaxed));
}

std::optional<std::chrono::microseconds> Breaker::firstByte() const
{
    const qint64 average = m_averageUs.load(std::memory_order_relaxed);
    return average < 0 ? std::nullopt : std::optional(std::chrono::microseconds(average));
}

qint64 Breaker::heardAt() const
{
    return m_heardAt.load(std::memory_order_relaxed);
}

UpstreamHealth Breaker::health() const
{
    const Standing standing = unpack(m_word.load(std::memory_order_acquire));
    const bool isOpen = standing.state == BreakerState::Open;
    const auto average = firstByte();
    return {.state = standing.state,
            .openUntil = isOpen ? standing.since + openingMs(standing.level) : 0,
            .consecutiveFailures = static_cast<int>(standing.failures),
            .firstByteMs =
                average ? std::chrono::round<std::chrono::milliseconds>(*average).count() : -1};
}

std::unique_ptr<const QString> Breaker::takeError()
{
    return std::unique_ptr<const QString>(m_error.exchange(nullptr, std::memory_order_acq_rel));
}

} // namespace keyferry::routing
