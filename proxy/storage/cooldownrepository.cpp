#include "proxy/storage/cooldownrepository.h"

#include "proxy/storage/statement.h"

namespace keyferry::storage {

using namespace Qt::StringLiterals;

Result<QHash<KeyId, QList<Cooldown>>> CooldownRepository::running(GroupId group, qint64 now) const
{
    // CROSS JOIN: from the few cooldowns to their keys, not from 200,000 keys to no cooldown.
    Statement rows(m_database,
                   u"SELECT c.key_id, c.model, c.until, c.reason FROM cooldowns c CROSS JOIN keys k"
                   " WHERE k.id = c.key_id AND k.group_id = ? AND c.until > ?"
                   " ORDER BY c.key_id, c.model"_s);
    if (const auto done = rows.run({toNumber(group), now}); !done)
        return done.error();
    QHash<KeyId, QList<Cooldown>> cooldowns;
    while (rows.next())
        cooldowns[KeyId(rows.number(0))].append({rows.text(1), rows.number(2), rows.text(3)});
    if (const auto ended = rows.ended(); !ended)
        return ended.error();
    return cooldowns;
}

Result<QHash<KeyId, QList<Cooldown>>> CooldownRepository::running(const QList<KeyId> &keys,
                                                                  qint64 now) const
{
    Statement rows(m_database,
                   u"SELECT model, until, reason FROM cooldowns WHERE key_id = ? AND until > ?"
                   " ORDER BY model"_s);
    QHash<KeyId, QList<Cooldown>> cooldowns;
    for (const KeyId key : keys) {
        if (const auto done = rows.run({toNumber(key), now}); !done)
            return done.error();
        while (rows.next())
            cooldowns[key].append({rows.text(0), rows.number(1), rows.text(2)});
        if (const auto ended = rows.ended(); !ended)
            return ended.error();
    }
    return cooldowns;
}

Outcome CooldownRepository::replace(KeyId key, const QList<Cooldown> &cooldowns) const
{
    if (const auto done = clear(QList<KeyId>{key}); !done)
        return done.error();
    // Not of a key that is gone meanwhile.
    Statement row(m_database,
                  u"INSERT INTO cooldowns (key_id, model, until, reason)"
                  " SELECT id, ?, ?, ? FROM keys WHERE id = ?"_s);
    for (const Cooldown &each : cooldowns) {
        constexpr qsizetype longestText = 256;
        const auto done = row.run({each.model.left(longestText),
                                   each.until,
                                   each.reason.left(longestText),
                                   toNumber(key)});
        if (!done)
            return done.error();
    }
    return ok();
}

Outcome CooldownRepository::clear(const QList<KeyId> &keys) const
{
    Statement row(m_database, u"DELETE FROM cooldowns WHERE key_id = ?"_s);
    for (const KeyId key : keys) {
        if (const auto done = row.run({toNumber(key)}); !done)
            return done.error();
    }
    return ok();
}

Outcome CooldownRepository::clear(GroupId group) const
{
    Statement row(
        m_database,
        u"DELETE FROM cooldowns WHERE key_id IN (SELECT id FROM keys WHERE group_id = ?)"_s);
    return row.run({toNumber(group)});
}

Outcome CooldownRepository::removeOver(qint64 now) const
{
    Statement row(m_database, u"DELETE FROM cooldowns WHERE until <= ?"_s);
    return row.run({now});
}

} // namespace keyferry::storage
