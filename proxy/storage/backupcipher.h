#pragma once

#include "proxy/core/result.h"
#include "proxy/core/secret.h"

namespace keyferry::storage {

// A file under a passphrase: scrypt makes the key, AES-256-GCM seals pieces of 64 KiB. The number
// of a piece and whether it is the last are in its nonce, so that none can be moved, left out or
// cut off. Any thread, one that may take its time.

/// True for the first bytes of such a file.
[[nodiscard]] bool isSealedFile(QByteArrayView head);
/// How much of a file isSealedFile() wants to see.
inline constexpr qsizetype sealedFileMark = 16;

/// How dear a guess at the passphrase is: scrypt's N as a power of two. 17 takes 128 MB and about
/// half a second, once a file. The file says which it was made with.
inline constexpr int usualScryptCost = 17;

/// FileUnreadable for the source, FolderUnusable for the target, which only its owner can read.
/// \param cost  10–18; less than the usual for tests
[[nodiscard]] Outcome sealFile(const QString &source,
                               const QString &target,
                               const Secret &passphrase,
                               int cost = usualScryptCost);
/// The inverse. SecretsUnreadable (`passphrase`) if the first piece does not open, DatabaseDamaged
/// if a later one does not or the file is cut off, DatabaseTooNew if it was sealed in another way.
[[nodiscard]] Outcome
openSealedFile(const QString &source, const QString &target, const Secret &passphrase);

} // namespace keyferry::storage
