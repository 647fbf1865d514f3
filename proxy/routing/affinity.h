#pragma once

#include "proxy/core/ids.h"

#include <QHash>

#include <list>

namespace keyferry::routing {

/// Which key a session's requests stay on, for 30 minutes after the last of them. Bounded: with too
/// many sessions the one unused for longest is forgotten. Not thread-safe; O(1). docs/keys.md
/// "Choosing a key".
class Affinity
{
public:
    static constexpr qint64 lifetimeMs = 30 * 60 * 1'000;

    explicit Affinity(qsizetype mostSessions = 100'000)
        : m_mostSessions(mostSessions)
    {}

    /// 0 if the session has none, or none any more.
    [[nodiscard]] KeyId keyOf(quint64 session, qint64 now) const;
    /// The session is used now, with this key.
    void bind(quint64 session, KeyId key, qint64 now);
    [[nodiscard]] qsizetype size() const { return m_places.size(); }

private:
    struct Use
    {
        quint64 session = 0;
        KeyId key{};
        qint64 at = 0; ///< UTC ms
    };
    using Uses = std::list<Use>;

    void forgetOld(qint64 now);

    qsizetype m_mostSessions;
    Uses m_uses{}; ///< the latest first
    QHash<quint64, Uses::iterator> m_places{};
};

} // namespace keyferry::routing
