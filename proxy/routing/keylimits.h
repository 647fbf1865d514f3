#pragma once

#include "proxy/routing/cooldowns.h"

#include <QList>

namespace keyferry::routing {

/// Turns per minute and per day of each key. A minute is 60 s from the first turn in it, so that
/// keys do not all come back at once; a day is the calendar day, UTC. Costs memory for keys that
/// were used since a limit was set. Not thread-safe; O(log n). docs/keys.md "Choosing a key".
class KeyLimits
{
public:
    struct Used
    {
        qint64 thisMinute = 0;
        qint64 today = 0;
    };

    /// 0 is none. \returns the keys that are out or not out any more by the new limits
    QList<KeyId> setLimits(qint64 perMinute, qint64 perDay, qint64 now);
    /// A key is served. \returns true if it has now reached a limit
    bool take(KeyId key, qint64 now);
    /// A key that is out and may be served again; it is not out any more. Empty if there is none.
    [[nodiscard]] std::optional<KeyId> takeBack(qint64 now);
    void forget(KeyId key);

    /// When the key serves again, UTC ms; 0: it is not at a limit.
    [[nodiscard]] qint64 outUntil(KeyId key) const;
    [[nodiscard]] Used used(KeyId key, qint64 now) const;
    [[nodiscard]] const Deadlines &deadlines() const { return m_out; }

private:
    struct Use
    {
        qint64 minuteStart = -60'000; ///< UTC ms; a minute that is over
        qint64 day = 0;               ///< since the epoch
        qint64 outUntil = 0;          ///< 0: not out
        quint32 inMinute = 0;
        quint32 inDay = 0;
    };

    [[nodiscard]] static Use at(Use use, qint64 now);
    [[nodiscard]] qint64 limitOf(const Use &use) const;
    void setOut(KeyId key, Use &use, qint64 until);

    qint64 m_perMinute = 0;
    qint64 m_perDay = 0;
    QHash<KeyId, Use> m_uses{};
    Deadlines m_out{};
};

} // namespace keyferry::routing
