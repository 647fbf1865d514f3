#pragma once

#include "proxy/core/secretbox.h"
#include "proxy/storage/database.h"

#include <QMap>

namespace keyferry::storage {

/// Stored settings as text, name by name. Writes need an open transaction. Storage thread.
class SettingsRepository
{
public:
    SettingsRepository(Database &database, const SecretBox &box)
        : m_database(database)
        , m_box(box)
    {}

    [[nodiscard]] Result<QMap<QString, QString>> all() const;
    [[nodiscard]] Outcome store(const QString &name, const QString &value) const;
    /// A name that is not stored is none.
    [[nodiscard]] Outcome remove(const QString &name) const;

private:
    Database &m_database;
    const SecretBox &m_box;
};

} // namespace keyferry::storage
