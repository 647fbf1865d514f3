#pragma once

#include "proxy/core/maintenance.h"

namespace keyferry::storage {

// A backup on its way back, in three steps that each leave a folder that can be started from:
// prepared in `restore.part`, confirmed by one renaming to `restore.ready`, applied before the
// database is opened next. \param folder  the data folder; ours while this runs.

/// Fetches the file, opens it if it is sealed, checks it whole; the errors of
/// Maintenance::prepareRestore().
[[nodiscard]] Result<BackupContent> prepareRestore(const QString &folder,
                                                   const RestoreRequest &request);
/// UnknownName if nothing is prepared.
[[nodiscard]] Outcome confirmRestore(const QString &folder);
/// Puts what was confirmed in place; may be cut short and done again. \returns where the database
/// before it is kept now; empty if there was nothing to do. FolderUnusable.
[[nodiscard]] Result<QString> applyRestore(const QString &folder, qint64 now);

} // namespace keyferry::storage
