#include "proxy/storage/logpagequery.h"

#include "proxy/storage/like.h"

namespace keyferry::storage {

using namespace Qt::StringLiterals;

namespace {

QLatin1String groupCondition(GroupColumn column)
{
    // The index leaves out the rows without an aggregate, which are nearly all.
    return column == GroupColumn::Own ? "group_name = ?"_L1
                                      : "aggregate_name = ? AND aggregate_name <> ''"_L1;
}

// The conditions that are the same for every status.
BoundSql commonConditions(const LogQuery &query, GroupColumn column)
{
    BoundSql out;
    const auto require = [&out](QLatin1String condition, const QVariantList &values) {
        out.sql += " AND "_L1 + condition;
        out.values += values;
    };
    if (!query.group.isEmpty())
        require(groupCondition(column), {query.group});
    if (query.before != RequestId{})
        require("id < ?"_L1, {toNumber(query.before)});
    if (query.since > 0) {
        // Rows are in order of time but for a clock that was set back, so the first id of that time
        // ends the search.
        require("started_at >= ? AND id >= (SELECT id FROM requests WHERE started_at >= ?"
                " ORDER BY started_at LIMIT 1)"_L1,
                {query.since, query.since});
    }
    if (!query.model.isEmpty())
        require("LOWER(model) LIKE LOWER(?) ESCAPE '\\'"_L1, {wildcardPattern(query.model)});
    if (!query.key.isEmpty())
        require("LOWER(key_mask) LIKE LOWER(?) ESCAPE '\\'"_L1, {containsPattern(query.key)});
    if (query.took)
        require("duration_ms >= ? AND duration_ms <= ?"_L1, {query.took->least, query.took->most});
    if (query.stream)
        require("stream = ?"_L1, {*query.stream ? 1 : 0});
    if (!query.text.isEmpty()) {
        QStringList columns;
        QVariantList patterns;
        for (const auto name : {"path"_L1,
                                "model"_L1,
                                "group_name"_L1,
                                "aggregate_name"_L1,
                                "key_mask"_L1,
                                "upstream"_L1,
                                "error"_L1}) {
            columns.append(u"LOWER(%1) LIKE LOWER(?) ESCAPE '\\'"_s.arg(name));
            patterns.append(containsPattern(query.text));
        }
        out.sql += u" AND (%1)"_s.arg(columns.join(" OR "_L1));
        out.values += patterns;
    }
    return out;
}

} // namespace

QList<GroupColumn> groupColumns(const LogQuery &query)
{
    if (query.group.isEmpty())
        return {GroupColumn::Own};
    return {GroupColumn::Own, GroupColumn::Aggregate};
}

bool readsByStatus(const LogQuery &query)
{
    return query.status || !query.group.isEmpty();
}

BoundSql nextStatusSql(const LogQuery &query, GroupColumn column, int after)
{
    const StatusRange range = query.status.value_or(StatusRange{});
    BoundSql out{u"SELECT MIN(status) FROM requests WHERE status > ? AND status <= ?"_s,
                 {after, range.high}};
    if (!query.group.isEmpty()) {
        out.sql += " AND "_L1 + groupCondition(column);
        out.values.append(query.group);
    }
    return out;
}

BoundSql pageIdsSql(const LogQuery &query, GroupColumn column)
{
    const BoundSql conditions = commonConditions(query, column);
    BoundSql out{u"SELECT id FROM requests WHERE 1 = 1"_s, {}};
    if (readsByStatus(query)) {
        out.sql += " AND status = ?"_L1;
        out.values.append(QVariant());
    }
    out.sql += conditions.sql + " ORDER BY id DESC LIMIT ?"_L1;
    out.values += conditions.values;
    out.values.append(query.limit);
    return out;
}

} // namespace keyferry::storage
