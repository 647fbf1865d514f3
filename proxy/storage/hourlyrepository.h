#pragma once

#include "proxy/core/logreader.h"
#include "proxy/storage/database.h"

namespace keyferry::storage {

/// Statistics by half hour (UTC), group, model and access key. Writes need an open transaction. The
/// thread of its connection.
class HourlyRepository
{
public:
    explicit HourlyRepository(Database &database)
        : m_database(database)
    {}

    /// A request counts in the half hour it began in; failed and cut ones are failures, a client
    /// that left is none.
    [[nodiscard]] Outcome add(const QList<RequestRecord> &records) const;
    /// \param now  UTC ms; the hour it lies in is the last one
    [[nodiscard]] Result<Stats> stats(const StatsQuery &query, qint64 now) const;

private:
    Database &m_database;
};

} // namespace keyferry::storage
