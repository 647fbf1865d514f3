#include "proxy/storage/database.h"

#include "proxy/core/logging.h"
#include "proxy/storage/privatefile.h"
#include "proxy/storage/statement.h"

#include <atomic>

namespace keyferry::storage {

using namespace Qt::StringLiterals;

namespace {

// A pragma without which things are slower but right.
void tryPragma(Database &database, const QString &sql)
{
    if (const auto done = database.execute(sql); !done)
        qCWarning(lcStorage).noquote() << sql << done.error().detail;
}

QString nextConnectionName()
{
    static std::atomic<int> opened{0};
    return u"keyferry-%1"_s.arg(++opened);
}

} // namespace

QStringList logTables()
{
    return {u"requests"_s, u"attempts"_s, u"bodies"_s};
}

Result<std::unique_ptr<Database>> Database::open(const QString &path, Mode mode)
{
    // Made before SQLite does: its write-ahead log and shared memory take over the mode of the
    // database file.
    if (mode == Mode::Write) {
        if (const auto made = ensurePrivateFile(path); !made)
            return made.error();
        makePrivate(path + "-wal"_L1);
        makePrivate(path + "-shm"_L1);
    }
    std::unique_ptr<Database> database(new Database(path, nextConnectionName()));
    if (const auto connected = database->connectTo(mode); !connected)
        return connected.error();
    return database;
}

Database::Database(QString path, QString connection)
    : m_path(std::move(path))
    , m_connection(std::move(connection))
    , m_handle(QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection))
{}

Database::~Database()
{
    m_handle.close();
    m_handle = {};
    QSqlDatabase::removeDatabase(m_connection);
}

Outcome Database::connectTo(Mode mode)
{
    const auto wait = u"QSQLITE_BUSY_TIMEOUT=5000"_s;
    m_handle.setDatabaseName(m_path);
    m_handle.setConnectOptions(mode == Mode::Write ? wait : wait + ";QSQLITE_OPEN_READONLY"_L1);
    if (!m_handle.open())
        return sqlError(m_handle.lastError());
    return mode == Mode::Write ? prepareForWriting() : ok();
}

Outcome Database::prepareForWriting()
{
    // auto_vacuum counts only in a file that has no page yet, and switching to WAL writes the first
    // one.
    for (const QString &pragma : {u"PRAGMA auto_vacuum=INCREMENTAL"_s,
                                  u"PRAGMA journal_mode=WAL"_s,
                                  u"PRAGMA synchronous=FULL"_s,
                                  u"PRAGMA foreign_keys=ON"_s,
                                  u"PRAGMA secure_delete=ON"_s,
                                  u"PRAGMA wal_autocheckpoint=1000"_s}) {
        if (const auto done = execute(pragma); !done)
            return done.error();
    }
    return ok();
}

Outcome Database::execute(const QString &sql)
{
    QSqlQuery query(m_handle);
    if (!query.exec(sql))
        return sqlError(query.lastError());
    return ok();
}

Result<qint64> Database::number(const QString &sql)
{
    Statement statement(*this, sql);
    if (const auto done = statement.run(); !done)
        return done.error();
    return statement.next() ? statement.number(0) : 0;
}

Result<QStringList> Database::texts(const QString &sql)
{
    Statement statement(*this, sql);
    if (const auto done = statement.run(); !done)
        return done.error();
    QStringList found;
    while (statement.next())
        found.append(statement.text(0));
    if (const auto ended = statement.ended(); !ended)
        return ended.error();
    return found;
}

Outcome Database::setDurability(Durability durability)
{
    if (durability == m_durability)
        return ok();
    const bool isFull = durability == Durability::PowerLoss;
    const auto done =
        execute(isFull ? u"PRAGMA synchronous=FULL"_s : u"PRAGMA synchronous=NORMAL"_s);
    if (done)
        m_durability = durability;
    return done;
}

Result<int> Database::schemaVersion()
{
    const auto version = number(u"PRAGMA user_version"_s);
    if (!version)
        return version.error();
    return static_cast<int>(*version);
}

Outcome Database::setSchemaVersion(int version)
{
    return execute(u"PRAGMA user_version=%1"_s.arg(version));
}

Outcome Database::check(qint64 thoroughBytes)
{
    const auto used = usedBytes();
    if (!used)
        return used.error();
    QStringList checks{u"PRAGMA quick_check(1)"_s};
    if (*used > thoroughBytes) {
        const auto tables = texts(u"SELECT name FROM sqlite_master WHERE type='table'"_s);
        if (!tables)
            return tables.error();
        checks.clear();
        for (const QString &table : *tables) {
            if (!logTables().contains(table))
                checks.append(u"PRAGMA quick_check('%1')"_s.arg(table));
        }
    }
    for (const QString &sql : checks) {
        const auto findings = texts(sql);
        if (!findings)
            return findings.error();
        if (*findings != QStringList{u"ok"_s})
            return Error{ErrorKind::DatabaseDamaged, u"database: "_s + findings->join("; "_L1), {}};
    }
    return ok();
}

Outcome Database::copyTo(const QString &path)
{
    if (const auto made = ensurePrivateFile(path); !made)
        return made.error();
    Statement copy(*this, u"VACUUM INTO ?"_s);
    return copy.run({path});
}

Outcome Database::compact()
{
    return execute(u"VACUUM"_s);
}

Outcome Database::leaveWriteAheadLog()
{
    return execute(u"PRAGMA journal_mode=DELETE"_s);
}

Outcome Database::giveBackPages(int count)
{
    // The pragma wants one step a page and QSqlQuery makes just one, whatever number it is given.
    for (int i = 0; i < count; ++i) {
        if (const auto done = execute(u"PRAGMA incremental_vacuum(1)"_s); !done)
            return done.error();
    }
    return ok();
}

Result<qint64> Database::freePages()
{
    return number(u"PRAGMA freelist_count"_s);
}

Result<qint64> Database::freeBytes()
{
    const auto free = freePages();
    const auto size = number(u"PRAGMA page_size"_s);
    if (!free || !size)
        return free ? size.error() : free.error();
    return *free * *size;
}

Result<qint64> Database::usedBytes()
{
    const auto pages = number(u"PRAGMA page_count"_s);
    const auto free = freePages();
    const auto size = number(u"PRAGMA page_size"_s);
    for (const auto *part : {&pages, &free, &size}) {
        if (!*part)
            return part->error();
    }
    return (*pages - *free) * *size;
}

Result<qint64> Database::bytesOf(const QStringList &tables)
{
    Statement names(*this, u"SELECT name FROM sqlite_master WHERE tbl_name=? AND rootpage>0"_s);
    // Asked name by name: only then dbstat leaves the pages of other tables alone.
    Statement size(*this, u"SELECT SUM(pgsize) FROM dbstat WHERE name=? AND aggregate=TRUE"_s);
    qint64 total = 0;
    for (const QString &table : tables) {
        if (const auto done = names.run({table}); !done)
            return done.error();
        while (names.next()) {
            if (const auto done = size.run({names.text(0)}); !done)
                return done.error();
            total += size.next() ? size.number(0) : 0;
            size.finish();
        }
    }
    return total;
}

void Database::checkpoint()
{
    tryPragma(*this, u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
}

LargeCache::LargeCache(Database &database)
    : m_database(database)
{
    tryPragma(m_database, u"PRAGMA cache_size=-65536"_s); // 64 MB
}

LargeCache::~LargeCache()
{
    tryPragma(m_database, u"PRAGMA cache_size=-2000"_s);
    tryPragma(m_database, u"PRAGMA shrink_memory"_s);
}

} // namespace keyferry::storage
