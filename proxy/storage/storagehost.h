#pragma once

#include "proxy/core/clock.h"
#include "proxy/core/configeditor.h"
#include "proxy/core/logreader.h"
#include "proxy/core/maintenance.h"
#include "proxy/core/threadptr.h"
#include "proxy/storage/recordinbox.h"
#include "proxy/storage/recordqueue.h"

#include <QProcessEnvironment>

#include <memory>

namespace keyferry::storage {

class DataFolder;
class Store;
class StoredConfigEditor;
class StoredLogReader;
class StoredMaintenance;
class StoreReader;

/// The store as the application has it: owns the data folder, the storage thread and the reader
/// thread. Main thread.
class StorageHost final
{
public:
    struct Options
    {
        QString dataFolder{};
        /// Setting -> text, from the environment and the command line: they win over stored values
        /// for the life of the process, and those settings cannot be edited meanwhile.
        QMap<QString, QString> overrides{};
        /// False: a folder without a database is refused.
        bool mayCreate = true;
        /// False: a damaged database is refused, not put aside for a new one.
        bool mayStartAnew = true;
    };

    /// Returns when everything is read and checked. FolderUnusable, FolderInUse, DatabaseTooNew,
    /// DatabaseDamaged, SecretsUnreadable, StorageFailed; InvalidValue or UnknownName for an
    /// override; AddressRefused if what is in force would be reachable from other machines with the
    /// default access key or without any. \param clock  outlives the host
    [[nodiscard]] static Result<std::unique_ptr<StorageHost>> open(const Options &options,
                                                                   const Clock &clock);
    StorageHost(const StorageHost &) = delete;
    StorageHost &operator=(const StorageHost &) = delete;
    ~StorageHost();

    [[nodiscard]] ConfigEditor &editor();
    [[nodiscard]] LogReader &logReader();
    [[nodiscard]] Maintenance &maintenance();
    /// Stays valid until the host goes; after close() it drops everything.
    [[nodiscard]] RecordSink &records() { return *m_records; }

    /// Makes the editor say keysChanged() for every group, replacing whole pools: for an engine
    /// that starts. `done` is told after the last of them.
    void publishKeys(const Reply<Nothing> &done = {});

    /// True if the database, its data key and the default access key were made by this start.
    [[nodiscard]] bool isFirstStart() const { return m_isFirstStart; }
    /// Where the key that opens the secrets lies. \pre close() has not been called
    [[nodiscard]] QString dataKeyFile() const;
    /// Where a damaged database was put aside at this start; empty if there was none.
    [[nodiscard]] QString setAsideFile() const { return m_setAsideFile; }

    /// Where the store before a restored backup was kept at this start; empty if none was restored.
    [[nodiscard]] QString keptBeforeRestore() const { return m_keptBeforeRestore; }
    [[nodiscard]] QString backupFolder() const;

    /// Puts a backup in the place of a store that nobody has open, damaged or not there included;
    /// what was there is kept aside. The errors of DataFolder::take() and
    /// Maintenance::prepareRestore().
    [[nodiscard]] static Result<BackupContent>
    restore(const QString &dataFolder, const RestoreRequest &request, const Clock &clock);

    /// Ends what was asked for before, writes the log out, closes the database and joins the
    /// threads. Replies that are on their way still come, to contexts that live; later calls are
    /// answered with Stopping. No record is appended while this runs. Done by the destructor if
    /// nobody did.
    void close();

    /// Settings named by `KEYFERRY_<NAME>`; other variables are not looked at. Pure.
    [[nodiscard]] static QMap<QString, QString>
    overridesFromEnvironment(const QProcessEnvironment &environment);

private:
    /// About 20 MB of records when the disk hangs: 4 s at 5,000 requests a second.
    static constexpr qint64 recordCapacity = 20'000;

    StorageHost();
    [[nodiscard]] Outcome start(const Options &options, const Clock &clock);

    // In order of construction; taken down by close().
    std::unique_ptr<DataFolder> m_folder{};
    RecordInbox m_inbox{recordCapacity};
    std::unique_ptr<StoredConfigEditor> m_editor{};
    std::unique_ptr<StoredLogReader> m_logReader{};
    std::unique_ptr<StoredMaintenance> m_maintenance{};
    std::unique_ptr<RecordQueue> m_records{};
    ThreadPtr m_storageThread{};
    ThreadPtr m_readerThread{};
    Store *m_store = nullptr; // deleted when its thread ends; likewise the reader
    StoreReader *m_reader = nullptr;
    QString m_setAsideFile{};
    QString m_keptBeforeRestore{};
    bool m_isFirstStart = false;
};

} // namespace keyferry::storage
