#pragma once

#include "proxy/core/clock.h"
#include "proxy/core/maintenance.h"

namespace keyferry::storage {

class DataFolder;
class Store;
class StoreReader;

/// Maintenance on the database: compacts on the storage thread; copies and checks on the reader
/// thread, so that edits and the log go on meanwhile. Main thread.
class StoredMaintenance final : public Maintenance
{
    Q_OBJECT

public:
    /// Both stay usable until detach().
    StoredMaintenance(Store *store,
                      StoreReader *reader,
                      const DataFolder &folder,
                      const Clock &clock);

    /// From now on every call is answered with Stopping.
    void detach();

    void figures(const Reply<StoreFigures> &reply) override;
    void compact(const Reply<qint64> &reply) override;
    void backUp(const BackupRequest &request, const Reply<qint64> &reply) override;
    void prepareRestore(const RestoreRequest &request, const Reply<BackupContent> &reply) override;
    void confirmRestore(const Reply<Nothing> &reply) override;

private:
    Store *m_store = nullptr;
    StoreReader *m_reader = nullptr;
    QString m_folder;
    QString m_dataKeyFile;
    QString m_backupFolder;
    const Clock &m_clock;
};

} // namespace keyferry::storage
