#include "proxy/storage/hourlyrepository.h"

#include "proxy/storage/statement.h"

#include <array>
#include <map>
#include <tuple>

namespace keyferry::storage {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 hourMs = 3'600'000;
// What a row of the table counts by, so that a chart of a day has more than 24 bars and a day
// begins at midnight also where the time zone is half an hour off.
constexpr qint64 bucketMs = hourMs / 2;
constexpr qsizetype longestModel = 256;
// Upper ends of the columns within_100ms … within_2min; what took longer goes to the last one.
constexpr std::array<qint64, 7> latencyBounds{100, 300, 1000, 3000, 10'000, 30'000, 120'000};

struct Sums
{
    qint64 requests = 0;
    qint64 failures = 0;
    qint64 attempts = 0;
    qint64 latencySum = 0;
    std::array<qint64, latencyBounds.size() + 1> latencies{};
};

using Bucket = std::tuple<qint64, qint64, QString, qint64>; // half hour, group, model, access key

Bucket bucketOf(const RequestRecord &record)
{
    return {record.startedAt - record.startedAt % bucketMs,
            toNumber(record.group),
            record.model.left(longestModel),
            toNumber(record.accessKey)};
}

void addTo(Sums &sums, const RequestRecord &record)
{
    const bool isFailure =
        record.outcome == RequestOutcome::Failed || record.outcome == RequestOutcome::Cut;
    const auto bound =
        std::lower_bound(latencyBounds.begin(), latencyBounds.end(), record.durationMs);
    sums.requests += 1;
    sums.failures += isFailure ? 1 : 0;
    sums.attempts += record.attempts.size();
    sums.latencySum += record.durationMs;
    ++sums.latencies[static_cast<std::size_t>(bound - latencyBounds.begin())];
}

QString upsertSql()
{
    const QStringList sums{u"requests"_s,
                           u"failures"_s,
                           u"attempts"_s,
                           u"latency_sum_ms"_s,
                           u"within_100ms"_s,
                           u"within_300ms"_s,
                           u"within_1s"_s,
                           u"within_3s"_s,
                           u"within_10s"_s,
                           u"within_30s"_s,
                           u"within_2min"_s,
                           u"longer"_s};
    QStringList added;
    for (const QString &column : sums)
        added.append(u"%1 = hourly.%1 + excluded.%1"_s.arg(column));
    return u"INSERT INTO hourly (hour, group_id, model, access_key_id, %1) VALUES (%2)"
           " ON CONFLICT (hour, group_id, model, access_key_id) DO UPDATE SET %3"_s.arg(
               sums.join(", "_L1),
               QStringList(4 + sums.size(), u"?"_s).join(u','),
               added.join(", "_L1));
}

} // namespace

Outcome HourlyRepository::add(const QList<RequestRecord> &records) const
{
    std::map<Bucket, Sums> buckets;
    for (const RequestRecord &record : records)
        addTo(buckets[bucketOf(record)], record);

    Statement row(m_database, upsertSql());
    for (const auto &[bucket, sums] : buckets) {
        const auto &[hour, group, model, accessKey] = bucket;
        QVariantList values{hour, group, model, accessKey};
        values << sums.requests << sums.failures << sums.attempts << sums.latencySum;
        for (const qint64 count : sums.latencies)
            values.append(count);
        if (const auto done = row.run(values); !done)
            return done.error();
    }
    return ok();
}

Result<Stats> HourlyRepository::stats(const StatsQuery &query, qint64 now) const
{
    constexpr int mostHours = 8760;
    if (query.hours < 1 || query.hours > mostHours) {
        const auto detail = u"hours: must be 1\u2013%1"_s.arg(mostHours);
        return Error{ErrorKind::InvalidValue, detail, u"hours"_s};
    }
    const qint64 first = now - now % hourMs - (query.hours - 1) * hourMs;
    QVariantList values{first};
    QString condition;
    if (query.group) {
        condition = u" AND group_id = ?"_s;
        values.append(toNumber(*query.group));
    }
    Statement rows(m_database,
                   u"SELECT hour - hour % 3600000 AS whole, SUM(requests), SUM(failures),"
                   " SUM(attempts), SUM(latency_sum_ms)"
                   " FROM hourly WHERE hour >= ?%1 GROUP BY whole ORDER BY whole"_s.arg(condition));
    if (const auto done = rows.run(values); !done)
        return done.error();
    Stats stats;
    while (rows.next()) {
        stats.hours.append(
            {rows.number(0), rows.number(1), rows.number(2), rows.number(3), rows.number(4)});
        stats.requests += rows.number(1);
        stats.failures += rows.number(2);
        stats.attempts += rows.number(3);
    }
    if (const auto ended = rows.ended(); !ended)
        return ended.error();
    return stats;
}

} // namespace keyferry::storage
