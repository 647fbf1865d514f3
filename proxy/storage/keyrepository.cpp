#include "proxy/storage/keyrepository.h"

namespace keyferry::storage {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestError = 1000;

QByteArray identityOf(KeyId key)
{
    return "keys/" + QByteArray::number(toNumber(key));
}

StoredKey readKey(const Statement &row)
{
    return {.id = KeyId(row.number(0)),
            // A state of a later schema is not served.
            .state = keyStateFromName(row.text(1)).value_or(KeyState::Disabled),
            .consecutiveFailures = row.smallNumber(2),
            .sealed = row.bytes(3)};
}

constexpr auto selectKeys =
    "SELECT id, state, consecutive_failures, secret FROM keys WHERE group_id = ?"_L1;

// What use can make of a key's state. A pool that still holds the key as disabled has nothing to
// say about it.
QVariant servedState(KeyState state)
{
    return state == KeyState::Disabled ? QVariant() : QVariant(QString(keyStateName(state)));
}

Error notInGroup(const QString &key)
{
    return {ErrorKind::UnknownName, u"key %1 is not in the group"_s.arg(key), u"key"_s};
}

Outcome runForEach(Database &database, const QString &sql, const QList<KeyId> &keys)
{
    Statement row(database, sql);
    for (const KeyId key : keys) {
        if (const auto done = row.run({toNumber(key)}); !done)
            return done.error();
    }
    return ok();
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
            " priority, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s)
{}

Outcome KeyRepository::Inserter::insert(const NewKey &key)
{
    const auto sealed = m_box.seal(key.secret, identityOf(key.id));
    if (!sealed)
        return sealed.error();
    return m_row.run({toNumber(key.id),
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
}

Result<QSet<QByteArray>> KeyRepository::known(GroupId group,
                                              const QList<QByteArray> &fingerprints) const
{
    // One look-up each is cheap for a few; a big import reads all there are instead.
    constexpr qsizetype few = 1000;
    const bool isBulk = fingerprints.size() > few;
    Statement rows(m_database,
                   isBulk
                       ? u"SELECT fingerprint FROM keys WHERE group_id = ?"_s
                       : u"SELECT fingerprint FROM keys WHERE group_id = ? AND fingerprint = ?"_s);
    QSet<QByteArray> found;
    const auto collect = [&rows, &found](const QVariantList &values) -> Outcome {
        if (const auto done = rows.run(values); !done)
            return done.error();
        while (rows.next())
            found.insert(rows.bytes(0));
        return rows.ended();
    };
    if (isBulk) {
        if (const auto done = collect({toNumber(group)}); !done)
            return done.error();
        return found;
    }
    for (const QByteArray &fingerprint : fingerprints) {
        if (const auto done = collect({toNumber(group), fingerprint}); !done)
            return done.error();
    }
    return found;
}

Result<QList<StoredKey>> KeyRepository::select(const KeySelection &selection) const
{
    if (!selection.all && !selection.state) {
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
            if (const auto done =
                    bySecret.take(selection.group, fingerprint, secret.masked(), found);
                !done)
                return done.error();
        }
        return found.values();
    }

    const bool isByState = selection.state && !selection.all;
    QVariantList values{toNumber(selection.group)};
    if (isByState)
        values.append(QString(keyStateName(*selection.state)));
    Statement rows(m_database,
                   selectKeys + (isByState ? " AND state = ? ORDER BY id"_L1 : " ORDER BY id"_L1));
    if (const auto done = rows.run(values); !done)
        return done.error();
    QList<StoredKey> keys;
    while (rows.next())
        keys.append(readKey(rows));
    if (const auto ended = rows.ended(); !ended)
        return ended.error();
    return keys;
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
        const KeyState state = keyStateFromName(rows.text(3)).value_or(KeyState::Disabled);
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

Outcome KeyRepository::setState(const QList<KeyId> &keys, KeyState state) const
{
    const auto reset = state == KeyState::Active ? ", consecutive_failures = 0"_L1 : ""_L1;
    const auto sql =
        u"UPDATE keys SET state = '%1'%2 WHERE id = ?"_s.arg(keyStateName(state), reset);
    return runForEach(m_database, sql, keys);
}

Outcome KeyRepository::remove(const QList<KeyId> &keys) const
{
    return runForEach(m_database, u"DELETE FROM keys WHERE id = ?"_s, keys);
}

Result<bool> KeyRepository::annotate(KeyId key, const QString &notes) const
{
    Statement row(m_database, u"UPDATE keys SET notes = ? WHERE id = ?"_s);
    if (const auto done = row.run({notes, toNumber(key)}); !done)
        return done.error();
    return row.affectedRows() > 0;
}

Result<QList<KeyId>> KeyRepository::reset(GroupId group) const
{
    Statement rows(m_database,
                   u"SELECT id FROM keys WHERE group_id = ? AND (requests <> 0 OR failures <> 0"
                   " OR consecutive_failures <> 0 OR state = 'invalid') ORDER BY id"_s);
    if (const auto done = rows.run({toNumber(group)}); !done)
        return done.error();
    QList<KeyId> changed;
    while (rows.next())
        changed.append(KeyId(rows.number(0)));
    if (const auto ended = rows.ended(); !ended)
        return ended.error();

    Statement update(m_database,
                     u"UPDATE keys SET requests = 0, failures = 0, consecutive_failures = 0,"
                     " state = CASE state WHEN 'invalid' THEN 'active' ELSE state END"
                     " WHERE group_id = ?"_s);
    if (const auto done = update.run({toNumber(group)}); !done)
        return done.error();
    return changed;
}

Outcome KeyRepository::addUsage(const QList<KeyUsage> &usages) const
{
    // MAX of two values has two names in SQL, so "the later one" is spelled out.
    Statement row(m_database,
                  u"UPDATE keys SET requests = requests + ?, failures = failures + ?,"
                  " consecutive_failures = ?,"
                  " state = CASE WHEN state = 'disabled' THEN state ELSE COALESCE(?, state) END,"
                  " last_used_at = CASE WHEN last_used_at < ? THEN ? ELSE last_used_at END,"
                  " last_success_at = CASE WHEN last_success_at < ? THEN ? ELSE last_success_at END"
                  " WHERE id = ?"_s);
    Statement error(m_database,
                    u"UPDATE keys SET last_error_status = ?, last_error = ?, last_error_at = ?"
                    " WHERE id = ? AND last_error_at <= ?"_s);
    for (const KeyUsage &usage : usages) {
        const auto counted = row.run({usage.requests,
                                      usage.failures,
                                      usage.consecutiveFailures,
                                      servedState(usage.state),
                                      usage.lastUsedAt,
                                      usage.lastUsedAt,
                                      usage.lastSuccessAt,
                                      usage.lastSuccessAt,
                                      toNumber(usage.id)});
        if (!counted)
            return counted.error();
        if (usage.lastErrorAt == 0)
            continue;
        const auto noted = error.run({usage.lastErrorStatus,
                                      usage.lastError.left(longestError),
                                      usage.lastErrorAt,
                                      toNumber(usage.id),
                                      usage.lastErrorAt});
        if (!noted)
            return noted.error();
    }
    return ok();
}

} // namespace keyferry::storage
