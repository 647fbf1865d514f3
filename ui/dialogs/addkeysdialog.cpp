#include "ui/dialogs/addkeysdialog.h"

#include "ui/dialogs/dialogfoot.h"
#include "ui/dialogs/keypastebox.h"
#include "ui/dialogs/refusaltable.h"
#include "ui/models/checktext.h"
#include "ui/widgets/card.h"
#include "ui/widgets/fieldnote.h"
#include "ui/widgets/formatting.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/textlabel.h"

#include <QCheckBox>
#include <QDragEnterEvent>
#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QMimeData>
#include <QPlainTextEdit>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize usualSize{580, 560};
constexpr int mostRefusalRows = 4;

QString nameOf(const GroupConfig &group)
{
    return group.displayName.isEmpty() ? QString::fromLatin1(group.name) : group.displayName;
}

TextLabel *addCount(QHBoxLayout *row, const QString &caption, ThemeColor color)
{
    auto *column = new QVBoxLayout;
    column->setContentsMargins(metrics::block, metrics::gap, metrics::block, metrics::gap);
    column->setSpacing(0);
    auto *figure = new TextLabel(u"0"_s, {.font = &Fonts::title, .color = color});
    column->addWidget(figure);
    column->addWidget(
        new TextLabel(caption, {.font = &Fonts::caption, .color = &Theme::textMuted}));
    row->addLayout(column, 1);
    return figure;
}

} // namespace

AddKeysDialog::AddKeysDialog(const GroupPtr &group, QWidget *parent)
    : QDialog(parent)
    , m_group(group)
    , m_box(new KeyPasteBox(tr("Keys to add"), this))
    , m_note(new FieldNote(m_box->edit(), this))
    , m_refusals(new RefusalTable(mostRefusalRows, this))
    , m_check(new QCheckBox(tr("&Check the new keys now"), this))
    , m_foot(new DialogFoot(tr("Add keys"), ButtonKind::Primary, this))
{
    setWindowTitle(tr("Add keys"));
    setAcceptDrops(true);
    resize(usualSize);
    m_note->setHelp(tr("One key a line, a CSV with a header, JSON, or keys apart by commas. "
                       "You can also drop a file of any size here."));
    const QString whyNoCheck = ui::whyNoCheck(m_group->channel, m_group->checkPath);
    m_check->setEnabled(whyNoCheck.isEmpty());
    m_check->setToolTip(whyNoCheck);
    m_counts = makeCounts();
    m_chip = makeFileChip();
    m_chip->hide();

    auto *content = new QVBoxLayout;
    content->setContentsMargins(
        metrics::dialogMargin, metrics::wide, metrics::dialogMargin, metrics::wide);
    content->setSpacing(metrics::gap);
    content->addWidget(makeHead());
    content->addWidget(m_box, 1);
    for (QWidget *part : QList<QWidget *>{m_chip, m_note, m_counts, m_refusals, m_check})
        content->addWidget(part);
    content->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(content, 1);
    column->addWidget(m_foot);

    connect(m_box, &KeyPasteBox::keysChanged, this, &AddKeysDialog::takeText);
    connect(m_foot, &DialogFoot::primaryClicked, this, &AddKeysDialog::addKeys);
    takeText();
    m_box->setFocus();
}

QWidget *AddKeysDialog::makeHead()
{
    auto *head = new QWidget(this);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(
        new TextLabel(tr("Keys for %1").arg(nameOf(*m_group)), {.font = &Fonts::section}));
    row->addStretch();
    auto *open = makeButton(tr("&Open a file…"), {.size = ButtonSize::Small, .icon = "folder"});
    row->addWidget(open);
    connect(open, &QPushButton::clicked, this, &AddKeysDialog::chooseFile);
    return head;
}

// A file's keys are not shown: it may be long, and others may look on.
QWidget *AddKeysDialog::makeFileChip()
{
    auto *card = new Card(this);
    m_file = new TextLabel({}, {.font = &Fonts::bodyStrong}, card);
    m_fileSize = new TextLabel({}, {.font = &Fonts::caption, .color = &Theme::textMuted}, card);
    m_file->setAccessibleName(tr("File with keys"));
    QToolButton *drop = makeIconButton("close", tr("Do without the file"), card);
    connect(drop, &QToolButton::clicked, this, &AddKeysDialog::dropFile);
    auto *row = new QHBoxLayout(card);
    row->setContentsMargins(metrics::block, metrics::gap, metrics::gap, metrics::gap);
    row->setSpacing(metrics::gap);
    row->addWidget(new IconLabel("import", metrics::iconList, &Theme::textMuted, card));
    row->addWidget(m_file);
    row->addWidget(m_fileSize);
    row->addStretch();
    row->addWidget(drop);
    return card;
}

QWidget *AddKeysDialog::makeCounts()
{
    auto *card = new Card(this);
    auto *row = new QHBoxLayout(card);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    m_found = addCount(row, tr("found"), &Theme::success);
    row->addWidget(new Divider(card));
    m_twice = addCount(row, tr("twice in the text"), &Theme::text);
    row->addWidget(new Divider(card));
    m_refused = addCount(row, tr("refused"), &Theme::danger);
    return card;
}

void AddKeysDialog::chooseFile()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Open a file with keys"));
    if (!path.isEmpty())
        openFile(path);
}

void AddKeysDialog::openFile(const QString &path)
{
    QFile file(path);
    const QString name = QFileInfo(path).fileName();
    if (const QString fault = openKeyFile(file); !fault.isEmpty())
        return m_note->setError(fault);
    m_path = path;
    m_file->setText(name);
    m_fileSize->setText(format::size(file.size()));
    m_note->clearError();
    m_box->hide();
    m_chip->show();
    showReadiness();
}

void AddKeysDialog::dropFile()
{
    m_path.clear();
    m_chip->hide();
    m_box->show();
    m_box->setFocus();
    takeText();
}

void AddKeysDialog::takeText()
{
    m_note->clearError();
    showCounts(m_box->keys());
    showReadiness();
}

void AddKeysDialog::showCounts(const ParsedKeys &keys)
{
    m_found->setText(format::count(static_cast<qint64>(keys.keys.size())));
    m_twice->setText(format::count(keys.duplicates));
    m_refused->setText(format::count(keys.refused));
    m_refusals->setRefusals(keys.refusals);
}

void AddKeysDialog::showReadiness()
{
    const bool isFile = !m_path.isEmpty();
    const auto found = static_cast<int>(m_box->keys().keys.size());
    m_counts->setVisible(!isFile);
    if (isFile)
        m_refusals->hide();
    QString verb = tr("Add keys");
    if (!isFile && found == 1)
        verb = tr("Add 1 key");
    else if (!isFile && found > 1)
        verb = tr("Add %Ln keys", nullptr, found);
    m_foot->primary()->setText(verb);
    const bool isReady = isFile || found > 0;
    m_foot->setReady(isReady,
                     isReady ? tr("Runs in the background; you can go on working.")
                             : tr("Paste keys or open a file first."));
}

void AddKeysDialog::addKeys()
{
    takeText(); // what was typed since the last look
    if (!m_foot->primary()->isEnabled())
        return;
    const KeySource source{.text = m_path.isEmpty() ? m_box->edit()->toPlainText().toUtf8()
                                                    : QByteArray(),
                           .path = m_path};
    Q_EMIT importRequested(source, m_check->isChecked());
    accept();
}

void AddKeysDialog::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls() || event->mimeData()->hasText())
        event->acceptProposedAction();
}

void AddKeysDialog::dropEvent(QDropEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (!urls.isEmpty() && urls.first().isLocalFile())
        openFile(urls.first().toLocalFile());
    else
        m_box->edit()->insertPlainText(event->mimeData()->text());
    event->acceptProposedAction();
}

QString importSummary(const QString &groupName, const ImportReport &report)
{
    const auto added = static_cast<int>(report.added);
    QString text = AddKeysDialog::tr("%Ln keys added to %1", nullptr, added);
    if (added == 0)
        text = AddKeysDialog::tr("No new keys for %1");
    else if (added == 1)
        text = AddKeysDialog::tr("1 key added to %1");
    text = text.arg(groupName);
    if (report.alreadyPresent > 0)
        text += AddKeysDialog::tr(", %1 already there").arg(format::count(report.alreadyPresent));
    if (report.refused > 0)
        text += AddKeysDialog::tr(", %1 refused").arg(format::count(report.refused));
    return text;
}

} // namespace keyferry::ui
