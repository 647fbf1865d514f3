#include "proxy/storage/keylist.h"

#include "proxy/storage/like.h"
#include "proxy/storage/statecondition.h"
#include "proxy/storage/statement.h"
#include "proxy/storage/transaction.h"

namespace keyferry::storage {

using namespace Qt::StringLiterals;

namespace {

// By number, in the order of KeyState; its one parameter is the time.
QString stateRank()
{
    return u"CASE state WHEN 'active' THEN CASE WHEN %1 THEN 1 ELSE 0 END"
           " WHEN 'invalid' THEN 2 ELSE 3 END"_s.arg(QLatin1String(isCoolingSql));
}

QString orderClause(const KeyQuery &query)
{
    const auto direction = query.descending ? "DESC"_L1 : "ASC"_L1;
    const auto by = [direction](const QString &column) {
        return u" ORDER BY %1 %2, id %2"_s.arg(column, direction);
    };
    switch (query.order) {
    case KeyQuery::Order::Pool: return u" ORDER BY id %1"_s.arg(direction);
    case KeyQuery::Order::State: return by(stateRank());
    case KeyQuery::Order::Requests: return by(u"requests"_s);
    case KeyQuery::Order::Failures: return by(u"failures"_s);
    case KeyQuery::Order::LastUsed: return by(u"last_used_at"_s);
    }
    Q_UNREACHABLE();
}

KeyState shownState(const Statement &row, const QList<Cooldown> &cooldowns)
{
    const KeyState state = storedState(row.text(2));
    return state == KeyState::Active && !cooldowns.isEmpty() ? KeyState::Cooling : state;
}

KeyRow readRow(const Statement &row, const QList<Cooldown> &cooldowns)
{
    return {.id = KeyId(row.number(0)),
            .mask = row.text(1),
            .state = shownState(row, cooldowns),
            .cooldowns = cooldowns,
            .notes = row.text(3),
            .tag = row.text(4),
            .weight = row.smallNumber(5),
            .priority = row.smallNumber(6),
            .requests = row.number(7),
            .failures = row.number(8),
            .consecutiveFailures = row.smallNumber(9),
            .lastUsedAt = row.number(10),
            .lastSuccessAt = row.number(11),
            .lastErrorStatus = row.smallNumber(12),
            .lastError = row.text(13),
            .lastErrorAt = row.number(14),
            .createdAt = row.number(15)};
}

} // namespace

Result<QList<KeyId>> KeyList::ids(const KeyQuery &query) const
{
    QString sql = u"SELECT id FROM keys WHERE group_id = ?"_s;
    QVariantList values{toNumber(query.group)};
    const StateCondition condition(query.state, m_now);
    sql += condition.sql;
    values += condition.values;
    if (!query.search.isEmpty()) {
        sql +=
            " AND (LOWER(notes) LIKE LOWER(?) ESCAPE '\\' OR LOWER(tag) LIKE LOWER(?) ESCAPE '\\'"
            " OR LOWER(mask) LIKE LOWER(?) ESCAPE '\\' OR fingerprint = ?)"_L1;
        const QString pattern = containsPattern(query.search);
        values << pattern << pattern << pattern;
        values << m_fingerprinter.fingerprint(query.search.trimmed().toUtf8());
    }
    sql += orderClause(query);
    if (query.order == KeyQuery::Order::State)
        values.append(m_now);
    if (query.limit > 0) {
        sql += " LIMIT ?"_L1;
        values.append(query.limit);
    }

    Statement rows(m_database, sql);
    if (const auto done = rows.run(values); !done)
        return done.error();
    QList<KeyId> found;
    while (rows.next())
        found.append(KeyId(rows.number(0)));
    if (const auto ended = rows.ended(); !ended)
        return ended.error();
    return found;
}

Result<QList<KeyRow>> KeyList::rows(const QList<KeyId> &ids) const
{
    const auto transaction = ReadTransaction::begin(m_database);
    if (!transaction)
        return transaction.error();
    Statement row(m_database,
                  u"SELECT id, mask, state, notes, tag, weight, priority, requests, failures,"
                  " consecutive_failures, last_used_at, last_success_at, last_error_status,"
                  " last_error, last_error_at, created_at FROM keys WHERE id = ?"_s);
    const auto cooldowns = CooldownRepository(m_database).running(ids, m_now);
    if (!cooldowns)
        return cooldowns.error();
    QList<KeyRow> found;
    found.reserve(ids.size());
    for (const KeyId id : ids) {
        if (const auto done = row.run({toNumber(id)}); !done)
            return done.error();
        if (row.next())
            found.append(readRow(row, cooldowns->value(id)));
        row.finish();
    }
    return found;
}

Result<KeyId> KeyList::find(GroupId group, const Secret &secret) const
{
    Statement row(m_database, u"SELECT id FROM keys WHERE group_id = ? AND fingerprint = ?"_s);
    const QByteArray fingerprint = m_fingerprinter.fingerprint(secret.reveal());
    if (const auto done = row.run({toNumber(group), fingerprint}); !done)
        return done.error();
    if (!row.next()) {
        const auto detail = u"key %1 is not in the group"_s.arg(secret.masked());
        return Error{ErrorKind::UnknownName, detail, u"key"_s};
    }
    return KeyId(row.number(0));
}

Result<KeyCounts> KeyList::counts(GroupId group) const
{
    Statement rows(m_database,
                   u"SELECT state, COUNT(*) FROM keys WHERE group_id = ? GROUP BY state"_s);
    if (const auto done = rows.run({toNumber(group)}); !done)
        return done.error();
    KeyCounts counts;
    while (rows.next()) {
        switch (storedState(rows.text(0))) {
        case KeyState::Active: counts.active += rows.number(1); break;
        case KeyState::Invalid: counts.invalid += rows.number(1); break;
        case KeyState::Cooling:
        case KeyState::Disabled: counts.disabled += rows.number(1); break;
        }
    }
    if (const auto ended = rows.ended(); !ended)
        return ended.error();
    const auto cooling = coolingCount(group);
    if (!cooling)
        return cooling.error();
    counts.cooling = std::min(*cooling, counts.active);
    counts.active -= counts.cooling;
    return counts;
}

// An invalid key is neither served nor found good, so one that was since then, or was added, has
// turned invalid since; its last error alone would not say so, for checks refresh it.
Result<QList<InvalidatedKeys>> KeyList::invalidated(const QList<GroupId> &groups,
                                                    qint64 since) const
{
    Statement rows(m_database,
                   u"SELECT id, mask, last_error_status, last_error, last_error_at FROM keys"
                   " WHERE group_id = ? AND state = 'invalid' AND last_error_at >= ?"
                   " AND (last_used_at >= ? OR last_success_at >= ? OR created_at >= ?)"
                   " ORDER BY last_error_at DESC, id"_s);
    QList<InvalidatedKeys> found;
    for (const GroupId group : groups) {
        if (const auto done = rows.run({toNumber(group), since, since, since, since}); !done)
            return done.error();
        if (!rows.next())
            continue;
        found.append({.group = group,
                      .count = 1,
                      .newest = KeyId(rows.number(0)),
                      .mask = rows.text(1),
                      .status = rows.smallNumber(2),
                      .error = rows.text(3),
                      .at = rows.number(4)});
        while (rows.next())
            ++found.last().count;
        if (const auto ended = rows.ended(); !ended)
            return ended.error();
    }
    return found;
}

Result<qint64> KeyList::coolingCount(GroupId group) const
{
    // From the few cooldowns to their keys, as in CooldownRepository.
    Statement row(m_database,
                  u"SELECT COUNT(DISTINCT c.key_id) FROM cooldowns c CROSS JOIN keys k"
                  " WHERE k.id = c.key_id AND k.group_id = ? AND k.state = 'active'"
                  " AND c.until > ?"_s);
    if (const auto done = row.run({toNumber(group), m_now}); !done)
        return done.error();
    row.next();
    return row.number(0);
}

} // namespace keyferry::storage
