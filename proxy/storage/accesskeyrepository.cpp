#include "proxy/storage/accesskeyrepository.h"

#include "proxy/storage/statement.h"

namespace keyferry::storage {

using namespace Qt::StringLiterals;

namespace {

QByteArray identityOf(AccessKeyId key)
{
    return "access_keys/" + QByteArray::number(toNumber(key));
}

} // namespace

const Secret &wellKnownAccessKey()
{
    static const Secret key("sk-123456"_ba);
    return key;
}

Result<std::vector<AccessKeyConfig>> AccessKeyRepository::all() const
{
    Statement rows(m_database,
                   u"SELECT id, group_id, name, fingerprint, mask, enabled, expires_at, created_at,"
                   " last_used_at FROM access_keys ORDER BY id"_s);
    if (const auto done = rows.run(); !done)
        return done.error();
    const QByteArray wellKnown = m_box.fingerprinter().fingerprint(wellKnownAccessKey().reveal());
    std::vector<AccessKeyConfig> keys;
    while (rows.next()) {
        const bool isGlobal = rows.isNull(1);
        const QByteArray fingerprint = rows.bytes(3);
        keys.push_back({.id = AccessKeyId(rows.number(0)),
                        .group = isGlobal ? std::nullopt : std::optional(GroupId(rows.number(1))),
                        .name = rows.text(2),
                        .fingerprint = fingerprint,
                        .mask = rows.text(4),
                        .enabled = rows.flag(5),
                        // By its bytes and not by a mark: the key is as well known when someone
                        // types it in again.
                        .isDefault = fingerprint == wellKnown,
                        .expiresAt = rows.number(6),
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
        " expires_at, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
    return row.run({toNumber(key.id),
                    key.group ? QVariant(toNumber(*key.group)) : QVariant(),
                    key.name,
                    *sealed,
                    m_box.fingerprinter().fingerprint(secret.reveal()),
                    secret.masked(),
                    key.enabled,
                    key.expiresAt,
                    key.createdAt});
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

} // namespace keyferry::storage
