#pragma once

#include "proxy/core/config.h"
#include "proxy/storage/database.h"

#include <QHash>

namespace keyferry::storage {

/// Until when keys are not served. Rows whose time is over count as not there. Writes need an open
/// transaction. The thread of its connection.
class CooldownRepository
{
public:
    explicit CooldownRepository(Database &database)
        : m_database(database)
    {}

    /// Of all keys of a group; the whole key's first.
    [[nodiscard]] Result<QHash<KeyId, QList<Cooldown>>> running(GroupId group, qint64 now) const;
    [[nodiscard]] Result<QHash<KeyId, QList<Cooldown>>> running(const QList<KeyId> &keys,
                                                                qint64 now) const;
    /// In place of all that the key has.
    [[nodiscard]] Outcome replace(KeyId key, const QList<Cooldown> &cooldowns) const;
    [[nodiscard]] Outcome clear(const QList<KeyId> &keys) const;
    [[nodiscard]] Outcome clear(GroupId group) const;
    /// Those of any key whose time is over.
    [[nodiscard]] Outcome removeOver(qint64 now) const;

private:
    Database &m_database;
};

/// What makes an active key a cooling one, as a condition on `keys`; its one parameter is the time.
inline constexpr auto isCoolingSql = "id IN (SELECT key_id FROM cooldowns WHERE until > ?)";

} // namespace keyferry::storage
