#include "proxy/storage/activityreader.h"

#include "proxy/storage/statement.h"

#include <algorithm>

namespace keyferry::storage {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostSlots = 1000;
constexpr int mostMeasured = 20'000;

Outcome checkEdges(const QList<qint64> &edges)
{
    const bool hasSlots = edges.size() >= 2 && edges.size() <= mostSlots + 1;
    if (hasSlots && std::is_sorted(edges.begin(), edges.end()))
        return ok();
    const auto detail = u"edges: must be 2\u2013%1 ascending times"_s.arg(mostSlots + 1);
    return Error{ErrorKind::InvalidValue, detail, u"edges"_s};
}

// The value that `share` of the others do not exceed; the list is put out of order.
qint64 percentile(QList<qint64> &times, double share)
{
    if (times.isEmpty())
        return -1;
    const auto rank = static_cast<qsizetype>(share * static_cast<double>(times.size() - 1) + 0.5);
    std::nth_element(times.begin(), times.begin() + rank, times.end());
    return times.at(rank);
}

} // namespace

BoundSql activitySql(const ActivityQuery &query)
{
    const bool isOfLog = query.source == ActivityQuery::Source::Log;
    // Failures as HourlyRepository counts them.
    BoundSql out{isOfLog ? u"SELECT started_at - started_at % 60000 AS moment, COUNT(*),"
                           " SUM(CASE WHEN outcome IN ('failed', 'cut') THEN 1 ELSE 0 END)"
                           " FROM requests WHERE started_at >= ? AND started_at < ?"_s
                         : u"SELECT hour AS moment, SUM(requests), SUM(failures)"
                           " FROM hourly WHERE hour >= ? AND hour < ?"_s,
                 {query.edges.first(), query.edges.last()}};
    if (query.group) {
        out.sql += " AND group_id = ?"_L1;
        out.values.append(toNumber(*query.group));
    }
    out.sql += " GROUP BY moment ORDER BY moment"_L1;
    return out;
}

BoundSql requestCountSql(qint64 since)
{
    return {u"SELECT COUNT(*) FROM requests WHERE started_at >= ?"_s, {since}};
}

BoundSql firstByteSql(qint64 since)
{
    return {u"SELECT first_byte_ms FROM requests WHERE started_at >= ? AND first_byte_ms >= 0"
            " ORDER BY started_at DESC LIMIT ?"_s,
            {since, mostMeasured}};
}

Result<QList<ActivitySlot>> ActivityReader::activity(const ActivityQuery &query) const
{
    if (const auto checked = checkEdges(query.edges); !checked)
        return checked.error();
    QList<ActivitySlot> found(query.edges.size() - 1);
    for (qsizetype i = 0; i < found.size(); ++i)
        found[i].start = query.edges.at(i);

    const BoundSql sql = activitySql(query);
    Statement rows(m_database, sql.sql);
    if (const auto done = rows.run(sql.values); !done)
        return done.error();
    while (rows.next()) {
        const auto after = std::upper_bound(query.edges.begin(), query.edges.end(), rows.number(0));
        const auto slot = std::max<qsizetype>(0, after - query.edges.begin() - 1);
        found[slot].requests += rows.number(1);
        found[slot].failures += rows.number(2);
    }
    if (const auto ended = rows.ended(); !ended)
        return ended.error();
    return found;
}

Result<FirstByteTimes> ActivityReader::firstBytes(qint64 since) const
{
    const BoundSql countSql = requestCountSql(since);
    Statement count(m_database, countSql.sql);
    if (const auto done = count.run(countSql.values); !done)
        return done.error();
    FirstByteTimes found{.requests = count.next() ? count.number(0) : 0};
    count.finish();

    const BoundSql sql = firstByteSql(since);
    Statement rows(m_database, sql.sql);
    if (const auto done = rows.run(sql.values); !done)
        return done.error();
    QList<qint64> times;
    while (rows.next())
        times.append(rows.number(0));
    if (const auto ended = rows.ended(); !ended)
        return ended.error();
    found.answered = times.size();
    found.median = percentile(times, 0.5);
    found.p95 = percentile(times, 0.95);
    return found;
}

} // namespace keyferry::storage
