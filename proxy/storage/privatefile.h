#pragma once

#include "proxy/core/result.h"

#include <QByteArrayView>
#include <QString>

namespace keyferry::storage {

// Files that only their owner may read and write, whatever the umask. POSIX. Thread: any.

/// Makes an empty one, or takes the rights of others away from the one that is there.
/// FolderUnusable.
[[nodiscard]] Outcome ensurePrivateFile(const QString &path);
/// Takes the rights of others away; a file that is not there is none.
void makePrivate(const QString &path);
/// Writes a new file whole or not at all: under another name, synced, renamed, folder synced.
/// FolderUnusable.
[[nodiscard]] Outcome writePrivateFile(const QString &path, QByteArrayView bytes);

/// Renames a draft, a folder too, so that it outlives the loss of power under its new name.
/// FolderUnusable.
[[nodiscard]] Outcome putInPlace(const QString &draft, const QString &path);

} // namespace keyferry::storage
