#pragma once

#include "proxy/core/logreader.h"

#include <QHash>

namespace keyferry::test {

/// A request log in memory, with the matching rules of the core.
class FakeLogReader final : public LogReader
{
    Q_OBJECT

public:
    using LogReader::LogReader;

    void page(const LogQuery &query, const Reply<QList<RequestRecord>> &reply) override;
    void detail(RequestId id, const Reply<RequestRecord> &reply) override;
    void stats(const StatsQuery &query, const Reply<Stats> &reply) override;
    void activity(const ActivityQuery &query, const Reply<QList<ActivitySlot>> &reply) override;
    void firstBytes(qint64 since, const Reply<FirstByteTimes> &reply) override;
    void sizeOnDisk(const Reply<qint64> &reply) override;
    void cleanUp(const Reply<Nothing> &reply) override;
    void clear(const Reply<Nothing> &reply) override;

    /// Oldest first; announces them as stored.
    void append(const QList<RequestRecord> &records);

    bool queued = false; ///< replies come from the event loop, as in the application
    Stats statsAnswer{};
    QHash<int, Stats> statsAnswers{}; ///< by hours asked for, where they differ
    /// By start; one counts in the slot it lies in, whatever the group.
    QList<ActivitySlot> activityAnswer{};
    QList<ActivityQuery> activityQueries{}; ///< every one asked for
    FirstByteTimes firstByteAnswer{};
    qint64 sizeAnswer = 0;
    qint64 sizeCleanedUp = 0; ///< what cleanUp() leaves
    int cleanUps = 0;
    QList<LogQuery> queries{}; ///< every page asked for

private:
    template<typename T>
    void answer(const Reply<T> &reply, const Result<T> &result);

    QList<RequestRecord> m_records{};
};

} // namespace keyferry::test
