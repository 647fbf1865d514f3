#pragma once

#include "proxy/core/records.h"
#include "proxy/core/reply.h"

#include <QObject>

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

struct LogQuery
{
    QString group{}; ///< name, of an aggregate too; empty = any
    std::optional<StatusRange> status{};
    QString model{};    ///< `*` matches any run
    QString text{};     ///< anywhere in path, model, group, mask, upstream or error
    qint64 since = 0;   ///< UTC ms
    RequestId before{}; ///< rows older than this one; 0 = newest
    qint64 limit = 200;

    friend bool operator==(const LogQuery &, const LogQuery &) = default;
};

/// True if a record in memory passes the filter part of the query (group, status, model, text,
/// since). Pure.
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
    /// Bytes the log takes in the database.
    virtual void sizeOnDisk(const Reply<qint64> &reply) = 0;
    /// Removes all rows, statistics stay.
    virtual void clear(const Reply<Nothing> &reply) = 0;

Q_SIGNALS:
    /// Rows up to this one are in the database.
    void rowsStored(keyferry::RequestId last);
    void cleared();
};

} // namespace keyferry
