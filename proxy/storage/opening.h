#pragma once

#include "proxy/core/clock.h"
#include "proxy/core/secretbox.h"
#include "proxy/storage/database.h"

#include <memory>

namespace keyferry::storage {

// The way from files in a folder to a database that can be worked with. The thread that will own
// the connection.

struct OpenedDatabase
{
    std::unique_ptr<Database> database{};
    QString setAsideFile{}; ///< where a damaged one went; empty if there was none
};

enum class Damage { Refuse, StartAnew };

/// Opens, checks and migrates. A damaged file is refused as DatabaseDamaged, or moved aside
/// together with its write-ahead log, said as critical, and a new one is started. DatabaseTooNew,
/// StorageFailed, FolderUnusable.
[[nodiscard]] Result<OpenedDatabase>
openDatabase(const QString &path, const Clock &clock, Damage damage);

struct OpenedBox
{
    std::unique_ptr<SecretBox> box{};
    bool isFirstStart = false; ///< the default access key was made just now
};

/// The box for the database's secrets; on the first start the data key and the default access key
/// are made. SecretsUnreadable if the data key is missing or another one while the database holds
/// secrets.
[[nodiscard]] Result<OpenedBox>
openSecretBox(Database &database, const QString &dataKeyPath, const Clock &clock);

} // namespace keyferry::storage
