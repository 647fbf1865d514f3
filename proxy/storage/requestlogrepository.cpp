#include "proxy/storage/requestlogrepository.h"

#include "proxy/storage/statement.h"

namespace keyferry::storage {

using namespace Qt::StringLiterals;

namespace {

// What one row may hold of a text that a client or an upstream chose; a head may have 1 MB of them.
constexpr qsizetype longestPath = 2048;
constexpr qsizetype longestName = 256;
constexpr qsizetype longestText = 1024;

constexpr auto requestColumns =
    "id, started_at, group_id, group_name, aggregate_name, access_key_id, key_id, key_mask, "
    "key_fingerprint, "
    "method,"
    " path, model, status, outcome, stream, upstream, first_byte_ms, duration_ms, request_bytes,"
    " response_bytes, error, client, user_agent, attempts"_L1;

QVariantList valuesOf(const RequestRecord &record)
{
    return {toNumber(record.id),
            record.startedAt,
            toNumber(record.group),
            record.groupName.left(longestName),
            record.aggregateName.left(longestName),
            toNumber(record.accessKey),
            toNumber(record.key),
            record.keyMask,
            record.keyFingerprint,
            record.method.left(longestName),
            record.path.left(longestPath),
            record.model.left(longestName),
            record.status,
            QString(outcomeName(record.outcome)),
            record.stream,
            record.upstream,
            record.firstByteMs,
            record.durationMs,
            record.requestBytes,
            record.responseBytes,
            record.error.left(longestText),
            record.client.left(longestName),
            record.userAgent.left(longestText),
            record.tries};
}

RequestRecord readRequest(const Statement &row)
{
    return {.id = RequestId(row.number(0)),
            .startedAt = row.number(1),
            .group = GroupId(row.number(2)),
            .groupName = row.text(3),
            .aggregateName = row.text(4),
            .accessKey = AccessKeyId(row.number(5)),
            .key = KeyId(row.number(6)),
            .keyMask = row.text(7),
            .keyFingerprint = row.bytes(8),
            .method = row.text(9),
            .path = row.text(10),
            .model = row.text(11),
            .status = row.smallNumber(12),
            .outcome = outcomeFromName(row.text(13)),
            .stream = row.flag(14),
            .upstream = row.text(15),
            .firstByteMs = row.number(16),
            .durationMs = row.number(17),
            .requestBytes = row.number(18),
            .responseBytes = row.number(19),
            .error = row.text(20),
            .client = row.text(21),
            .userAgent = row.text(22),
            .tries = row.smallNumber(23)};
}

} // namespace

Outcome RequestLogRepository::insert(const QList<RequestRecord> &records) const
{
    const auto sql = u"INSERT INTO requests (%1) VALUES (%2) ON CONFLICT (id) DO NOTHING"_s;
    constexpr int columnCount = 24;
    Statement request(m_database,
                      sql.arg(requestColumns, QStringList(columnCount, u"?"_s).join(u',')));
    Statement attempt(
        m_database,
        u"INSERT INTO attempts (request_id, seq, key_id, key_mask, upstream, status,"
        " verdict, started_ms, first_byte_ms, duration_ms, resends, error)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (request_id, seq) DO NOTHING"_s);
    for (const RequestRecord &record : records) {
        if (const auto done = request.run(valuesOf(record)); !done)
            return done.error();
        for (const AttemptRecord &each : record.attempts) {
            const auto done = attempt.run({toNumber(record.id),
                                           each.seq,
                                           toNumber(each.key),
                                           each.keyMask,
                                           each.upstream,
                                           each.status,
                                           QString(verdictName(each.verdict)),
                                           each.startedMs,
                                           each.firstByteMs,
                                           each.durationMs,
                                           each.resends,
                                           each.error.left(longestText)});
            if (!done)
                return done.error();
        }
    }
    return ok();
}

Result<QList<RequestRecord>> RequestLogRepository::page(const LogQuery &query) const
{
    const auto ids = pageIds(query);
    if (!ids)
        return ids.error();
    Statement row(m_database, u"SELECT %1 FROM requests WHERE id = ?"_s.arg(requestColumns));
    QList<RequestRecord> records;
    for (const RequestId id : *ids) {
        if (const auto done = row.run({toNumber(id)}); !done)
            return done.error();
        // Pruned between the two reads, if it is not there.
        if (row.next())
            records.append(readRequest(row));
        row.finish();
    }
    return records;
}

Result<QList<RequestId>> RequestLogRepository::pageIds(const LogQuery &query) const
{
    QList<RequestId> ids;
    for (const GroupColumn column : groupColumns(query)) {
        if (const auto done = addIds(query, column, ids); !done)
            return done.error();
    }
    std::sort(ids.begin(), ids.end(), std::greater{});
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    ids.resize(std::min<qsizetype>(ids.size(), query.limit));
    return ids;
}

Outcome
RequestLogRepository::addIds(const LogQuery &query, GroupColumn column, QList<RequestId> &ids) const
{
    BoundSql sql = pageIdsSql(query, column);
    Statement rows(m_database, sql.sql);
    const auto collect = [&]() -> Outcome {
        if (const auto done = rows.run(sql.values); !done)
            return done.error();
        while (rows.next())
            ids.append(RequestId(rows.number(0)));
        return rows.ended();
    };

    if (!readsByStatus(query))
        return collect();
    const auto found = statuses(query, column);
    if (!found)
        return found.error();
    for (const int status : *found) {
        sql.values.first() = status;
        if (const auto done = collect(); !done)
            return done.error();
    }
    return ok();
}

Result<QList<int>> RequestLogRepository::statuses(const LogQuery &query, GroupColumn column) const
{
    QList<int> found;
    int after = query.status.value_or(StatusRange{}).low - 1;
    BoundSql sql = nextStatusSql(query, column, after);
    Statement row(m_database, sql.sql);
    while (true) {
        sql.values.first() = after;
        if (const auto done = row.run(sql.values); !done)
            return done.error();
        if (!row.next() || row.isNull(0))
            return found;
        after = row.smallNumber(0);
        found.append(after);
        row.finish();
    }
}

Result<RequestRecord> RequestLogRepository::detail(RequestId id) const
{
    Statement row(m_database, u"SELECT %1 FROM requests WHERE id = ?"_s.arg(requestColumns));
    if (const auto done = row.run({toNumber(id)}); !done)
        return done.error();
    if (!row.next())
        return Error{
            ErrorKind::NotFound, u"there is no request %1 in the log"_s.arg(toNumber(id)), {}};
    RequestRecord record = readRequest(row);
    auto tries = attempts(id);
    if (!tries)
        return tries.error();
    record.attempts = std::move(*tries);
    return record;
}

Result<QList<AttemptRecord>> RequestLogRepository::attempts(RequestId id) const
{
    Statement rows(
        m_database,
        u"SELECT seq, key_id, key_mask, upstream, status, verdict, started_ms,"
        " first_byte_ms, duration_ms, resends, error FROM attempts WHERE request_id = ? ORDER BY seq"_s);
    if (const auto done = rows.run({toNumber(id)}); !done)
        return done.error();
    QList<AttemptRecord> found;
    while (rows.next()) {
        found.append({.seq = rows.smallNumber(0),
                      .key = KeyId(rows.number(1)),
                      .keyMask = rows.text(2),
                      .upstream = rows.text(3),
                      .status = rows.smallNumber(4),
                      .verdict = verdictFromName(rows.text(5)),
                      .startedMs = rows.number(6),
                      .firstByteMs = rows.number(7),
                      .durationMs = rows.number(8),
                      .resends = rows.smallNumber(9),
                      .error = rows.text(10)});
    }
    if (const auto ended = rows.ended(); !ended)
        return ended.error();
    return found;
}

Result<RequestId> RequestLogRepository::newest() const
{
    const auto id = m_database.number(u"SELECT MAX(id) FROM requests"_s);
    if (!id)
        return id.error();
    return RequestId(*id);
}

Result<int> RequestLogRepository::removeOldest(const Removal &removal) const
{
    Statement rows(m_database, u"SELECT id, started_at FROM requests ORDER BY id LIMIT ?"_s);
    if (const auto done = rows.run({removal.count}); !done)
        return done.error();
    int count = 0;
    qint64 last = 0;
    while (rows.next()) {
        const bool isYoung = removal.startedBefore > 0 && rows.number(1) >= removal.startedBefore;
        const bool isBeyond =
            removal.through != RequestId{} && RequestId(rows.number(0)) > removal.through;
        if (isYoung || isBeyond)
            break;
        last = rows.number(0);
        ++count;
    }
    rows.finish();
    if (count == 0)
        return 0;

    for (const QString &sql : {u"DELETE FROM attempts WHERE request_id <= ?"_s,
                               u"DELETE FROM bodies WHERE request_id <= ?"_s,
                               u"DELETE FROM requests WHERE id <= ?"_s}) {
        Statement removed(m_database, sql);
        if (const auto done = removed.run({last}); !done)
            return done.error();
    }
    return count;
}

} // namespace keyferry::storage
