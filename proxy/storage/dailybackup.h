#pragma once

#include "proxy/core/clock.h"
#include "proxy/core/configeditor.h"
#include "proxy/core/maintenance.h"

#include <QTimer>

namespace keyferry::storage {

/// Backs up once a day (UTC) while the setting says so: without the log, with the data key, into
/// the folder of automatic backups, of which the newest seven stay. Main thread.
class DailyBackup final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        Maintenance &maintenance;
        const ConfigEditor &editor;
        const Clock &clock;
        QString folder{};
    };

    explicit DailyBackup(const Parts &parts, QObject *parent = nullptr);

    /// Looks a minute from now, when the start is over, then every hour.
    void start();
    /// Backs up if today's is not there yet.
    void look();

Q_SIGNALS:
    void finished(const keyferry::Result<qint64> &result);

private:
    void finish(const Result<qint64> &result);

    Parts m_parts;
    QTimer m_timer{};
    bool m_isBusy = false;
};

/// `keyferry-2026-11-23.db`
[[nodiscard]] QString dailyBackupName(qint64 now);
/// Whole path; empty if there is none.
[[nodiscard]] QString newestBackup(const QString &folder);
/// Names beyond the newest `kept`; those that are not of automatic backups are left out. Pure.
[[nodiscard]] QStringList outdatedBackups(QStringList names, int kept);

} // namespace keyferry::storage
