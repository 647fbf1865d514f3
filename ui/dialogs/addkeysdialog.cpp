#include "ui/dialogs/addkeysdialog.h"

#include "ui/dialogs/dialogfoot.h"
#include "ui/dialogs/keypastebox.h"
#include "ui/models/errortext.h"
#include "ui/widgets/card.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/fieldnote.h"
#include "ui/widgets/formatting.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/valuedelegates.h"

#include <QDragEnterEvent>
#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QStandardItemModel>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize usualSize{580, 560};
// Beyond it nobody keeps keys, and reading would fill the memory.
constexpr qint64 largestFile = 256LL * 1024 * 1024;
constexpr int mostRefusalRows = 4;
constexpr int lineColumnWidth = 72;

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

AddKeysDialog::AddKeysDialog(ConfigEditor &editor, const GroupPtr &group, QWidget *parent)
    : QDialog(parent)
    , m_editor(editor)
    , m_group(group)
    , m_box(new KeyPasteBox(tr("Keys to add"), this))
    , m_note(new FieldNote(m_box->edit(), this))
    , m_foot(new DialogFoot(tr("Add keys"), ButtonKind::Primary, this))
{
    setWindowTitle(tr("Add keys"));
    setAcceptDrops(true);
    resize(usualSize);
    m_note->setHelp(tr("One key a line, a CSV with a header, JSON, or keys apart by commas. "
                       "You can also drop a file here."));

    auto *content = new QVBoxLayout;
    content->setContentsMargins(
        metrics::dialogMargin, metrics::wide, metrics::dialogMargin, metrics::wide);
    content->setSpacing(metrics::gap);
    content->addWidget(makeHead());
    content->addWidget(m_box, 1);
    content->addWidget(m_note);
    content->addWidget(makeCounts());
    content->addWidget(makeRefusals());

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(content, 1);
    column->addWidget(m_foot);

    connect(m_box, &KeyPasteBox::keysChanged, this, &AddKeysDialog::takeText);
    connect(m_foot, &DialogFoot::primaryClicked, this, &AddKeysDialog::addKeys);
    takeKeys({});
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

QWidget *AddKeysDialog::makeRefusals()
{
    m_refusalCard = new Card(this);
    m_refusals = new QStandardItemModel(0, 2, this);
    m_refusals->setHorizontalHeaderLabels({tr("Line"), tr("Refused because")});
    m_refusals->setHeaderData(0,
                              Qt::Horizontal,
                              QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter)),
                              Qt::TextAlignmentRole);
    m_refusalTable = new DataTable(m_refusalCard);
    m_refusalTable->setAccessibleName(tr("Refused lines"));
    m_refusalTable->setModel(m_refusals);
    m_refusalTable->setItemDelegateForColumn(0, new NumberDelegate(m_refusalTable));
    m_refusalTable->setItemDelegateForColumn(1, new TextDelegate({}, m_refusalTable));
    m_refusalTable->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_refusalTable->horizontalHeader()->setStretchLastSection(true);
    m_refusalTable->setColumnWidth(0, lineColumnWidth);
    auto *column = new QVBoxLayout(m_refusalCard);
    column->setContentsMargins(1, 1, 1, 1);
    column->addWidget(m_refusalTable);
    return m_refusalCard;
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
    if (QFileInfo(path).size() > largestFile)
        return m_note->setError(tr("The file is larger than %1.").arg(format::size(largestFile)));
    if (QFileInfo(path).isDir() || !file.open(QIODevice::ReadOnly)) {
        const Error error{.kind = ErrorKind::FileUnreadable,
                          .detail =
                              u"%1: %2"_s.arg(QFileInfo(path).fileName(), file.errorString())};
        return m_note->setError(errorText(error));
    }
    const ParsedKeys keys = parseKeys(file.readAll());
    {
        const QSignalBlocker blocker(m_box->edit());
        m_box->edit()->clear();
    }
    // A file's keys are counted, not shown: it may be long, and others may look on.
    m_box->edit()->setPlaceholderText(
        tr("From %1, %2").arg(QFileInfo(path).fileName(), format::size(file.size())));
    m_note->clearError();
    takeKeys(keys);
}

void AddKeysDialog::takeText()
{
    m_note->clearError();
    m_box->edit()->setPlaceholderText({});
    takeKeys(m_box->keys());
}

void AddKeysDialog::takeKeys(const ParsedKeys &keys)
{
    m_keys = keys;
    const auto found = static_cast<qint64>(keys.keys.size());
    m_found->setText(format::count(found));
    m_twice->setText(format::count(keys.duplicates));
    m_refused->setText(format::count(keys.refused));
    listRefusals(keys);
    m_foot->primary()->setText(found == 0   ? tr("Add keys")
                               : found == 1 ? tr("Add 1 key")
                                            : tr("Add %Ln keys", nullptr, static_cast<int>(found)));
    m_foot->setReady(found > 0, found > 0 ? QString() : tr("Paste keys or open a file first."));
}

void AddKeysDialog::listRefusals(const ParsedKeys &keys)
{
    m_refusals->setRowCount(0);
    for (const Refusal &refusal : keys.refusals) {
        auto *line = new QStandardItem;
        line->setData(refusal.line, Qt::DisplayRole);
        m_refusals->appendRow({line, new QStandardItem(refusalText(refusal.reason))});
    }
    const int rows = qMin(m_refusals->rowCount(), mostRefusalRows);
    m_refusalTable->setFixedHeight(metrics::tableHeader + rows * metrics::tableRow);
    m_refusalCard->setVisible(rows > 0);
}

void AddKeysDialog::addKeys()
{
    if (!m_box->isEmpty())
        takeKeys(m_box->keys()); // what was typed since the last look
    if (m_keys.keys.empty())
        return;
    m_foot->setReady(false, tr("Adding…"));
    m_editor.addKeys(m_group->id, m_keys, {this, [this](const Result<ImportReport> &result) {
                                               finish(result);
                                           }});
}

void AddKeysDialog::finish(const Result<ImportReport> &result)
{
    if (!result)
        return m_foot->setFailure(errorText(result.error()));
    Q_EMIT added(*result);
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
