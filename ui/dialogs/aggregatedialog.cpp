#include "ui/dialogs/aggregatedialog.h"

#include "ui/dialogs/aggregateform.h"
#include "ui/dialogs/dialogfoot.h"
#include "ui/dialogs/formrows.h"
#include "ui/models/errortext.h"

#include <QVBoxLayout>

namespace keyferry::ui {

namespace {

constexpr QSize usualSize{580, 560};

} // namespace

AggregateDialog::AggregateDialog(ConfigEditor &editor, const GroupPtr &group, QWidget *parent)
    : QDialog(parent)
    , m_editor(editor)
    , m_group(group)
    , m_form(new AggregateForm(editor.snapshot(), group, this))
    , m_foot(new DialogFoot(
          group ? tr("Save changes") : tr("Create aggregate"), ButtonKind::Primary, this))
{
    setWindowTitle(group ? tr("Edit %1").arg(QString::fromLatin1(group->name))
                         : tr("New aggregate"));
    resize(usualSize);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(scrolled(m_form), 1);
    column->addWidget(m_foot);
    connect(m_form, &AggregateForm::judged, this, &AggregateDialog::showState);
    connect(m_foot, &DialogFoot::primaryClicked, this, &AggregateDialog::save);
    connect(&editor, &ConfigEditor::snapshotChanged, this, &AggregateDialog::follow);
    showState();
    m_form->setFocus();
}

// A visible dialog hides in ~QDialog, and the field that loses the focus there is judged once more.
AggregateDialog::~AggregateDialog()
{
    disconnect(m_form, nullptr, this, nullptr);
}

// What it saved itself comes before the reply: its name would be called taken.
void AggregateDialog::follow(const SnapshotPtr &snapshot)
{
    if (!m_isSaving)
        m_form->setSnapshot(snapshot);
}

void AggregateDialog::showState()
{
    const int wrong = m_form->visibleErrors();
    const QString reason =
        wrong == 1 ? tr("1 field needs a change") : tr("%n fields need a change", nullptr, wrong);
    m_foot->setReady(wrong == 0, wrong == 0 ? QString() : reason);
}

void AggregateDialog::save()
{
    if (m_form->judgeAll() > 0)
        return;
    m_foot->setReady(false, tr("Saving…"));
    m_isSaving = true;
    const GroupDraft draft = m_form->draft();
    const auto edited = [this, name = draft.name](const Outcome &outcome) {
        if (outcome)
            finish(m_group->id, tr("%1 saved").arg(name));
        else
            fail(outcome.error());
    };
    const auto created = [this, name = draft.name](const Result<GroupId> &group) {
        if (group)
            finish(*group, tr("%1 created").arg(name));
        else
            fail(group.error());
    };
    if (m_group)
        m_editor.editGroup(m_group->id, draft, {this, edited});
    else
        m_editor.addGroup(draft, {this, created});
}

void AggregateDialog::fail(const Error &error)
{
    m_isSaving = false;
    if (m_form->setStoreError(error))
        return showState();
    m_foot->setFailure(errorText(error));
}

void AggregateDialog::finish(GroupId group, const QString &summary)
{
    Q_EMIT saved(group, summary);
    accept();
}

} // namespace keyferry::ui
