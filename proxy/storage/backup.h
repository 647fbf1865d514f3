#pragma once

#include "proxy/core/maintenance.h"
#include "proxy/storage/database.h"

namespace keyferry::storage {

/// One file with everything: a copy of the database, in which a table `backup` holds the data key
/// and the time; sealed as a whole where a passphrase is given. The draft of a sealed one stands
/// beside the data key, the only place where both are in clear anyway.
///
/// \param source  may be a read-only connection
/// \param now  UTC ms
/// \returns its size in bytes; FolderUnusable, StorageFailed, SecretsUnreadable
[[nodiscard]] Result<qint64>
writeBackup(Database &source, const QString &dataKeyPath, const BackupRequest &request, qint64 now);

} // namespace keyferry::storage
