#include "proxy/routing/accessmeter.h"

namespace keyferry::routing {

namespace {

constexpr qint64 secondMs = 1000;
constexpr qint64 minuteSeconds = 60;
constexpr qint64 daySeconds = 24 * 60 * minuteSeconds;
constexpr int startShift = 32; // seconds since 1970 fit until 2106

qint64 startOf(quint64 span)
{
    return static_cast<qint64>(span >> startShift);
}

int countOf(quint64 span)
{
    return static_cast<int>(static_cast<quint32>(span));
}

quint64 begun(qint64 start)
{
    return static_cast<quint64>(start) << startShift;
}

// `isOver` says whether a span that began then has ended. \returns true if there was room.
template<typename IsOver>
bool count(std::atomic<quint64> &span, int limit, qint64 start, IsOver isOver)
{
    quint64 before = span.load(std::memory_order_relaxed);
    for (;;) {
        const quint64 current = isOver(startOf(before)) ? begun(start) : before;
        if (countOf(current) >= limit)
            return false;
        if (span.compare_exchange_weak(before, current + 1, std::memory_order_relaxed))
            return true;
    }
}

} // namespace

qint64 AccessMeter::take(const AccessLimits &limits, qint64 now)
{
    const qint64 second = now / secondMs;
    // A clock that was set back begins anew, rather than to refuse until it has caught up.
    const auto isMinuteOver = [second](qint64 start) {
        return second < start || second - start >= minuteSeconds;
    };
    if (limits.perMinute > 0 && !count(m_minute, limits.perMinute, second, isMinuteOver))
        return (startOf(m_minute.load(std::memory_order_relaxed)) + minuteSeconds) * secondMs;
    // The day last: what the minute refuses must not be taken from it.
    const qint64 day = second / daySeconds;
    const auto isDayOver = [day](qint64 start) { return start != day; };
    if (limits.perDay > 0 && !count(m_day, limits.perDay, day, isDayOver))
        return (day + 1) * daySeconds * secondMs;
    return 0;
}

} // namespace keyferry::routing
