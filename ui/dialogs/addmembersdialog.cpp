#include "ui/dialogs/addmembersdialog.h"

#include "ui/dialogs/dialogfoot.h"
#include "ui/dialogs/formrows.h"
#include "ui/dialogs/membereditor.h"
#include "ui/models/errortext.h"

#include <QVBoxLayout>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize usualSize{520, 360};

} // namespace

AddMembersDialog::AddMembersDialog(ConfigEditor &editor, const GroupPtr &aggregate, QWidget *parent)
    : QDialog(parent)
    , m_editor(editor)
    , m_opened(aggregate)
    , m_members(new MemberEditor(tr("No other group speaks this channel."), this))
    , m_foot(new DialogFoot(tr("Add members"), ButtonKind::Primary, this))
{
    setWindowTitle(tr("Add members to %1").arg(QString::fromLatin1(aggregate->name)));
    resize(usualSize);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(scrolled(m_members), 1);
    column->addWidget(m_foot);
    m_members->setAccessibleName(tr("Groups that can join"));
    connect(m_members, &MemberEditor::changed, this, &AddMembersDialog::showState);
    connect(&editor, &ConfigEditor::snapshotChanged, this, &AddMembersDialog::showChoices);
    connect(m_foot, &DialogFoot::primaryClicked, this, &AddMembersDialog::save);
    showChoices();
    m_members->setFocus();
}

// Somebody else may have changed it since: what is added is added to what is there now.
GroupPtr AddMembersDialog::aggregate() const
{
    const GroupPtr now = m_editor.snapshot()->group(m_opened->id);
    return now ? now : m_opened;
}

void AddMembersDialog::showChoices()
{
    const GroupPtr now = aggregate();
    QList<MemberChoice> choices = memberChoices(now->channel, now->id, *m_editor.snapshot());
    choices.removeIf([&now](const MemberChoice &choice) {
        return std::any_of(
            now->members.begin(), now->members.end(), [&choice](const MemberConfig &member) {
                return member.group == choice.group;
            });
    });
    m_members->setChoices(choices);
    showState();
}

void AddMembersDialog::showState()
{
    const bool isAnyTicked = !m_members->members().empty();
    const QString reason =
        m_members->canAnyJoin() ? tr("Tick the groups that shall join.") : tr("No group can join.");
    m_members->setErrors({});
    m_foot->setReady(isAnyTicked, isAnyTicked ? QString() : reason);
}

void AddMembersDialog::save()
{
    const std::vector<MemberConfig> joining = m_members->members();
    GroupDraft draft = draftOf(*aggregate());
    draft.members.insert(draft.members.end(), joining.begin(), joining.end());
    m_foot->setReady(false, tr("Saving…"));
    const auto done = [this, members = static_cast<int>(joining.size())](const Outcome &outcome) {
        finish(members, outcome);
    };
    m_editor.editGroup(m_opened->id, draft, {this, done});
}

void AddMembersDialog::finish(int members, const Outcome &outcome)
{
    if (outcome) {
        Q_EMIT added(members);
        return accept();
    }
    showState();
    if (outcome.error().field.startsWith("members"_L1))
        m_members->setErrors({outcome.error()});
    else
        m_foot->setFailure(errorText(outcome.error()));
}

} // namespace keyferry::ui
