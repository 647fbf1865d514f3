#pragma once

#include "proxy/core/clock.h"
#include "proxy/core/config.h"
#include "proxy/core/secretbox.h"
#include "proxy/storage/transaction.h"

namespace keyferry::storage {

/// What others must hear of after an edit.
struct Changes
{
    SnapshotPtr snapshot{}; ///< null if the configuration stayed as it was
    QList<KeyDelta> keys{};
};

/// What every edit works with: the connection, the box for secrets, the configuration in force, and
/// the place where it leaves what changed. Storage thread.
struct Workbench
{
    Database &database;
    const SecretBox &box;
    const Clock &clock;
    QMap<QString, QString> overrides{}; ///< setting -> text, for the life of the process
    SnapshotPtr snapshot{};
    Changes changes{};
};

/// The configuration as the database has it, inside an open transaction too.
[[nodiscard]] Result<SnapshotPtr> loadSnapshot(const Workbench &bench);

/// The end of every edit of the configuration: loads what it made, checks the rules that cross
/// settings, commits and puts the new snapshot in force. \param field  named by the error if such a
/// rule is broken
[[nodiscard]] Outcome
commitConfiguration(Workbench &bench, Transaction &transaction, const QString &field);

} // namespace keyferry::storage
