#include "proxy/storage/restore.h"

#include "proxy/storage/aessecretbox.h"
#include "proxy/storage/backupcipher.h"
#include "proxy/storage/datakey.h"
#include "proxy/storage/migrations.h"
#include "proxy/storage/privatefile.h"
#include "proxy/storage/rowids.h"
#include "proxy/storage/statement.h"

#include <QDateTime>
#include <QDir>
#include <QFile>

#include <limits>
#include <optional>

namespace keyferry::storage {

using namespace Qt::StringLiterals;

namespace {

constexpr auto partName = "/restore.part"_L1;
constexpr auto readyName = "/restore.ready"_L1;
constexpr auto databaseName = "/keyferry.db"_L1;
constexpr auto keyName = "/data.key"_L1;

Error notABackup(const QString &file)
{
    return {ErrorKind::InvalidValue, u"%1 is not a backup of keyferry"_s.arg(file), u"file"_s};
}

Error unusable(const QString &detail)
{
    return {ErrorKind::FolderUnusable, detail, {}};
}

Outcome makeFolder(const QString &path)
{
    if (!QDir().mkpath(path))
        return unusable(path + u" cannot be made"_s);
    QFile::setPermissions(path,
                          QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    return ok();
}

Outcome emptyFolder(const QString &path)
{
    QDir(path).removeRecursively();
    return makeFolder(path);
}

Outcome copyPrivately(QFile &from, const QString &target)
{
    if (const auto made = ensurePrivateFile(target); !made)
        return made;
    QFile to(target);
    const auto unwritable = [&to] {
        return unusable(u"cannot write %1: %2"_s.arg(to.fileName(), to.errorString()));
    };
    if (!to.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return unwritable();
    constexpr qint64 pieceSize = 1024 * 1024;
    while (!from.atEnd()) {
        const QByteArray piece = from.read(pieceSize);
        if (piece.isEmpty())
            break;
        if (to.write(piece) != piece.size())
            return unwritable();
    }
    return to.flush() ? ok() : Outcome(unwritable());
}

Outcome fetch(const RestoreRequest &request, const QString &target)
{
    QFile file(request.file);
    if (!file.open(QIODevice::ReadOnly)) {
        const auto detail = u"cannot read %1: %2"_s.arg(request.file, file.errorString());
        return Error{ErrorKind::FileUnreadable, detail, u"file"_s};
    }
    const QByteArray head = file.peek(sealedFileMark);
    if (!isSealedFile(head)) {
        return head.startsWith("SQLite format 3") ? copyPrivately(file, target)
                                                  : Outcome(notABackup(request.file));
    }
    if (request.passphrase.isEmpty()) {
        const auto detail = u"%1 was made with a passphrase"_s.arg(request.file);
        return Error{ErrorKind::SecretsUnreadable, detail, u"passphrase"_s};
    }
    return openSealedFile(request.file, target, request.passphrase);
}

Result<bool> holds(Database &database, const QString &condition, qint64 expected)
{
    const auto count = database.number(u"SELECT COUNT(*) FROM sqlite_master WHERE "_s + condition);
    if (!count)
        return count.error();
    return *count == expected;
}

// Also what SQLite would run by itself: our schema has no trigger and no view.
Outcome checkSchema(Database &database, const QString &file)
{
    const auto tables = u"type='table' AND name IN ('groups','keys','access_keys','settings',"
                        "'meta','requests')"_s;
    for (const auto &[condition, expected] :
         {std::pair(tables, 6), std::pair(u"type IN ('trigger','view')"_s, 0)}) {
        const auto isSo = holds(database, condition, expected);
        if (!isSo)
            return isSo.error();
        if (!*isSo)
            return notABackup(file);
    }
    const auto version = database.schemaVersion();
    if (!version)
        return version.error();
    const int newest = allMigrations().back().version;
    if (*version > newest) {
        const auto detail = u"%1 was made by a newer keyferry (schema %2, this one knows %3)"_s;
        return Error{ErrorKind::DatabaseTooNew, detail.arg(file).arg(*version).arg(newest), {}};
    }
    return *version > 0 ? ok() : Outcome(notABackup(file));
}

struct Carried
{
    std::optional<Secret> dataKey{};
    qint64 madeAt = 0;
};

Result<Carried> takeCarried(Database &database, const QString &presentKey)
{
    const auto isCarrying = holds(database, u"type='table' AND name='backup'"_s, 1);
    if (!isCarrying)
        return isCarrying.error();
    Carried carried;
    if (!*isCarrying) {
        // A database as it lies in a data folder; only this folder's key can be its key.
        auto key = readDataKey(presentKey);
        if (!key)
            return key.error();
        carried.dataKey = std::move(*key);
        return carried;
    }
    {
        Statement row(database, u"SELECT made_at, data_key FROM backup"_s);
        if (const auto done = row.run(); !done)
            return done.error();
        if (row.next())
            carried = {.dataKey = Secret(row.bytes(1)), .madeAt = row.number(0)};
    }
    if (const auto dropped = database.execute(u"DROP TABLE backup"_s); !dropped)
        return dropped.error();
    return carried;
}

Outcome checkKey(Database &database, const std::optional<Secret> &key)
{
    const auto expected = metaValue(database, u"data_key_check"_s);
    if (!expected)
        return expected.error();
    const bool isKey = key && key->size() == dataKeySize;
    if (isKey) {
        const auto print = AesSecretBox(*key).fingerprinter().fingerprint("keyferry").toHex();
        if (expected->isEmpty() || QString::fromLatin1(print) == *expected)
            return ok();
    }
    return Error{
        ErrorKind::SecretsUnreadable,
        u"the data key of this backup is another one: without it the keys cannot be read"_s,
        {}};
}

Result<BackupContent> contentOf(Database &database, qint64 madeAt)
{
    BackupContent content{.madeAt = madeAt};
    for (const auto &[table, count] : {std::pair(u"groups"_s, &content.groups),
                                       std::pair(u"keys"_s, &content.keys),
                                       std::pair(u"access_keys"_s, &content.accessKeys),
                                       std::pair(u"requests"_s, &content.requests)}) {
        const auto found = database.number(u"SELECT COUNT(*) FROM "_s + table);
        if (!found)
            return found.error();
        *count = *found;
    }
    return content;
}

/// Moves a file out of the way; one that is not there is out of it.
Outcome keepAside(const QString &from, const QString &to)
{
    if (!QFile::exists(from) || QFile::rename(from, to))
        return ok();
    return unusable(u"%1 cannot be renamed to %2"_s.arg(from, to));
}

} // namespace

Result<BackupContent> prepareRestore(const QString &folder, const RestoreRequest &request)
{
    const QString part = folder + partName;
    if (const auto made = emptyFolder(part); !made)
        return made.error();
    const QString path = part + databaseName;
    if (const auto fetched = fetch(request, path); !fetched)
        return fetched.error();

    auto database = Database::open(path, Database::Mode::Write);
    if (!database)
        return database.error();
    Database &found = **database;
    if (const auto checked = found.check(std::numeric_limits<qint64>::max()); !checked)
        return checked.error();
    if (const auto checked = checkSchema(found, request.file); !checked)
        return checked.error();
    const auto carried = takeCarried(found, folder + keyName);
    if (!carried)
        return carried.error();
    if (const auto checked = checkKey(found, carried->dataKey); !checked)
        return checked.error();
    const auto content = contentOf(found, carried->madeAt);
    if (!content)
        return content.error();
    if (const auto done = found.leaveWriteAheadLog(); !done)
        return done.error();
    // Written last: with it the folder is whole.
    const auto written = writePrivateFile(part + keyName, carried->dataKey->reveal());
    return written ? content : Result<BackupContent>(written.error());
}

Outcome confirmRestore(const QString &folder)
{
    const QString part = folder + partName;
    if (!QFile::exists(part + databaseName) || !QFile::exists(part + keyName))
        return Error{ErrorKind::UnknownName, u"no backup was prepared"_s, {}};
    QDir(folder + readyName).removeRecursively();
    return putInPlace(part, folder + readyName);
}

Result<QString> applyRestore(const QString &folder, qint64 now)
{
    QDir(folder + partName).removeRecursively(); // never confirmed
    const QString ready = folder + readyName;
    if (!QFile::exists(ready))
        return QString();
    const auto time =
        QDateTime::fromMSecsSinceEpoch(now, Qt::UTC).toString(u"yyyyMMdd'T'HHmmss'Z'");
    const QString aside = u"%1/before-restore-%2"_s.arg(folder, time);
    if (const auto made = makeFolder(aside); !made)
        return made.error();
    // File by file: one that is no longer ready is in its place already, from a try that was cut
    // short.
    for (const auto name : {databaseName, keyName}) {
        if (!QFile::exists(ready + name))
            continue;
        for (const auto ending : {""_L1, "-wal"_L1, "-shm"_L1}) {
            if (const auto kept = keepAside(folder + name + ending, aside + name + ending); !kept)
                return kept.error();
        }
        if (const auto done = putInPlace(ready + name, folder + name); !done)
            return done.error();
    }
    QDir(ready).removeRecursively();
    return aside;
}

} // namespace keyferry::storage
