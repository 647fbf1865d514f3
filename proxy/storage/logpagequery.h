#pragma once

#include "proxy/core/logreader.h"

#include <QVariantList>

namespace keyferry::storage {

/// SQL with the values of its parameters, by position.
struct BoundSql
{
    QString sql{};
    QVariantList values{};
};

/// Where a row names the group asked for: a request to an aggregate names two.
enum class GroupColumn { Own, Aggregate };

/// The places to look in, one after the other; an OR over both would sort the whole log.
[[nodiscard]] QList<GroupColumn> groupColumns(const LogQuery &query);
/// True if the page must be put together status by status: the newest rows of each status the
/// filter allows. That way an index (group, status, id) gives the newest rows also where the wanted
/// status is one in a million.
[[nodiscard]] bool readsByStatus(const LogQuery &query);
/// The next status there are rows of. \param after  the one before; one below the range to start
[[nodiscard]] BoundSql nextStatusSql(const LogQuery &query, GroupColumn column, int after);
/// Ids of the newest rows that pass the filter. The first parameter is the status, if
/// readsByStatus().
[[nodiscard]] BoundSql pageIdsSql(const LogQuery &query, GroupColumn column);

} // namespace keyferry::storage
