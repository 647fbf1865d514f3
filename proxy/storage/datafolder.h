#pragma once

#include "proxy/core/result.h"

#include <QString>

#include <memory>

namespace keyferry::storage {

/// The data folder while it is ours: it exists, can be written to, and no other process uses it.
/// Any thread.
class DataFolder
{
public:
    /// FolderUnusable (not there and not to be made, not a folder, not writable), FolderInUse.
    /// A folder that we make or find empty becomes 0700.
    [[nodiscard]] static Result<std::unique_ptr<DataFolder>> take(const QString &path,
                                                                  bool mayCreate);
    DataFolder(const DataFolder &) = delete;
    DataFolder &operator=(const DataFolder &) = delete;
    ~DataFolder();

    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] QString databasePath() const;
    [[nodiscard]] QString dataKeyPath() const;
    /// Of the automatic backups; may not be there yet.
    [[nodiscard]] QString backupFolder() const;

private:
    DataFolder(const QString &path, int lock);

    QString m_path{};
    int m_lock = -1;
};

} // namespace keyferry::storage
