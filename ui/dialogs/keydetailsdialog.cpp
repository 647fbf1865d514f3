#include "ui/dialogs/keydetailsdialog.h"

#include "proxy/core/keylimits.h"
#include "ui/dialogs/dialogfoot.h"
#include "ui/models/errortext.h"
#include "ui/widgets/fieldnote.h"
#include "ui/widgets/formatting.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/numberbox.h"
#include "ui/widgets/textlabel.h"

#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int usualWidth = 440;

int numberIn(const NumberBox &box)
{
    bool isNumber = false;
    const int value = box.valueText().trimmed().toInt(&isNumber);
    return isNumber ? value : keylimits::none;
}

void judgeNumber(const NumberBox &box, int low, int high, FieldNote *note)
{
    const int value = numberIn(box);
    note->setError(value >= low && value <= high
                       ? QString()
                       : KeyDetailsDialog::tr("A number from %1 to %2.")
                             .arg(format::count(low), format::count(high)));
}

void judgeText(const QString &text, qsizetype longest, FieldNote *note)
{
    note->setError(text.trimmed().size() <= longest
                       ? QString()
                       : KeyDetailsDialog::tr("At most %1 characters; this is %2.")
                             .arg(format::count(longest), format::count(text.trimmed().size())));
}

} // namespace

KeyDetailsDialog::KeyDetailsDialog(ConfigEditor &editor, const KeyRow &key, QWidget *parent)
    : QDialog(parent)
    , m_editor(editor)
    , m_key(key)
    , m_notes(new QLineEdit(this))
    , m_tag(new QLineEdit(this))
    , m_weight(new NumberBox(keylimits::lowestWeight, keylimits::highestWeight, {}, this))
    , m_priority(new NumberBox(keylimits::lowestPriority, keylimits::highestPriority, {}, this))
    , m_notesNote(new FieldNote(m_notes, this))
    , m_tagNote(new FieldNote(m_tag, this))
    , m_weightNote(new FieldNote(m_weight, this))
    , m_priorityNote(new FieldNote(m_priority, this))
    , m_foot(new DialogFoot(tr("Save"), ButtonKind::Primary, this))
{
    setWindowTitle(tr("Details of %1").arg(key.mask));
    setMinimumWidth(usualWidth);
    m_weightNote->setHelp(tr("A key with weight 2 is chosen twice as often, where the group "
                             "chooses by weight."));
    m_priorityNote->setHelp(tr("The lowest number first, where the group fills its first keys "
                               "first."));
    m_weightNote->setWordWrap();
    m_priorityNote->setWordWrap();
    fill();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(makeForm(), 1);
    column->addWidget(m_foot);
    connectFields();
    m_notes->setFocus();
}

QGridLayout *KeyDetailsDialog::makeForm()
{
    auto *form = new QGridLayout;
    form->setContentsMargins(
        metrics::dialogMargin, metrics::dialogMargin, metrics::dialogMargin, metrics::wide);
    form->setHorizontalSpacing(metrics::block);
    form->setVerticalSpacing(metrics::tight);
    form->setColumnStretch(1, 1);
    addRow(form, tr("&Notes"), m_notes, m_notesNote);
    addRow(form, tr("&Tag"), m_tag, m_tagNote);
    addRow(form, tr("&Weight"), m_weight, m_weightNote);
    addRow(form, tr("&Priority"), m_priority, m_priorityNote);
    form->setRowStretch(form->rowCount(), 1);
    return form;
}

void KeyDetailsDialog::addRow(QGridLayout *form,
                              const QString &text,
                              QWidget *field,
                              FieldNote *note)
{
    auto *label = new TextLabel(text, {.color = &Theme::textMuted}, this);
    label->setBuddy(field);
    field->setAccessibleName(QString(text).remove(u'&'));
    const int row = form->rowCount();
    form->addWidget(label, row, 0, Qt::AlignRight | Qt::AlignVCenter);
    form->addWidget(field, row, 1);
    form->addWidget(note, row + 1, 1);
    form->setRowMinimumHeight(row + 2, metrics::tight);
    form->addItem(new QSpacerItem(0, metrics::tight), row + 2, 0);
}

void KeyDetailsDialog::connectFields()
{
    for (QLineEdit *edit : {m_notes, m_tag})
        connect(edit, &QLineEdit::textChanged, this, &KeyDetailsDialog::judge);
    for (NumberBox *box : {m_weight, m_priority}) {
        connect(box, &NumberBox::typed, this, &KeyDetailsDialog::judge);
        connect(box, &NumberBox::stepped, this, &KeyDetailsDialog::judge);
    }
    connect(m_foot, &DialogFoot::primaryClicked, this, &KeyDetailsDialog::save);
}

void KeyDetailsDialog::fill()
{
    m_notes->setText(m_key.notes);
    m_notes->selectAll();
    m_tag->setText(m_key.tag);
    m_weight->setValueText(QString::number(m_key.weight));
    m_priority->setValueText(QString::number(m_key.priority));
}

void KeyDetailsDialog::judge()
{
    judgeText(m_notes->text(), keylimits::longestNotes, m_notesNote);
    judgeText(m_tag->text(), keylimits::longestTag, m_tagNote);
    judgeNumber(*m_weight, keylimits::lowestWeight, keylimits::highestWeight, m_weightNote);
    judgeNumber(*m_priority, keylimits::lowestPriority, keylimits::highestPriority, m_priorityNote);
    const bool isWrong = m_notesNote->hasError() || m_tagNote->hasError()
                         || m_weightNote->hasError() || m_priorityNote->hasError();
    m_foot->setReady(!isWrong, isWrong ? tr("A field needs a change") : QString());
}

void KeyDetailsDialog::save()
{
    judge();
    if (!m_foot->primary()->isEnabled())
        return;
    m_foot->setReady(false, tr("Saving…"));
    m_editor.editKey(m_key.id,
                     {.notes = m_notes->text().trimmed(),
                      .tag = m_tag->text().trimmed(),
                      .weight = numberIn(*m_weight),
                      .priority = numberIn(*m_priority)},
                     {this, [this](const Outcome &outcome) { finish(outcome); }});
}

void KeyDetailsDialog::finish(const Outcome &outcome)
{
    if (outcome)
        return accept();
    m_foot->setFailure(errorText(outcome.error()));
    if (FieldNote *note = noteOf(outcome.error().field))
        note->setError(fieldErrorText(outcome.error()));
}

FieldNote *KeyDetailsDialog::noteOf(QStringView field) const
{
    if (field == "notes"_L1)
        return m_notesNote;
    if (field == "tag"_L1)
        return m_tagNote;
    if (field == "weight"_L1)
        return m_weightNote;
    return field == "priority"_L1 ? m_priorityNote : nullptr;
}

} // namespace keyferry::ui
