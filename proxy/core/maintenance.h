#pragma once

#include "proxy/core/reply.h"
#include "proxy/core/secret.h"

#include <QObject>

namespace keyferry {

/// What the store takes, and where it is.
struct StoreFigures
{
    QString folder{};
    QString dataKeyFile{};    ///< a file only its owner can read, beside the database
    QString backupFolder{};   ///< of the automatic backups
    qint64 databaseBytes = 0; ///< on the disk, write-ahead log included
    qint64 logBytes = 0;
    qint64 freeBytes = 0;    ///< what compacting gives back
    qint64 lastBackupAt = 0; ///< UTC ms of the newest automatic one; 0: none yet
};

struct BackupRequest
{
    QString file{};
    Secret passphrase{}; ///< empty: whoever has the file can use the keys in it
    bool withLog = true;
};

struct RestoreRequest
{
    QString file{};
    Secret passphrase{};
};

/// What a backup holds.
struct BackupContent
{
    qint64 madeAt = 0; ///< UTC ms; 0: a plain copy of a database, which does not say
    qint64 groups = 0;
    qint64 keys = 0;
    qint64 accessKeys = 0;
    qint64 requests = 0;

    friend bool operator==(const BackupContent &, const BackupContent &) = default;
};

/// Care of the store as a whole: its size, its copies. Replies may take as long as the disk does;
/// nothing waits for them. Main thread. docs/data.md "Backup".
class Maintenance : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual void figures(const Reply<StoreFigures> &reply) = 0;
    /// \returns the bytes given back to the disk
    virtual void compact(const Reply<qint64> &reply) = 0;
    /// Replaces the file if there is one; it is whole or not there. FolderUnusable, StorageFailed.
    /// \returns its size
    virtual void backUp(const BackupRequest &request, const Reply<qint64> &reply) = 0;
    /// Reads the file, checks it from end to end and lays it ready; the store stays as it is.
    /// FileUnreadable, InvalidValue (not a backup), DatabaseDamaged, DatabaseTooNew;
    /// SecretsUnreadable with the field `passphrase` if one is missing or wrong, without where the
    /// data key is another one.
    virtual void prepareRestore(const RestoreRequest &request,
                                const Reply<BackupContent> &reply) = 0;
    /// What was prepared takes the store's place when keyferry starts next; what is there now is
    /// kept aside then. UnknownName if nothing is prepared.
    virtual void confirmRestore(const Reply<Nothing> &reply) = 0;
};

} // namespace keyferry
