#include "proxy/storage/accesskeyrepository.h"

#include "proxy/storage/statement.h"

namespace keyferry::storage {

using namespace Qt::StringLiterals;

namespace {

QByteArray identityOf(AccessKeyId key)
{
    return "access_keys/" + QByteArray::number(toNumber(key));
}

// A key for one group is that group's own: it has its id in the row and goes with it. A key for
// several names them among its scopes.
constexpr auto groupWord = "group:"_L1;

QVariant ownGroup(const AccessScope &scope)
{
    const bool isOwn = !scope.isEveryGroup && scope.groups.size() == 1;
    return isOwn ? QVariant(toNumber(scope.groups.first())) : QVariant();
}

QString scopeWords(const AccessScope &scope)
{
    if (scope.isEveryGroup || scope.groups.size() == 1)
        return u""_s; // not null: the column takes none
    QStringList words;
    for (const GroupId group : scope.groups)
        words.append(groupWord + QString::number(toNumber(group)));
    return words.join(u' ');
}

// Words nobody knows open nothing: a key must never open more than it was made for.
AccessScope scopeOf(const QVariant &ownGroup, const QString &words)
{
    if (!ownGroup.isNull())
        return onlyGroups({GroupId(ownGroup.toLongLong())});
    if (words.isEmpty())
        return {};
    QList<GroupId> groups;
    for (const QString &word : words.split(u' ', Qt::SkipEmptyParts)) {
        if (word.startsWith(groupWord))
            groups.append(GroupId(QStringView(word).sliced(groupWord.size()).toLongLong()));
    }
    return onlyGroups(groups);
}

} // namespace

Result<std::vector<AccessKeyConfig>> AccessKeyRepository::all() const
{
    Statement rows(m_database,
                   u"SELECT id, group_id, name, fingerprint, mask, enabled, expires_at, created_at,"
                   " last_used_at, rpm, rpd, scopes FROM access_keys ORDER BY id"_s);
    if (const auto done = rows.run(); !done)
        return done.error();
    const QByteArray wellKnown = m_box.fingerprinter().fingerprint(wellKnownAccessKey().reveal());
    std::vector<AccessKeyConfig> keys;
    while (rows.next()) {
        const QByteArray fingerprint = rows.bytes(3);
        keys.push_back({.id = AccessKeyId(rows.number(0)),
                        .scope = scopeOf(rows.isNull(1) ? QVariant() : QVariant(rows.number(1)),
                                         rows.text(11)),
                        .name = rows.text(2),
                        .fingerprint = fingerprint,
                        .mask = rows.text(4),
                        .enabled = rows.flag(5),
                        // By its bytes and not by a mark: the key is as well known when someone
                        // types it in again.
                        .isDefault = fingerprint == wellKnown,
                        .expiresAt = rows.number(6),
                        .limits = {.perMinute = static_cast<int>(rows.number(9)),
                                   .perDay = static_cast<int>(rows.number(10))},
                        .createdAt = rows.number(7),
                        .lastUsedAt = rows.number(8)});
    }
    if (const auto ended = rows.ended(); !ended)
        return ended.error();
    return keys;
}

Outcome AccessKeyRepository::insert(const AccessKeyConfig &key, const Secret &secret) const
{
    const auto sealed = m_box.seal(secret, identityOf(key.id));
    if (!sealed)
        return sealed.error();
    Statement row(
        m_database,
        u"INSERT INTO access_keys (id, group_id, name, secret, fingerprint, mask, enabled,"
        " expires_at, created_at, rpm, rpd, scopes)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
    return row.run({toNumber(key.id),
                    ownGroup(key.scope),
                    key.name,
                    *sealed,
                    m_box.fingerprinter().fingerprint(secret.reveal()),
                    secret.masked(),
                    key.enabled,
                    key.expiresAt,
                    key.createdAt,
                    key.limits.perMinute,
                    key.limits.perDay,
                    scopeWords(key.scope)});
}

Outcome AccessKeyRepository::update(const AccessKeyConfig &key) const
{
    Statement row(m_database,
                  u"UPDATE access_keys SET group_id = ?, name = ?, enabled = ?, expires_at = ?,"
                  " rpm = ?, rpd = ?, scopes = ? WHERE id = ?"_s);
    return row.run({ownGroup(key.scope),
                    key.name,
                    key.enabled,
                    key.expiresAt,
                    key.limits.perMinute,
                    key.limits.perDay,
                    scopeWords(key.scope),
                    toNumber(key.id)});
}

Outcome AccessKeyRepository::replaceSecret(AccessKeyId key, const Secret &secret) const
{
    const auto sealed = m_box.seal(secret, identityOf(key));
    if (!sealed)
        return sealed.error();
    Statement row(m_database,
                  u"UPDATE access_keys SET secret = ?, fingerprint = ?, mask = ? WHERE id = ?"_s);
    return row.run({*sealed,
                    m_box.fingerprinter().fingerprint(secret.reveal()),
                    secret.masked(),
                    toNumber(key)});
}

Outcome AccessKeyRepository::remove(AccessKeyId key) const
{
    Statement row(m_database, u"DELETE FROM access_keys WHERE id = ?"_s);
    return row.run({toNumber(key)});
}

Result<Secret> AccessKeyRepository::reveal(AccessKeyId key) const
{
    Statement row(m_database, u"SELECT secret FROM access_keys WHERE id = ?"_s);
    if (const auto done = row.run({toNumber(key)}); !done)
        return done.error();
    if (!row.next())
        return Error{ErrorKind::UnknownName, u"there is no access key %1"_s.arg(toNumber(key)), {}};
    return m_box.open(row.bytes(0), identityOf(key));
}

Outcome noteAccessKeyUse(Database &database, const QList<RequestRecord> &records)
{
    QMap<AccessKeyId, qint64> lastUse; // a batch has many records of few access keys
    for (const RequestRecord &record : records) {
        qint64 &last = lastUse[record.accessKey];
        last = std::max(last, record.startedAt);
    }
    Statement row(database,
                  u"UPDATE access_keys SET last_used_at = ? WHERE id = ? AND last_used_at < ?"_s);
    for (auto it = lastUse.cbegin(); it != lastUse.cend(); ++it) {
        if (const auto done = row.run({it.value(), toNumber(it.key()), it.value()}); !done)
            return done.error();
    }
    return ok();
}

Result<QHash<AccessKeyId, qint64>> accessKeyUse(Database &database)
{
    Statement rows(database, u"SELECT id, last_used_at FROM access_keys WHERE last_used_at > 0"_s);
    if (const auto done = rows.run(); !done)
        return done.error();
    QHash<AccessKeyId, qint64> use;
    while (rows.next())
        use.insert(AccessKeyId(rows.number(0)), rows.number(1));
    if (const auto ended = rows.ended(); !ended)
        return ended.error();
    return use;
}

} // namespace keyferry::storage
