#pragma once

#include "proxy/storage/database.h"

#include <vector>

namespace keyferry::storage {

/// One step of the schema's history: statements that run in one transaction together with the new
/// version number.
struct Migration
{
    int version = 0;
    QStringList statements{};
};

/// Every step so far, oldest first. Appended to, never edited.
[[nodiscard]] const std::vector<Migration> &allMigrations();

/// Brings a database to the newest step. Before the first step on a database that holds something,
/// a copy is kept beside it. DatabaseTooNew if it has seen a later step than the list holds.
/// \returns the copy's path, empty if none was made.
[[nodiscard]] Result<QString>
migrate(Database &database, const std::vector<Migration> &steps, qint64 wallTime);

} // namespace keyferry::storage
