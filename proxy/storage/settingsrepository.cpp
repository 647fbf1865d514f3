#include "proxy/storage/settingsrepository.h"

#include "proxy/core/settings.h"
#include "proxy/storage/sealedtext.h"
#include "proxy/storage/statement.h"

namespace keyferry::storage {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView proxyIdentity = "settings/proxy_url";

} // namespace

Result<QMap<QString, QString>> SettingsRepository::all() const
{
    Statement rows(m_database, u"SELECT name, value FROM settings"_s);
    if (const auto done = rows.run(); !done)
        return done.error();
    QMap<QString, QString> values;
    while (rows.next()) {
        const auto value = openedProxyUrl(rows.text(1), m_box, proxyIdentity);
        if (!value)
            return value.error();
        values.insert(rows.text(0), *value);
    }
    if (const auto ended = rows.ended(); !ended)
        return ended.error();
    return values;
}

Outcome SettingsRepository::store(const QString &name, const QString &value) const
{
    const auto stored = name == settings::proxyUrl.name
                            ? sealedProxyUrl(value, m_box, proxyIdentity)
                            : Result<QString>(value);
    if (!stored)
        return stored.error();
    Statement row(m_database,
                  u"INSERT INTO settings (name, value) VALUES (?, ?)"
                  " ON CONFLICT (name) DO UPDATE SET value = excluded.value"_s);
    return row.run({name, *stored});
}

Outcome SettingsRepository::remove(const QString &name) const
{
    Statement row(m_database, u"DELETE FROM settings WHERE name = ?"_s);
    return row.run({name});
}

} // namespace keyferry::storage
