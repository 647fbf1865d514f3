#pragma once

#include "proxy/core/config.h"
#include "proxy/storage/database.h"

namespace keyferry::storage {

/// What serving did to keys, as the engine reports it. Writes need an open transaction. Storage
/// thread.
class KeyUsageRepository
{
public:
    explicit KeyUsageRepository(Database &database)
        : m_database(database)
    {}

    /// Counts, times and errors.
    [[nodiscard]] Outcome addCounts(const QList<KeyUsage> &usages) const;
    /// State, consecutive failures and cooldowns, of those whose changed: a key disabled by hand
    /// stays so, none is disabled by its use, and only a restoring check makes an invalid one
    /// active.
    [[nodiscard]] Outcome storeStandings(const QList<KeyUsage> &usages) const;

private:
    Database &m_database;
};

} // namespace keyferry::storage
