#include "ui/dialogs/aggregateform.h"

#include "ui/dialogs/formrows.h"
#include "ui/dialogs/membereditor.h"
#include "ui/models/channelwords.h"
#include "ui/models/errortext.h"
#include "ui/models/groupname.h"
#include "ui/models/memberchoices.h"
#include "ui/widgets/fieldnote.h"
#include "ui/widgets/icons.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>

namespace keyferry::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// `members[1].weight` belongs to `members`.
QString rootOf(const Error &error)
{
    return error.field.left(error.field.indexOf(u'['));
}

const Error *firstOf(const QString &field, const std::vector<Error> &errors)
{
    const auto found = std::find_if(errors.begin(), errors.end(), [&field](const Error &error) {
        return rootOf(error) == field;
    });
    return found == errors.end() ? nullptr : &*found;
}

} // namespace

AggregateForm::AggregateForm(const SnapshotPtr &snapshot, const GroupPtr &group, QWidget *parent)
    : QWidget(parent)
    , m_snapshot(snapshot)
    , m_group(group)
    , m_layout(new QFormLayout(this))
{
    prepareForm(m_layout);
    addFields();
    fill();
    m_pause.setSingleShot(true);
    m_pause.setInterval(300ms);
    connectFields();
    setFocusProxy(m_name);
}

void AggregateForm::addFields()
{
    m_name = new QLineEdit(this);
    m_nameNote = new FieldNote(m_name, this);
    addFormRow(m_layout, tr("&Name"), withNote(m_name, m_nameNote), m_name);
    m_displayName = new QLineEdit(this);
    m_displayNote = new FieldNote(m_displayName, this);
    addFormRow(
        m_layout, tr("&Display name"), withNote(m_displayName, m_displayNote), m_displayName);
    m_channel = new QComboBox(this);
    for (const Channel each : allChannels())
        m_channel->addItem(icon(channelIconName(each)), channelWords(each));
    addFormRow(m_layout, tr("&Channel"), m_channel, m_channel);
    m_members = new MemberEditor(tr("No group speaks this channel yet."), this);
    addFormRow(m_layout, tr("&Members"), m_members, m_members);
}

void AggregateForm::fill()
{
    const Channel chosen = m_group ? m_group->channel : usualMemberChannel(*m_snapshot);
    m_channel->setCurrentIndex(static_cast<int>(chosen));
    m_members->setChoices(memberChoices(chosen, self(), *m_snapshot));
    if (m_group) {
        m_name->setText(QString::fromLatin1(m_group->name));
        m_displayName->setText(m_group->displayName);
        m_members->setMembers(m_group->members);
    }
    showServedAt();
}

void AggregateForm::connectFields()
{
    const auto watch = [this](QLineEdit *edit, const QString &field) {
        connect(edit, &QLineEdit::textEdited, this, [this, field] { touch(field); });
        connect(edit, &QLineEdit::editingFinished, this, &AggregateForm::judge);
    };
    watch(m_name, u"name"_s);
    watch(m_displayName, u"display_name"_s);
    connect(m_name, &QLineEdit::textChanged, this, &AggregateForm::showServedAt);
    connect(m_nameNote, &FieldNote::cureRequested, this, &AggregateForm::useSuggestedName);
    connect(m_channel, &QComboBox::currentIndexChanged, this, &AggregateForm::onChannelChanged);
    connect(m_members, &MemberEditor::changed, this, &AggregateForm::onMembersChanged);
    connect(&m_pause, &QTimer::timeout, this, &AggregateForm::judge);
}

Channel AggregateForm::channel() const
{
    return allChannels()[static_cast<std::size_t>(qMax(m_channel->currentIndex(), 0))];
}

QStringList AggregateForm::takenNames() const
{
    QStringList names;
    for (const GroupPtr &other : m_snapshot->groups) {
        if (other->id != self())
            names.append(QString::fromLatin1(other->name));
    }
    return names;
}

void AggregateForm::setSnapshot(const SnapshotPtr &snapshot)
{
    m_snapshot = snapshot;
    m_members->setChoices(memberChoices(channel(), self(), *m_snapshot));
    judge();
}

void AggregateForm::onChannelChanged()
{
    m_members->setChoices(memberChoices(channel(), self(), *m_snapshot));
    judge(); // a list that has been touched may be empty now
}

// A tick is no half-typed word: judged at once.
void AggregateForm::onMembersChanged()
{
    m_touched.insert(u"members"_s);
    judge();
}

GroupDraft AggregateForm::draft() const
{
    // What has no field here stays as it was.
    GroupDraft draft = m_group ? draftOf(*m_group) : GroupDraft{.kind = GroupKind::Aggregate};
    draft.name = m_name->text();
    draft.displayName = m_displayName->text().trimmed();
    draft.channel = channel();
    draft.members = m_members->members();
    return draft;
}

void AggregateForm::touch(const QString &field)
{
    m_touched.insert(field);
    m_pause.start();
}

int AggregateForm::judgeAll()
{
    for (const Error &error : errors())
        m_touched.insert(rootOf(error));
    judge();
    return m_visibleErrors;
}

void AggregateForm::judge()
{
    m_pause.stop();
    std::vector<Error> shown = errors();
    std::erase_if(shown, [this](const Error &error) { return !m_touched.contains(rootOf(error)); });
    showErrors(shown);
    Q_EMIT judged();
}

std::vector<Error> AggregateForm::errors() const
{
    const GroupDraft now = draft();
    std::vector<Error> errors = validateGroup(now);
    if (takenNames().contains(now.name))
        errors.push_back({.kind = ErrorKind::Duplicate, .field = u"name"_s});
    const std::vector<Error> ofMembers = validateMembers(now, self(), *m_snapshot);
    errors.insert(errors.end(), ofMembers.begin(), ofMembers.end());
    return errors;
}

bool AggregateForm::setStoreError(const Error &error)
{
    static const QSet<QString> fields{u"name"_s, u"display_name"_s, u"members"_s};
    if (!fields.contains(rootOf(error)))
        return false;
    showErrors({error});
    return true;
}

void AggregateForm::showErrors(const std::vector<Error> &errors)
{
    m_visibleErrors = static_cast<int>(errors.size());
    const Error *name = firstOf(u"name"_s, errors);
    const Error *displayName = firstOf(u"display_name"_s, errors);
    const QString suggestion = suggestedGroupName(m_name->text(), takenNames());
    m_nameNote->setError(name ? fieldErrorText(*name) : QString(),
                         suggestion.isEmpty() ? QString() : tr("Use “%1”").arg(suggestion));
    m_displayNote->setError(displayName ? fieldErrorText(*displayName) : QString());
    m_members->setErrors(errors);
}

void AggregateForm::useSuggestedName()
{
    m_name->setText(suggestedGroupName(m_name->text(), takenNames()));
    m_name->setFocus();
    judge();
}

void AggregateForm::showServedAt()
{
    const QString name = m_name->text();
    const bool isName = !name.isEmpty() && suggestedGroupName(name, takenNames()) == name;
    m_displayNote->setHelp(
        isName
            ? tr("Will be served at %1").arg(groupEndpoint(m_snapshot->settings, name.toLatin1()))
            : QString());
}

} // namespace keyferry::ui
