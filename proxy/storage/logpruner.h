#pragma once

#include "proxy/storage/requestlogrepository.h"

namespace keyferry::storage {

/// How much log is kept.
struct LogLimits
{
    qint64 startedBefore = 0; ///< UTC ms; older rows go; 0 = none
    qint64 maxBytes = 0;
};

/// Bytes the request log takes, statistics not counted. Any connection.
[[nodiscard]] Result<qint64> requestLogBytes(Database &database);

/// Removes the oldest rows of the request log, a batch a call and each in a transaction of its own,
/// so that its caller can let other work in between; the space goes back to the file system.
/// Storage thread.
class LogPruner
{
public:
    static constexpr int batchSize = 500;

    explicit LogPruner(Database &database)
        : m_database(database)
    {}

    /// \returns true if there is more to do
    [[nodiscard]] Result<bool> pruneBatch(const LogLimits &limits);
    /// Likewise for everything up to that row.
    [[nodiscard]] Result<bool> clearBatch(RequestId through);

private:
    [[nodiscard]] Result<bool> remove(const RequestLogRepository::Removal &removal);
    [[nodiscard]] Outcome giveBackSpace();
    [[nodiscard]] Result<qint64> logBytes();

    Database &m_database;
    // Walks the pages of all keys, so it is found once a run: beside the log it hardly changes.
    std::optional<qint64> m_otherBytes{};
};

} // namespace keyferry::storage
