#include "proxy/routing/keylimits.h"

#include <algorithm>
#include <utility>

namespace keyferry::routing {

namespace {

constexpr qint64 minuteMs = 60'000;
constexpr qint64 dayMs = 24 * 60 * minuteMs;

} // namespace

QList<KeyId> KeyLimits::setLimits(qint64 perMinute, qint64 perDay, qint64 now)
{
    m_perMinute = perMinute;
    m_perDay = perDay;
    QList<KeyId> changed;
    for (auto each = m_uses.begin(); each != m_uses.end(); ++each) {
        *each = at(*each, now);
        const bool wasOut = each->outUntil != 0;
        setOut(each.key(), *each, limitOf(*each));
        if (wasOut != (each->outUntil != 0))
            changed.append(each.key());
    }
    if (perMinute == 0 && perDay == 0)
        m_uses = {};
    return changed;
}

bool KeyLimits::take(KeyId key, qint64 now)
{
    if (m_perMinute == 0 && m_perDay == 0)
        return false;
    Use &use = m_uses[key];
    use = at(use, now);
    ++use.inMinute;
    ++use.inDay;
    setOut(key, use, limitOf(use));
    return use.outUntil != 0;
}

std::optional<KeyId> KeyLimits::takeBack(qint64 now)
{
    if (m_out.empty() || m_out.begin()->first > now)
        return std::nullopt;
    const KeyId key = m_out.begin()->second;
    setOut(key, m_uses[key], 0);
    return key;
}

void KeyLimits::forget(KeyId key)
{
    const auto found = m_uses.find(key);
    if (found == m_uses.end())
        return;
    setOut(key, *found, 0);
    m_uses.erase(found);
}

qint64 KeyLimits::outUntil(KeyId key) const
{
    if (m_out.empty())
        return 0;
    const auto found = m_uses.constFind(key);
    return found == m_uses.constEnd() ? 0 : found->outUntil;
}

KeyLimits::Used KeyLimits::used(KeyId key, qint64 now) const
{
    const auto found = m_uses.constFind(key);
    if (found == m_uses.constEnd())
        return {};
    const Use use = at(*found, now);
    return {.thisMinute = use.inMinute, .today = use.inDay};
}

// A clock that was set back begins anew, rather than to keep keys out until it has caught up.
KeyLimits::Use KeyLimits::at(Use use, qint64 now)
{
    if (now < use.minuteStart || now - use.minuteStart >= minuteMs) {
        use.minuteStart = now;
        use.inMinute = 0;
    }
    if (now / dayMs != use.day) {
        use.day = now / dayMs;
        use.inDay = 0;
    }
    return use;
}

qint64 KeyLimits::limitOf(const Use &use) const
{
    const bool isMinuteFull = m_perMinute > 0 && use.inMinute >= m_perMinute;
    const bool isDayFull = m_perDay > 0 && use.inDay >= m_perDay;
    return std::max(isMinuteFull ? use.minuteStart + minuteMs : 0,
                    isDayFull ? (use.day + 1) * dayMs : 0);
}

void KeyLimits::setOut(KeyId key, Use &use, qint64 until)
{
    if (use.outUntil == until)
        return;
    if (const qint64 before = std::exchange(use.outUntil, until); before != 0)
        m_out.erase({before, key});
    if (until != 0)
        m_out.emplace(until, key);
}

} // namespace keyferry::routing
