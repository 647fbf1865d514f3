#pragma once

#include "proxy/core/logreader.h"
#include "proxy/storage/database.h"
#include "proxy/storage/logpagequery.h"

namespace keyferry::storage {

/// Rows of the request log with their attempts. Writes need an open transaction. The thread of its
/// connection.
class RequestLogRepository
{
public:
    explicit RequestLogRepository(Database &database)
        : m_database(database)
    {}

    /// Texts that come from outside are cut to what a row is meant to hold; a row that is there
    /// already stays.
    [[nodiscard]] Outcome insert(const QList<RequestRecord> &records) const;
    /// Newest first, without attempts.
    [[nodiscard]] Result<QList<RequestRecord>> page(const LogQuery &query) const;
    /// NotFound
    [[nodiscard]] Result<RequestRecord> detail(RequestId id) const;
    /// The last id there is, 0 if there is none.
    [[nodiscard]] Result<RequestId> newest() const;

    /// Which of the oldest rows to remove.
    struct Removal
    {
        qint64 startedBefore = 0; ///< UTC ms; 0 = of any age
        RequestId through{};      ///< 0 = up to any id
        int count = 0;            ///< at most
    };
    /// \returns how many rows went
    [[nodiscard]] Result<int> removeOldest(const Removal &removal) const;

private:
    [[nodiscard]] Result<QList<RequestId>> pageIds(const LogQuery &query) const;
    [[nodiscard]] Outcome
    addIds(const LogQuery &query, GroupColumn column, QList<RequestId> &ids) const;
    [[nodiscard]] Result<QList<int>> statuses(const LogQuery &query, GroupColumn column) const;
    [[nodiscard]] Result<QList<AttemptRecord>> attempts(RequestId id) const;

    Database &m_database;
};

} // namespace keyferry::storage
