#include "ui/dialogs/restoredialog.h"

#include "ui/dialogs/dialogfoot.h"
#include "ui/dialogs/formrows.h"
#include "ui/models/errortext.h"
#include "ui/models/wordlist.h"
#include "ui/widgets/fieldnote.h"
#include "ui/widgets/formatting.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/textlabel.h"

#include <QFileInfo>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int usualWidth = 480;

} // namespace

RestoreDialog::RestoreDialog(Maintenance &maintenance, const QString &file, QWidget *parent)
    : QDialog(parent)
    , m_maintenance(maintenance)
    , m_file(file)
    , m_finding(new TextLabel({}, {}, this))
    , m_consequence(new TextLabel({}, {}, this))
    , m_passphraseRow(new QWidget(this))
    , m_passphrase(new QLineEdit(this))
    , m_note(new FieldNote(m_passphrase, this))
    , m_foot(new DialogFoot(tr("Restore and restart"), ButtonKind::Danger, this))
{
    setWindowTitle(tr("Restore a backup"));
    setMinimumWidth(usualWidth);
    auto *lead = new TextLabel(QFileInfo(file).fileName(), {.font = &Fonts::section}, this);
    for (QLabel *text : {static_cast<QLabel *>(lead),
                         static_cast<QLabel *>(m_finding),
                         static_cast<QLabel *>(m_consequence)})
        text->setWordWrap(true);
    m_passphrase->setEchoMode(QLineEdit::Password);
    auto *form = new QFormLayout(m_passphraseRow);
    prepareForm(form);
    addFormRow(form, tr("&Passphrase"), withNote(m_passphrase, m_note), m_passphrase);
    m_passphraseRow->hide();

    auto *content = new QVBoxLayout;
    content->setContentsMargins(
        metrics::dialogMargin, metrics::dialogMargin, metrics::dialogMargin, metrics::dialogMargin);
    content->setSpacing(metrics::gap);
    for (QWidget *part : QList<QWidget *>{lead, m_finding, m_passphraseRow, m_consequence})
        content->addWidget(part);
    content->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(content, 1);
    column->addWidget(m_foot);
    connect(m_foot, &DialogFoot::primaryClicked, this, &RestoreDialog::press);
    connect(m_passphrase, &QLineEdit::textEdited, this, [this] {
        m_note->clearError();
        m_foot->setReady(!m_passphrase->text().isEmpty());
    });
    check();
}

void RestoreDialog::check()
{
    m_foot->setReady(false, tr("Checking the file…"));
    m_maintenance.prepareRestore(
        {.file = m_file, .passphrase = Secret(m_passphrase->text().toUtf8())},
        {this, [this](const Result<BackupContent> &content) { showContent(content); }});
}

void RestoreDialog::showContent(const Result<BackupContent> &content)
{
    if (!content)
        return askPassphrase(content.error());
    m_isChecked = true;
    m_passphraseRow->hide();
    const QString words = contentInWords(*content);
    m_finding->setText(
        content->madeAt > 0
            ? tr("Made on %1. It holds %2.").arg(format::fullTime(content->madeAt), words)
            : tr("It holds %1.").arg(words));
    m_consequence->setText(tr("It takes the place of everything that is there now. What is there "
                              "now is kept in the data folder. Running requests are ended."));
    m_foot->primary()->setText(tr("Restore and restart"));
    m_foot->setReady(true);
    m_foot->cancel()->setFocus(Qt::TabFocusReason);
    makeRoom();
}

// A dialog that is shown does not grow with texts that wrap.
void RestoreDialog::makeRoom()
{
    layout()->activate();
    resize(width(), std::max(height(), layout()->totalHeightForWidth(width())));
}

void RestoreDialog::askPassphrase(const Error &error)
{
    const bool isAsking = error.field == "passphrase"_L1;
    m_passphraseRow->setVisible(isAsking);
    if (!isAsking)
        return m_foot->setReady(false, backupErrorText(error));
    m_finding->setText(tr("This backup is encrypted."));
    // Nothing was typed yet the first time.
    m_note->setError(m_passphrase->text().isEmpty() ? QString() : backupErrorText(error));
    m_foot->primary()->setText(tr("Check"));
    m_foot->setReady(false);
    m_passphrase->setFocus();
    m_passphrase->selectAll();
    makeRoom();
}

void RestoreDialog::press()
{
    if (!m_isChecked)
        return check();
    m_foot->setReady(false, tr("Getting ready…"));
    m_maintenance.confirmRestore({this, [this](const Outcome &outcome) { finish(outcome); }});
}

void RestoreDialog::finish(const Outcome &outcome)
{
    if (!outcome)
        return m_foot->setFailure(backupErrorText(outcome.error()));
    Q_EMIT confirmed();
    accept();
}

QString RestoreDialog::contentInWords(const BackupContent &content)
{
    const auto counted = [](qint64 count, const char *one, const char *many) {
        return count == 1 ? tr(one) : tr(many, nullptr, static_cast<int>(count));
    };
    const QStringList parts{
        counted(content.groups, QT_TR_NOOP("1 group"), QT_TR_NOOP("%Ln groups")),
        counted(content.keys, QT_TR_NOOP("1 key"), QT_TR_NOOP("%Ln keys")),
        counted(content.accessKeys, QT_TR_NOOP("1 access key"), QT_TR_NOOP("%Ln access keys")),
        counted(content.requests, QT_TR_NOOP("1 request"), QT_TR_NOOP("%Ln requests"))};
    return listed(parts);
}

} // namespace keyferry::ui
