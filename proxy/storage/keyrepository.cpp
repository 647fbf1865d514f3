#include "proxy/storage/keyrepository.h"

#include "proxy/storage/cooldownrepository.h"
#include "proxy/storage/statecondition.h"

namespace keyferry::storage {

using namespace Qt::StringLiterals;

namespace {

QByteArray identityOf(KeyId key)
{
    return "keys/" + QByteArray::number(toNumber(key));
}

StoredKey readKey(const Statement &row)
{
    return {.id = KeyId(row.number(0)),
            .group = GroupId(row.number(1)),
            .state = storedState(row.text(2)),
            .consecutiveFailures = row.smallNumber(3),
            .weight = row.smallNumber(4),
            .priority = row.smallNumber(5),
            .sealed = row.bytes(6)};
}

constexpr auto selectKeys = "SELECT id, group_id, state, consecutive_failures, weight, priority,"
                            " secret FROM keys WHERE group_id = ?"_L1;

Error notInGroup(const QString &key)
{
    return {ErrorKind::UnknownName, u"key %1 is not in the group"_s.arg(key), u"key"_s};
}

/// Keys asked for one by one, each once.
class NamedKeys
{
public:
    /// \param condition  what names a key, beside its group
    NamedKeys(Database &database, QLatin1String condition)
        : m_row(database, selectKeys + condition)
    {}

    [[nodiscard]] Outcome take(GroupId group,
                               const QVariant &name,
                               const QString &shownName,
                               QMap<KeyId, StoredKey> &found)
    {
        if (const auto done = m_row.run({toNumber(group), name}); !done)
            return done.error();
        if (!m_row.next())
            return notInGroup(shownName);
        const StoredKey key = readKey(m_row);
        m_row.finish();
        found.insert(key.id, key);
        return ok();
    }

private:
    Statement m_row;
};

} // namespace

KeyRepository::Inserter::Inserter(const KeyRepository &keys, GroupId group)
    : m_box(keys.m_box)
    , m_group(group)
    , m_row(keys.m_database,
            u"INSERT INTO keys (id, group_id, secret, fingerprint, mask, state, notes, tag, weight,"
            " priority, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (group_id, fingerprint) DO NOTHING"_s)
{}

Result<bool> KeyRepository::Inserter::insert(const NewKey &key)
{
    const auto sealed = m_box.seal(key.secret, identityOf(key.id));
    if (!sealed)
        return sealed.error();
    const auto done = m_row.run({toNumber(key.id),
                                 toNumber(m_group),
                                 *sealed,
                                 key.fingerprint,
                                 key.secret.masked(),
                                 QString(keyStateName(key.state)),
                                 key.notes,
                                 key.tag,
                                 key.weight,
                                 key.priority,
                                 key.createdAt});
    if (!done)
        return done.error();
    return m_row.affectedRows() > 0;
}

QList<KeyId> idsOf(const QList<StoredKey> &keys)
{
    QList<KeyId> ids;
    ids.reserve(keys.size());
    for (const StoredKey &key : keys)
        ids.append(key.id);
    return ids;
}

Result<QList<StoredKey>> KeyRepository::select(const KeySelection &selection, qint64 now) const
{
    const bool areNamed = !selection.all && !selection.state;
    auto keys = areNamed ? named(selection) : ofState(selection, now);
    if (!keys)
        return keys;
    const CooldownRepository repository(m_database);
    const auto cooldowns =
        areNamed ? repository.running(idsOf(*keys), now) : repository.running(selection.group, now);
    if (!cooldowns)
        return cooldowns.error();
    for (StoredKey &key : *keys)
        key.cooldowns = cooldowns->value(key.id);
    return keys;
}

Result<QList<StoredKey>> KeyRepository::named(const KeySelection &selection) const
{
    QMap<KeyId, StoredKey> found; // by id, which is pool order
    NamedKeys byId(m_database, " AND id = ?"_L1);
    for (const KeyId key : selection.ids) {
        const auto shown = QString::number(toNumber(key));
        if (const auto done = byId.take(selection.group, toNumber(key), shown, found); !done)
            return done.error();
    }
    NamedKeys bySecret(m_database, " AND fingerprint = ?"_L1);
    for (const Secret &secret : selection.secrets) {
        const QByteArray fingerprint = m_box.fingerprinter().fingerprint(secret.reveal());
        if (const auto done = bySecret.take(selection.group, fingerprint, secret.masked(), found);
            !done)
            return done.error();
    }
    return found.values();
}

Result<QList<StoredKey>> KeyRepository::ofState(const KeySelection &selection, qint64 now) const
{
    const StateCondition condition(selection.all ? std::nullopt : selection.state, now);
    Statement rows(m_database, selectKeys + condition.sql + " ORDER BY id"_L1);
    if (const auto done = rows.run(QVariantList{toNumber(selection.group)} + condition.values);
        !done)
        return done.error();
    QList<StoredKey> keys;
    while (rows.next())
        keys.append(readKey(rows));
    if (const auto ended = rows.ended(); !ended)
        return ended.error();
    return keys;
}

Result<std::optional<StoredKey>> KeyRepository::find(KeyId key, qint64 now) const
{
    Statement row(m_database, u"SELECT group_id FROM keys WHERE id = ?"_s);
    if (const auto done = row.run({toNumber(key)}); !done)
        return done.error();
    if (!row.next())
        return std::optional<StoredKey>();
    const auto found = select({.group = GroupId(row.number(0)), .ids = {key}}, now);
    if (!found)
        return found.error();
    return std::optional(found->first());
}

Result<QList<NewKey>> KeyRepository::templates(GroupId group, bool onlyActive) const
{
    Statement rows(m_database,
                   u"SELECT id, secret, fingerprint, state, notes, tag, weight, priority FROM keys"
                   " WHERE group_id = ? ORDER BY id"_s);
    if (const auto done = rows.run({toNumber(group)}); !done)
        return done.error();
    QList<NewKey> drafts;
    while (rows.next()) {
        const KeyState state = storedState(rows.text(3));
        if (onlyActive && state != KeyState::Active)
            continue;
        auto secret = m_box.open(rows.bytes(1), identityOf(KeyId(rows.number(0))));
        if (!secret)
            return secret.error();
        drafts.append({.secret = std::move(*secret),
                       .fingerprint = rows.bytes(2),
                       .state = state,
                       .notes = rows.text(4),
                       .tag = rows.text(5),
                       .weight = rows.smallNumber(6),
                       .priority = rows.smallNumber(7)});
    }
    if (const auto ended = rows.ended(); !ended)
        return ended.error();
    return drafts;
}

Result<Secret> KeyRepository::open(const StoredKey &key) const
{
    return m_box.open(key.sealed, identityOf(key.id));
}

Outcome KeyRepository::setStandings(const QList<StoredKey> &keys) const
{
    Statement row(m_database,
                  u"UPDATE keys SET state = ?, consecutive_failures = ? WHERE id = ?"_s);
    for (const StoredKey &key : keys) {
        const auto done =
            row.run({QString(keyStateName(key.state)), key.consecutiveFailures, toNumber(key.id)});
        if (!done)
            return done.error();
    }
    return ok();
}

Outcome KeyRepository::remove(const QList<KeyId> &keys) const
{
    Statement row(m_database, u"DELETE FROM keys WHERE id = ?"_s);
    for (const KeyId key : keys) {
        if (const auto done = row.run({toNumber(key)}); !done)
            return done.error();
    }
    return ok();
}

Outcome KeyRepository::setDetails(KeyId key, const KeyDetails &details) const
{
    const auto given = [](const auto &value) { return value ? QVariant(*value) : QVariant(); };
    Statement row(m_database,
                  u"UPDATE keys SET notes = COALESCE(?, notes), tag = COALESCE(?, tag),"
                  " weight = COALESCE(?, weight), priority = COALESCE(?, priority)"
                  " WHERE id = ?"_s);
    return row.run({given(details.notes),
                    given(details.tag),
                    given(details.weight),
                    given(details.priority),
                    toNumber(key)});
}

Result<qint64> KeyRepository::reset(GroupId group, qint64 now) const
{
    const auto isTouched =
        u"(requests <> 0 OR failures <> 0 OR consecutive_failures <> 0 OR state = 'invalid' OR %1)"_s
            .arg(QLatin1String(isCoolingSql));
    Statement row(m_database,
                  u"UPDATE keys SET requests = 0, failures = 0, consecutive_failures = 0,"
                  " state = CASE state WHEN 'invalid' THEN 'active' ELSE state END"
                  " WHERE group_id = ? AND "_s
                      + isTouched);
    if (const auto done = row.run({toNumber(group), now}); !done)
        return done.error();
    return row.affectedRows();
}

} // namespace keyferry::storage
