#pragma once

#include "proxy/core/result.h"

#include <QSqlDatabase>
#include <QString>
#include <QStringList>

#include <memory>

namespace keyferry::storage {

/// What a commit must outlive: edits the loss of power, log rows only that of the process.
enum class Durability { PowerLoss, ProcessEnd };

/// One SQLite connection and, with its .cpp, the one place that knows SQLite from other databases:
/// pragmas, checks, copies, space. Belongs to the thread that opened it; no Statement may outlive
/// it.
class Database
{
public:
    enum class Mode { Write, ReadOnly };

    /// Write makes the file if it is not there. DatabaseDamaged, StorageFailed, FolderUnusable.
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const QString &path, Mode mode);
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;
    ~Database();

    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] const QSqlDatabase &handle() const { return m_handle; }

    /// One statement without parameters.
    [[nodiscard]] Outcome execute(const QString &sql);
    /// First column of the first row; 0 if there is none.
    [[nodiscard]] Result<qint64> number(const QString &sql);
    /// \pre no transaction is open
    [[nodiscard]] Outcome setDurability(Durability durability);

    [[nodiscard]] Result<int> schemaVersion();
    [[nodiscard]] Outcome setSchemaVersion(int version);
    /// DatabaseDamaged in words. Of a file over `thoroughBytes` only the tables of the
    /// configuration are read: a log of gigabytes must not hold up the start.
    [[nodiscard]] Outcome check(qint64 thoroughBytes = 64LL * 1024 * 1024);
    /// A consistent copy in a new private file.
    [[nodiscard]] Outcome copyTo(const QString &path);
    /// Writes the whole file anew, without gaps. \pre no transaction is open
    [[nodiscard]] Outcome compact();
    /// One file and nothing beside it, for a copy that goes elsewhere.
    [[nodiscard]] Outcome leaveWriteAheadLog();
    /// Returns free pages to the file system. \pre a transaction is open
    [[nodiscard]] Outcome giveBackPages(int count);
    [[nodiscard]] Result<qint64> freePages();
    [[nodiscard]] Result<qint64> freeBytes();
    /// Bytes in use, free pages left out.
    [[nodiscard]] Result<qint64> usedBytes();
    /// Bytes of these tables and their indexes; StorageFailed where SQLite was built without
    /// dbstat.
    [[nodiscard]] Result<qint64> bytesOf(const QStringList &tables);
    /// Moves the write-ahead log into the database file, if no reader is in the way.
    void checkpoint();

private:
    Database(QString path, QString connection);
    [[nodiscard]] Outcome connectTo(Mode mode);
    [[nodiscard]] Outcome prepareForWriting();
    [[nodiscard]] Result<QStringList> texts(const QString &sql);

    QString m_path{};
    QString m_connection{};
    QSqlDatabase m_handle{};
    Durability m_durability = Durability::PowerLoss;
};

/// A large page cache while it lives: indexes of random values that do not fit into the usual 2 MB
/// are written again and again.
class LargeCache
{
public:
    explicit LargeCache(Database &database);
    LargeCache(const LargeCache &) = delete;
    LargeCache &operator=(const LargeCache &) = delete;
    ~LargeCache();

private:
    Database &m_database;
};

/// Tables of the request log; statistics are not among them.
[[nodiscard]] QStringList logTables();

} // namespace keyferry::storage
