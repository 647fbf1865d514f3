#pragma once

#include "proxy/storage/database.h"

namespace keyferry::storage {

/// Takes `count` row ids of a table that were never used before. \returns the first; the others
/// follow. \pre a transaction is open
[[nodiscard]] Result<qint64> takeRowIds(Database &database, const QString &table, qint64 count = 1);

/// A value that the program keeps about the database itself; empty if there is none.
[[nodiscard]] Result<QString> metaValue(Database &database, const QString &name);
[[nodiscard]] Outcome setMetaValue(Database &database, const QString &name, const QString &value);

} // namespace keyferry::storage
