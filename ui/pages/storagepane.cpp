#include "ui/pages/storagepane.h"

#include "ui/dialogs/confirmdialog.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/formatting.h"
#include "ui/widgets/textlabel.h"

#include <QDesktopServices>
#include <QDir>
#include <QPushButton>
#include <QUrl>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

StoragePane::StoragePane(LogReader *log, QWidget *parent)
    : SettingsPane(u"storage"_s, parent)
    , m_log(log)
    , m_databaseSize(new TextLabel({}, {}, this))
    , m_logSize(new TextLabel({}, {}, this))
    , m_compact(makeButton(tr("&Compact"), {}, this))
    , m_clear(makeButton(tr("C&lear…"), {}, this))
{
    addCard(tr("Database"));
    m_place = addRow(tr("Size on the disk"), {}, m_databaseSize);
    m_free = addRow(tr("Compact"), {}, m_compact);
    addRow(tr("Data folder"),
           tr("Database, data key, automatic backups and the state of the window"),
           makeFolderButton());
    addCard(tr("Request log"));
    addRow(
        tr("Size of the log"), tr("Part of the database; “Recording” has its limits"), m_logSize);
    addRow(tr("Clear the log"), tr("Removes every request; the statistics stay"), m_clear);
    m_compact->setAccessibleDescription(tr("Compact the database"));
    m_clear->setAccessibleDescription(tr("Clear the request log"));
    connect(m_compact, &QPushButton::clicked, this, &StoragePane::compactRequested);
    connect(m_clear, &QPushButton::clicked, this, &StoragePane::askToClear);
    setFigures({});
}

QPushButton *StoragePane::makeFolderButton()
{
    auto *open = makeButton(tr("Open &folder"), {.icon = "folder"}, this);
    connect(open, &QPushButton::clicked, this, [this] {
        QDesktopServices::openUrl(QUrl::fromLocalFile(m_folder));
    });
    return open;
}

void StoragePane::setFigures(const StoreFigures &figures)
{
    m_folder = figures.folder;
    m_databaseSize->setText(format::size(figures.databaseBytes));
    m_place->setText(QDir::toNativeSeparators(figures.folder));
    m_logSize->setText(format::size(figures.logBytes));
    m_free->setText(figures.freeBytes > 0 ? tr("Gives about %1 back; the log waits meanwhile")
                                                .arg(format::size(figures.freeBytes))
                                          : tr("There is nothing to give back"));
    m_compact->setEnabled(figures.freeBytes > 0);
    m_clear->setEnabled(figures.logBytes > 0);
}

void StoragePane::askToClear()
{
    auto *dialog =
        new ConfirmDialog({.title = tr("Clear the log"),
                           .lead = tr("Remove every request from the log?"),
                           .consequence = tr("The statistics stay. This cannot be undone."),
                           .verb = tr("Clear the log")},
                          this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, &StoragePane::clear);
    dialog->open();
}

void StoragePane::clear()
{
    m_clear->setEnabled(false);
    m_log->clear({this, [this](const Outcome &outcome) {
                      if (!outcome)
                          Q_EMIT failed(outcome.error());
                  }});
}

} // namespace keyferry::ui
