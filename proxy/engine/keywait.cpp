#include "proxy/engine/keywait.h"

#include <algorithm>

namespace keyferry::engine {

namespace {

// Keys also come back ahead of time: somebody resets one, or a request in flight ends.
constexpr std::chrono::milliseconds longestLook{250};
constexpr std::chrono::milliseconds shortestLook{50};

} // namespace

std::optional<std::chrono::milliseconds>
KeyWait::nextLook(qint64 servesAgainAt, qint64 latest, qint64 now) const
{
    qint64 until = m_until.value_or(now + m_limit.count());
    if (latest > 0)
        until = std::min(until, latest);
    if (now >= until || servesAgainAt > until)
        return std::nullopt;
    return std::clamp(std::chrono::milliseconds(servesAgainAt - now), shortestLook, longestLook);
}

void KeyWait::begin(qint64 now)
{
    if (!m_until)
        m_until = now + m_limit.count();
}

} // namespace keyferry::engine
