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
    void sizeOnDisk(const Reply<qint64> &reply) override;
    void clear(const Reply<Nothing> &reply) override;

    /// Oldest first; announces them as stored.
    void append(const QList<RequestRecord> &records);

    bool queued = false; ///< replies come from the event loop, as in the application
    Stats statsAnswer{};
    QHash<int, Stats> statsAnswers{}; ///< by hours asked for, where they differ
    qint64 sizeAnswer = 0;
    QList<LogQuery> queries{}; ///< every page asked for

private:
    template<typename T>
    void answer(const Reply<T> &reply, const Result<T> &result);

    QList<RequestRecord> m_records{};
};

} // namespace keyferry::test
