#include "proxy/engine/checkplan.h"

namespace keyferry::engine {

CheckPlan::CheckPlan(QList<KeyId> keys,
                     std::chrono::milliseconds start,
                     std::chrono::milliseconds interval,
                     Chance chance)
    : m_keys(std::move(keys))
    , m_start(start)
    , m_interval(interval)
    , m_chance(std::move(chance))
{
    drawNext();
}

QList<KeyId> CheckPlan::takeDue(std::chrono::milliseconds now)
{
    const qsizetype first = m_taken;
    while (!isThrough() && m_next <= now) {
        ++m_taken;
        drawNext();
    }
    return m_keys.sliced(first, m_taken - first);
}

std::chrono::milliseconds CheckPlan::nextAt() const
{
    return isThrough() ? endsAt() : m_next;
}

void CheckPlan::drawNext()
{
    if (isThrough())
        return;
    const double part =
        (static_cast<double>(m_taken) + m_chance()) / static_cast<double>(m_keys.size());
    m_next = m_start
             + std::chrono::milliseconds(
                 static_cast<qint64>(part * static_cast<double>(m_interval.count())));
}

} // namespace keyferry::engine
