#include "proxy/routing/affinity.h"

namespace keyferry::routing {

KeyId Affinity::keyOf(quint64 session, qint64 now) const
{
    const auto found = m_places.constFind(session);
    if (found == m_places.constEnd() || now - (*found)->at >= lifetimeMs)
        return {};
    return (*found)->key;
}

void Affinity::bind(quint64 session, KeyId key, qint64 now)
{
    const auto found = m_places.constFind(session);
    if (found != m_places.constEnd()) {
        m_uses.splice(m_uses.begin(), m_uses, *found);
        m_uses.front() = {session, key, now};
    } else {
        m_uses.push_front({session, key, now});
        m_places.insert(session, m_uses.begin());
    }
    forgetOld(now);
}

// Two at most: each bind() adds one, so the list cannot grow faster than it is cleared.
void Affinity::forgetOld(qint64 now)
{
    for (int i = 0; i < 2 && !m_uses.empty(); ++i) {
        const bool isOver = now - m_uses.back().at >= lifetimeMs;
        if (!isOver && m_places.size() <= m_mostSessions)
            return;
        m_places.remove(m_uses.back().session);
        m_uses.pop_back();
    }
}

} // namespace keyferry::routing
