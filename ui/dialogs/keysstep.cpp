#include "ui/dialogs/keysstep.h"

#include "ui/dialogs/keypastebox.h"
#include "ui/dialogs/trialdelegate.h"
#include "ui/models/checktext.h"
#include "ui/models/errortext.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/fieldnote.h"
#include "ui/widgets/formatting.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/valuedelegates.h"

#include <QCheckBox>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QProgressBar>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr TextLabel::Look quiet{.font = &Fonts::caption, .color = &Theme::textMuted};
constexpr qint64 largestFile = 1024 * 1024; // a box of 20,000 keys is still quick
constexpr int progressWidth = 84;
constexpr int resultWidth = 136;
constexpr int keyWidth = 96;

QString nameOf(const GroupConfig &group)
{
    return group.displayName.isEmpty() ? QString::fromLatin1(group.name) : group.displayName;
}

} // namespace

KeysStep::KeysStep(const SetupParts &parts, SetupResult &result, QWidget *parent)
    : SetupStep(parts, result, parent)
    , m_trials(*parts.gateway)
    , m_box(new KeyPasteBox(tr("Keys"), this))
    , m_note(new FieldNote(m_box->edit(), this))
    , m_table(new DataTable(this))
    , m_fate(new TextLabel({}, quiet, this))
{
    m_note->setWordWrap();
    m_fate->setWordWrap(true);
    prepareTable();
    auto *card = new Card(this);
    auto *inner = new QVBoxLayout(card);
    inner->setContentsMargins(1, 1, 1, 1);
    inner->addWidget(m_table);
    content()->addWidget(makeHead());
    content()->addWidget(m_box, 1);
    content()->addWidget(m_note);
    content()->addWidget(makeCounts());
    content()->addWidget(card, 1);
    content()->addWidget(m_fate);
    setFocusProxy(m_box->edit());

    connect(m_box, &KeyPasteBox::keysChanged, this, &KeysStep::takeText);
    connect(m_check, &QCheckBox::toggled, &m_trials, &KeyTrialModel::setEnabled);
    connect(&m_trials, &KeyTrialModel::advanced, this, &KeysStep::showProgress);
    enter();
}

QWidget *KeysStep::makeHead()
{
    auto *head = new QWidget(this);
    m_check = new QCheckBox(tr("Check while I &paste"), head);
    m_check->setChecked(true);
    m_open = makeButton(tr("From a &file…"), {.size = ButtonSize::Small, .icon = "folder"}, head);
    auto *label = new TextLabel(tr("&Keys"), {.font = &Fonts::section}, head);
    label->setBuddy(m_box->edit());
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::wide);
    row->addWidget(label);
    row->addStretch();
    row->addWidget(m_check);
    row->addWidget(m_open);
    connect(m_open, &QPushButton::clicked, this, &KeysStep::chooseFile);
    return head;
}

QWidget *KeysStep::makeCounts()
{
    auto *line = new QWidget(this);
    m_found = new TextLabel({}, {.font = &Fonts::bodyStrong}, line);
    m_twice = new TextLabel({}, {.color = &Theme::textMuted}, line);
    m_refusedMark = new IconLabel("warning", metrics::iconState, &Theme::warning, line);
    m_refused = new TextLabel({}, {.font = &Fonts::caption, .color = &Theme::warning}, line);
    m_checked = new TextLabel({}, quiet, line);
    m_progress = new QProgressBar(line);
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(progressWidth);
    m_progress->setAccessibleName(tr("Keys checked"));
    m_refused->setWordWrap(true);
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::gap);
    row->addWidget(m_found);
    row->addWidget(m_twice);
    row->addStretch();
    row->addWidget(m_checked);
    row->addWidget(m_progress);
    auto *refused = new QHBoxLayout;
    refused->setSpacing(metrics::close);
    refused->addWidget(m_refusedMark, 0, Qt::AlignTop);
    refused->addWidget(m_refused, 1);
    auto *column = new QVBoxLayout(line);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::tight);
    column->addLayout(row);
    column->addLayout(refused);
    return line;
}

void KeysStep::prepareTable()
{
    m_table->setModel(&m_trials);
    m_table->setAccessibleName(tr("What the check found"));
    const auto column = [](TrialColumn each) { return static_cast<int>(each); };
    m_table->setItemDelegateForColumn(column(TrialColumn::Result), new TrialDelegate(m_table));
    m_table->setItemDelegateForColumn(column(TrialColumn::Key), new MaskDelegate(m_table));
    m_table->setItemDelegateForColumn(column(TrialColumn::Message),
                                      new TextDelegate({.color = &Theme::textMuted}, m_table));
    m_table->setColumnWidth(column(TrialColumn::Result), resultWidth);
    m_table->setColumnWidth(column(TrialColumn::Key), keyWidth);
    m_table->horizontalHeader()->setStretchLastSection(true);
}

void KeysStep::enter()
{
    const GroupPtr group = SetupStep::group();
    setHeading(group ? tr("Paste your keys for %1").arg(nameOf(*group)) : tr("Paste your keys"),
               group ? tr("Any format: lines, commas, JSON or CSV. Each key is checked with one "
                          "short request.")
                     : tr("Keys belong to a group. Go back and create one first, or skip this step "
                          "and add keys later."));
    const QString whyNoCheck = group ? ui::whyNoCheck(group->channel, group->checkPath) : QString();
    m_check->setEnabled(group && whyNoCheck.isEmpty());
    m_check->setToolTip(whyNoCheck);
    m_box->setEnabled(group != nullptr);
    m_open->setEnabled(group != nullptr);
    m_note->setHelp(whyNoCheck);
    m_trials.setEnabled(m_check->isEnabled() && m_check->isChecked());
    takeText();
}

QString KeysStep::name() const
{
    return tr("Keys");
}

QString KeysStep::remark() const
{
    const auto added = static_cast<int>(result().keysAdded);
    if (added == 0)
        return tr("See which work");
    return added == 1 ? tr("1 key added") : tr("%Ln keys added", nullptr, added);
}

QString KeysStep::verb() const
{
    const auto count = static_cast<int>(keysToAdd().keys.size());
    if (count == 0)
        return tr("Add keys and go on");
    return count == 1 ? tr("Add 1 key and go on") : tr("Add %Ln keys and go on", nullptr, count);
}

QString KeysStep::obstacle() const
{
    if (!group())
        return tr("There is no group yet.");
    if (!keysToAdd().keys.empty())
        return {};
    return m_trials.rowCount() > 0 ? tr("None of these keys works.") : tr("Paste keys first.");
}

void KeysStep::chooseFile()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Open a file with keys"));
    if (!path.isEmpty())
        openFile(path);
}

void KeysStep::openFile(const QString &path)
{
    QFile file(path);
    const QString name = QFileInfo(path).fileName();
    if (const QString fault = openKeyFile(file); !fault.isEmpty())
        return m_note->setError(fault);
    if (file.size() > largestFile)
        return m_note->setError(tr("%1 is too large for this box. Add it with “Add keys” on the "
                                   "Groups page: files of any size are welcome there.")
                                    .arg(name));
    m_box->edit()->setPlainText(QString::fromUtf8(file.readAll()));
    m_box->edit()->setFocus();
}

void KeysStep::takeText()
{
    m_note->clearError();
    const GroupPtr group = SetupStep::group();
    m_trials.setKeys(group ? draftOf(*group) : GroupDraft{},
                     group ? m_box->keys().keys : std::vector<KeyDraft>{});
    showCounts();
}

void KeysStep::showCounts()
{
    const ParsedKeys &keys = m_box->keys();
    const auto found = static_cast<int>(keys.keys.size());
    m_found->setText(found == 1 ? tr("1 key found") : tr("%Ln keys found", nullptr, found));
    m_twice->setText(keys.duplicates > 0 ? tr("%1 twice").arg(format::count(keys.duplicates))
                                         : QString());
    m_refusedMark->setVisible(keys.refused > 0);
    m_refused->setVisible(keys.refused > 0);
    if (keys.refused == 0)
        return;
    const Refusal &first = keys.refusals.front();
    const QString reason = refusalText(first.reason);
    m_refused->setText(
        keys.refused == 1
            ? tr("Line %1 refused: %2").arg(format::count(first.line), reason)
            : tr("%1 refused; line %2: %3")
                  .arg(format::count(keys.refused), format::count(first.line), reason));
}

void KeysStep::showProgress()
{
    const int total = m_trials.rowCount();
    const int ended = m_trials.endedCount();
    const bool isChecking = total > 0 && m_check->isEnabled() && m_check->isChecked();
    m_checked->setVisible(isChecking);
    m_progress->setVisible(isChecking);
    m_checked->setText(tr("%1 of %2 checked").arg(format::count(ended), format::count(total)));
    m_progress->setRange(0, qMax(total, 1));
    m_progress->setValue(ended);
    const auto rejected = static_cast<int>(m_box->keys().keys.size() - keysToAdd().keys.size());
    QString fate = tr("Keys are stored encrypted.");
    if (rejected == 1)
        fate = tr("Keys are stored encrypted. The rejected key is left out.");
    else if (rejected > 1)
        fate = tr("Keys are stored encrypted. %Ln rejected keys are left out.", nullptr, rejected);
    m_fate->setText(fate);
    Q_EMIT changed();
}

ParsedKeys KeysStep::keysToAdd() const
{
    ParsedKeys keys = m_box->keys();
    std::erase_if(keys.keys,
                  [this](const KeyDraft &key) { return m_trials.isRejected(key.secret); });
    return keys;
}

void KeysStep::store()
{
    const ParsedKeys keys = keysToAdd();
    const bool isChecked = m_trials.endedCount() == static_cast<int>(m_box->keys().keys.size());
    const bool needsCheck = m_check->isEnabled() && m_check->isChecked() && !isChecked;
    const auto done = [this, needsCheck](const Result<ImportReport> &report) {
        finish(report, needsCheck);
    };
    editor().addKeys(result().group, keys, {this, done});
}

void KeysStep::finish(const Result<ImportReport> &report, bool needsCheck)
{
    if (!report)
        return Q_EMIT failed(errorText(report.error()));
    result().keysAdded += report->added;
    // Those that were not tried here are checked behind the wizard; it shows in the task bar.
    if (needsCheck) {
        const auto check = gateway().startCheck({.group = result().group, .all = true});
        if (!check)
            return Q_EMIT failed(errorText(check.error()));
    }
    Q_EMIT stored();
}

} // namespace keyferry::ui
