#pragma once

#include "proxy/core/records.h"
#include "proxy/core/reply.h"

#include <QObject>

#include <limits>
#include <optional>

namespace keyferry {

/// A range or set of statuses: `503`, `>=400`, `4xx`, `200-299`. Parsed from text by
/// parseStatusFilter().
struct StatusRange
{
    int low = 0;
    int high = 999;

    friend bool operator==(const StatusRange &, const StatusRange &) = default;
};

[[nodiscard]] Result<StatusRange> parseStatusFilter(QStringView text);

/// How long a request took, in milliseconds, both ends included. Parsed from text by
/// parseDurationFilter().
struct DurationRange
{
    qint64 least = 0;
    qint64 most = std::numeric_limits<qint64>::max();

    friend bool operator==(const DurationRange &, const DurationRange &) = default;
};

/// `>2s`, `<=500ms`, `>=1.5s`, `<2min`; InvalidValue with the field `took`.
[[nodiscard]] Result<DurationRange> parseDurationFilter(QStringView text);

struct LogQuery
{
    QString group{}; ///< name, of an aggregate too; empty = any
    std::optional<StatusRange> status{};
    QString model{};                     ///< `*` matches any run
    QString key{};                       ///< anywhere in the mask of the key
    std::optional<DurationRange> took{}; ///< only requests that have ended
    std::optional<bool> stream{};
    QString text{};     ///< anywhere in path, model, group, mask, upstream or error
    qint64 since = 0;   ///< UTC ms
    RequestId before{}; ///< rows older than this one; 0 = newest
    qint64 limit = 200;

    friend bool operator==(const LogQuery &, const LogQuery &) = default;
};

/// True if a record in memory passes the filter part of the query (all but `before` and
/// `limit`). Pure.
[[nodiscard]] bool matches(const RequestRecord &record, const LogQuery &query);

struct HourRow
{
    qint64 hour = 0; ///< UTC ms of its start
    qint64 requests = 0;
    qint64 failures = 0;
    qint64 attempts = 0;
    qint64 latencySumMs = 0;
};

struct StatsQuery
{
    std::optional<GroupId> group{};
    int hours = 24; ///< 1–8760
};

struct Stats
{
    QList<HourRow> hours{}; ///< oldest first, hours without requests left out
    qint64 requests = 0;
    qint64 failures = 0;
    qint64 attempts = 0;
};

/// What a chart counts by.
struct ActivityQuery
{
    enum class Source {
        Log,        ///< by the minute; only as far back as the log is kept
        Statistics, ///< by the half hour, whatever became of the log
    };

    std::optional<GroupId> group{};
    Source source = Source::Statistics;
    QList<qint64> edges{}; ///< UTC ms, ascending; n + 1 of them are n slots, 1–1000

    friend bool operator==(const ActivityQuery &, const ActivityQuery &) = default;
};

/// Requests that began in one stretch of time.
struct ActivitySlot
{
    qint64 start = 0; ///< UTC ms
    qint64 requests = 0;
    qint64 failures = 0;

    friend bool operator==(const ActivitySlot &, const ActivitySlot &) = default;
};

/// How long answers took to begin.
struct FirstByteTimes
{
    qint64 requests = 0; ///< that began since then
    qint64 answered = 0; ///< of the newest of them, those measured
    qint64 median = -1;  ///< ms; -1: none was answered; likewise below
    qint64 p95 = -1;

    friend bool operator==(const FirstByteTimes &, const FirstByteTimes &) = default;
};

/// The request log and its statistics. Main thread; rows come newest first and without attempts
/// (details have them).
class LogReader : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual void page(const LogQuery &query, const Reply<QList<RequestRecord>> &reply) = 0;
    /// One request with its attempts; NotFound.
    virtual void detail(RequestId id, const Reply<RequestRecord> &reply) = 0;
    virtual void stats(const StatsQuery &query, const Reply<Stats> &reply) = 0;
    /// One entry a slot, those without requests too. A half hour of the statistics counts in the
    /// slot it begins in. InvalidValue (`edges`).
    virtual void activity(const ActivityQuery &query, const Reply<QList<ActivitySlot>> &reply) = 0;
    /// Over the newest 20,000 answers since then. \param since  UTC ms
    virtual void firstBytes(qint64 since, const Reply<FirstByteTimes> &reply) = 0;
    /// Bytes the log takes in the database.
    virtual void sizeOnDisk(const Reply<qint64> &reply) = 0;
    /// Removes what is too old or too much now, and not within the minute; replies when it is done.
    virtual void cleanUp(const Reply<Nothing> &reply) = 0;
    /// Removes all rows, statistics stay.
    virtual void clear(const Reply<Nothing> &reply) = 0;

Q_SIGNALS:
    /// Rows up to this one are in the database.
    void rowsStored(keyferry::RequestId last);
    void cleared();
};

} // namespace keyferry
