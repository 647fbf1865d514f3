#pragma once

#include "proxy/core/maintenance.h"

#include <QStringList>

#include <optional>

namespace keyferry::test {

/// A store that keeps no files: gives the answers it was told to.
class FakeMaintenance final : public Maintenance
{
    Q_OBJECT

public:
    using Maintenance::Maintenance;

    void figures(const Reply<StoreFigures> &reply) override;
    void compact(const Reply<qint64> &reply) override;
    void backUp(const BackupRequest &request, const Reply<qint64> &reply) override;
    void prepareRestore(const RestoreRequest &request, const Reply<BackupContent> &reply) override;
    void confirmRestore(const Reply<Nothing> &reply) override;

    /// As if the work asked for last were done: answers it.
    void finishWork();

    StoreFigures figuresAnswer{};
    Result<qint64> workAnswer{qint64{1'500'000}};
    Result<BackupContent> contentAnswer{BackupContent{}};
    QString passphrase{}; ///< of the backup; empty: it has none
    /// compact(), backUp() and prepareRestore() are answered by finishWork().
    bool holdsWork = false;
    QStringList calls{}; ///< `backUp /tmp/a.db with log`, without passphrases
    BackupRequest lastBackup{};

private:
    void work(const QString &call, const Reply<qint64> &reply);

    std::optional<Reply<qint64>> m_held{};
    std::optional<Reply<BackupContent>> m_heldCheck{};
};

} // namespace keyferry::test
