#pragma once

#include "proxy/core/maintenance.h"
#include "ui/pages/settingspane.h"

namespace keyferry::ui {

/// Backups by hand and back, and where the automatic ones are.
class BackupPane final : public SettingsPane
{
    Q_OBJECT

public:
    explicit BackupPane(Maintenance *maintenance, QWidget *parent = nullptr);

    void setFigures(const StoreFigures &figures);
    /// Opens the dialog for this file.
    void restoreFrom(const QString &file);

Q_SIGNALS:
    void backupRequested(const keyferry::BackupRequest &request);
    /// A backup is ready to be in force with the next start.
    void restartRequested();

private:
    void askForBackup();
    void chooseFile();

    Maintenance *m_maintenance;
    QString m_folder{};
    TextLabel *m_last = nullptr;
};

} // namespace keyferry::ui
