#include "ui/pages/backuppane.h"

#include "ui/dialogs/backupdialog.h"
#include "ui/dialogs/restoredialog.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/formatting.h"
#include "ui/widgets/textlabel.h"

#include <QFileDialog>
#include <QPushButton>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

BackupPane::BackupPane(Maintenance *maintenance, QWidget *parent)
    : SettingsPane(u"backup"_s, parent)
    , m_maintenance(maintenance)
{
    auto *backUp = makeButton(tr("&Back up…"), {}, this);
    auto *restore = makeButton(tr("&Restore…"), {}, this);
    addCard(tr("By hand"));
    addRow(tr("Back up"),
           tr("One file with groups, keys, settings and the log, and the data key that opens them"),
           backUp);
    addRow(tr("Restore"),
           tr("Checks a backup, then puts it in the place of what is there; that is kept aside"),
           restore);
    m_last = addRow(tr("Last automatic backup"), {});
    connect(backUp, &QPushButton::clicked, this, &BackupPane::askForBackup);
    connect(restore, &QPushButton::clicked, this, &BackupPane::chooseFile);
    setFigures({});
}

void BackupPane::setFigures(const StoreFigures &figures)
{
    m_folder = figures.backupFolder;
    m_last->setText(
        figures.lastBackupAt > 0
            ? tr("%1, in %2", "time, folder").arg(format::fullTime(figures.lastBackupAt), m_folder)
            : tr("None yet"));
}

void BackupPane::askForBackup()
{
    auto *dialog = new BackupDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &BackupDialog::backupRequested, this, &BackupPane::backupRequested);
    dialog->open();
}

void BackupPane::chooseFile()
{
    const QString file =
        QFileDialog::getOpenFileName(this,
                                     tr("Restore a backup"),
                                     m_folder,
                                     tr("Backups (*.db *.keyferry-backup);;All files (*)"));
    if (!file.isEmpty())
        restoreFrom(file);
}

void BackupPane::restoreFrom(const QString &file)
{
    auto *dialog = new RestoreDialog(*m_maintenance, file, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &RestoreDialog::confirmed, this, &BackupPane::restartRequested);
    dialog->open();
}

} // namespace keyferry::ui
