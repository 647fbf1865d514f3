#include "proxy/storage/storedmaintenance.h"

#include "proxy/storage/ask.h"
#include "proxy/storage/backup.h"
#include "proxy/storage/dailybackup.h"
#include "proxy/storage/datafolder.h"
#include "proxy/storage/logpruner.h"
#include "proxy/storage/restore.h"
#include "proxy/storage/store.h"
#include "proxy/storage/storereader.h"

#include <QDateTime>
#include <QFileInfo>

namespace keyferry::storage {

using namespace Qt::StringLiterals;

namespace {

Result<StoreFigures> measured(Database &database, StoreFigures figures)
{
    const auto log = requestLogBytes(database);
    if (!log)
        return log.error();
    const auto free = database.freeBytes();
    if (!free)
        return free.error();
    figures.logBytes = *log;
    figures.freeBytes = *free;
    for (const auto ending : {""_L1, "-wal"_L1})
        figures.databaseBytes += QFileInfo(database.path() + ending).size();
    if (const QString newest = newestBackup(figures.backupFolder); !newest.isEmpty())
        figures.lastBackupAt = QFileInfo(newest).lastModified().toMSecsSinceEpoch();
    return figures;
}

} // namespace

StoredMaintenance::StoredMaintenance(Store *store,
                                     StoreReader *reader,
                                     const DataFolder &folder,
                                     const Clock &clock)
    : m_store(store)
    , m_reader(reader)
    , m_folder(folder.path())
    , m_dataKeyFile(folder.dataKeyPath())
    , m_backupFolder(folder.backupFolder())
    , m_clock(clock)
{}

void StoredMaintenance::detach()
{
    m_store = nullptr;
    m_reader = nullptr;
}

void StoredMaintenance::figures(const Reply<StoreFigures> &reply)
{
    const StoreFigures places{
        .folder = m_folder, .dataKeyFile = m_dataKeyFile, .backupFolder = m_backupFolder};
    ask(m_reader, this, reply, [places](StoreReader &reader) {
        return measured(reader.database(), places);
    });
}

void StoredMaintenance::compact(const Reply<qint64> &reply)
{
    ask(m_store, this, reply, [](Store &store) { return store.compact(); });
}

void StoredMaintenance::backUp(const BackupRequest &request, const Reply<qint64> &reply)
{
    const auto work = [request, key = m_dataKeyFile, now = m_clock.wall()](StoreReader &reader) {
        return writeBackup(reader.database(), key, request, now);
    };
    ask(m_reader, this, reply, work);
}

void StoredMaintenance::prepareRestore(const RestoreRequest &request,
                                       const Reply<BackupContent> &reply)
{
    ask(m_reader, this, reply, [request, folder = m_folder](StoreReader &) {
        return storage::prepareRestore(folder, request);
    });
}

void StoredMaintenance::confirmRestore(const Reply<Nothing> &reply)
{
    ask(m_reader, this, reply, [folder = m_folder](StoreReader &) {
        return storage::confirmRestore(folder);
    });
}

} // namespace keyferry::storage
