#pragma once

#include "proxy/core/result.h"
#include "proxy/core/secret.h"

#include <QString>

#include <optional>

namespace keyferry::storage {

inline constexpr qsizetype dataKeySize = 32;

/// The data key in a 0600 file; empty if there is no file. SecretsUnreadable: cannot be read, or is
/// not 32 bytes long.
[[nodiscard]] Result<std::optional<Secret>> readDataKey(const QString &path);
/// A new random one, safely on the disk when this returns. \pre no secret was stored with another
/// one
[[nodiscard]] Result<Secret> makeDataKey(const QString &path);
/// A key for one purpose, from which neither the data key nor another purpose's key can be found.
[[nodiscard]] Secret derivedKey(const Secret &dataKey, QByteArrayView purpose);

/// Bytes nobody can guess; Internal if the system gives none.
[[nodiscard]] Result<QByteArray> randomBytes(qsizetype count);

} // namespace keyferry::storage
