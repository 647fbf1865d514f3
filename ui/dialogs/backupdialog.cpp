#include "ui/dialogs/backupdialog.h"

#include "ui/dialogs/dialogfoot.h"
#include "ui/dialogs/formrows.h"
#include "ui/widgets/fieldnote.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/textlabel.h"

#include <QCheckBox>
#include <QDate>
#include <QFileDialog>
#include <QFormLayout>
#include <QLineEdit>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int usualWidth = 480;

} // namespace

BackupDialog::BackupDialog(QWidget *parent)
    : QDialog(parent)
    , m_passphrase(new QLineEdit(this))
    , m_again(new QLineEdit(this))
    , m_againNote(new FieldNote(m_again, this))
    , m_meaning(new TextLabel({}, {}, this))
    , m_withLog(new QCheckBox(tr("With the request &log"), this))
    , m_foot(new DialogFoot(tr("Choose a file…"), ButtonKind::Primary, this))
{
    setWindowTitle(tr("Back up"));
    setMinimumWidth(usualWidth);
    m_meaning->setWordWrap(true);
    m_withLog->setChecked(true);
    auto *content = new QVBoxLayout;
    content->setContentsMargins(
        metrics::dialogMargin, metrics::dialogMargin, metrics::dialogMargin, metrics::dialogMargin);
    content->setSpacing(metrics::block);
    content->addWidget(m_meaning);
    content->addLayout(makeForm());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(content, 1);
    column->addWidget(m_foot);
    for (QLineEdit *line : {m_passphrase, m_again})
        connect(line, &QLineEdit::textChanged, this, &BackupDialog::judge);
    connect(m_foot, &DialogFoot::primaryClicked, this, &BackupDialog::chooseFile);
    judge();
    m_passphrase->setFocus();
}

QFormLayout *BackupDialog::makeForm()
{
    auto *form = new QFormLayout;
    prepareForm(form);
    for (QLineEdit *line : {m_passphrase, m_again})
        line->setEchoMode(QLineEdit::Password);
    addFormRow(form, tr("&Passphrase"), m_passphrase, m_passphrase);
    addFormRow(form, tr("&Once more"), withNote(m_again, m_againNote), m_again);
    form->addRow(QString(), m_withLog);
    return form;
}

void BackupDialog::judge()
{
    const bool isOpen = m_passphrase->text().isEmpty();
    m_meaning->setText(
        isOpen ? tr("Without a passphrase whoever gets the file can use the keys in it. Only you "
                    "will be able to read it (mode 0600).")
               : tr("The file will be encrypted. Without the passphrase nobody can read it, you "
                    "included."));
    const bool isSame = m_passphrase->text() == m_again->text();
    m_againNote->setError(isSame || m_again->text().isEmpty() ? QString()
                                                              : tr("The two passphrases differ."));
    m_foot->setReady(isSame, isSame ? QString() : tr("Type the passphrase twice."));
}

void BackupDialog::chooseFile()
{
    const QString name =
        u"keyferry-%1%2"_s.arg(QDate::currentDate().toString(Qt::ISODate),
                               m_passphrase->text().isEmpty() ? u".db"_s : u".keyferry-backup"_s);
    const QString file = QFileDialog::getSaveFileName(this, tr("Back up"), name);
    if (!file.isEmpty())
        backUpTo(file);
}

void BackupDialog::backUpTo(const QString &file)
{
    Q_EMIT backupRequested({.file = file,
                            .passphrase = Secret(m_passphrase->text().toUtf8()),
                            .withLog = m_withLog->isChecked()});
    accept();
}

} // namespace keyferry::ui
