#include "ui/pages/secretspane.h"

#include "proxy/core/maintenance.h"
#include "ui/widgets/textlabel.h"

#include <QDir>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

SecretsPane::SecretsPane(QWidget *parent)
    : SettingsPane(u"secrets"_s, parent)
{
    addCard(tr("Data key"));
    m_place = addRow(tr("Kept in a file beside the database"), {});
    addRow(
        tr("What it is for"),
        tr("Provider keys, access keys, header values and proxy passwords stand encrypted in the "
           "database (AES-256-GCM); this key opens them."));
    addRow(tr("Who can read it"),
           tr("Only your account (mode 0600). Whoever reads this file and the database, as you or "
              "as administrator, can read every key in it: lock your screen, encrypt your disk."));
    addRow(tr("When it is lost"),
           tr("Then the stored keys cannot be read again. A backup holds the data key as well."));
}

void SecretsPane::setFigures(const StoreFigures &figures)
{
    m_place->setText(QDir::toNativeSeparators(figures.dataKeyFile));
}

} // namespace keyferry::ui
