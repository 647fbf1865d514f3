#include "proxy/storage/backup.h"

#include "proxy/storage/backupcipher.h"
#include "proxy/storage/datakey.h"
#include "proxy/storage/privatefile.h"
#include "proxy/storage/statement.h"

#include <QFile>
#include <QFileInfo>

namespace keyferry::storage {

using namespace Qt::StringLiterals;

namespace {

/// A file that goes with it, and what SQLite puts beside a database.
class Draft
{
public:
    explicit Draft(QString path)
        : m_path(std::move(path))
    {
        remove();
    }
    Draft(const Draft &) = delete;
    Draft &operator=(const Draft &) = delete;
    ~Draft() { remove(); }

    [[nodiscard]] const QString &path() const { return m_path; }

private:
    void remove() const
    {
        for (const auto &ending : {""_L1, "-wal"_L1, "-shm"_L1, "-journal"_L1})
            QFile::remove(m_path + ending);
    }

    QString m_path;
};

Outcome dropLog(Database &copy)
{
    for (const QString &table : logTables()) {
        if (const auto done = copy.execute(u"DELETE FROM "_s + table); !done)
            return done;
    }
    return copy.compact();
}

// Makes the copy one that stands for itself.
Outcome complete(const QString &path, const Secret &dataKey, bool withLog, qint64 now)
{
    auto copy = Database::open(path, Database::Mode::Write);
    if (!copy)
        return copy.error();
    if (!withLog) {
        if (const auto done = dropLog(**copy); !done)
            return done;
    }
    const auto table = u"CREATE TABLE backup (made_at INTEGER NOT NULL, data_key BLOB NOT NULL)"_s;
    if (const auto done = (*copy)->execute(table); !done)
        return done;
    {
        Statement row(**copy, u"INSERT INTO backup (made_at, data_key) VALUES (?, ?)"_s);
        if (const auto done = row.run({now, dataKey.reveal()}); !done)
            return done;
    }
    return (*copy)->leaveWriteAheadLog();
}

Result<qint64> putThere(const QString &draft, const QString &file)
{
    if (const auto done = putInPlace(draft, file); !done)
        return done.error();
    return QFileInfo(file).size();
}

} // namespace

Result<qint64>
writeBackup(Database &source, const QString &dataKeyPath, const BackupRequest &request, qint64 now)
{
    const auto dataKey = readDataKey(dataKeyPath);
    if (!dataKey)
        return dataKey.error();
    if (!*dataKey)
        return Error{ErrorKind::SecretsUnreadable, dataKeyPath + u" is missing"_s, {}};

    const bool isSealed = !request.passphrase.isEmpty();
    const QString beside = request.file + ".part"_L1;
    const Draft clear(isSealed ? dataKeyPath + ".backup"_L1 : beside);
    if (const auto copied = source.copyTo(clear.path()); !copied)
        return copied.error();
    if (const auto done = complete(clear.path(), **dataKey, request.withLog, now); !done)
        return done.error();
    if (!isSealed)
        return putThere(clear.path(), request.file);
    const Draft sealed(beside);
    if (const auto done = sealFile(clear.path(), sealed.path(), request.passphrase); !done)
        return done.error();
    return putThere(sealed.path(), request.file);
}

} // namespace keyferry::storage
