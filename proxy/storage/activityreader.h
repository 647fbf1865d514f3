#pragma once

#include "proxy/core/logreader.h"
#include "proxy/storage/database.h"
#include "proxy/storage/logpagequery.h"

namespace keyferry::storage {

/// Rows (moment, requests, failures) in order of time, of the span that the edges enclose.
[[nodiscard]] BoundSql activitySql(const ActivityQuery &query);
/// How many requests began since then.
[[nodiscard]] BoundSql requestCountSql(qint64 since);
/// First byte times of the newest answers since then.
[[nodiscard]] BoundSql firstByteSql(qint64 since);

/// What the overview shows of the past: a search of an index each, whatever the size of the log.
/// The thread of its connection.
class ActivityReader
{
public:
    explicit ActivityReader(Database &database)
        : m_database(database)
    {}

    /// InvalidValue (`edges`)
    [[nodiscard]] Result<QList<ActivitySlot>> activity(const ActivityQuery &query) const;
    [[nodiscard]] Result<FirstByteTimes> firstBytes(qint64 since) const;

private:
    Database &m_database;
};

} // namespace keyferry::storage
