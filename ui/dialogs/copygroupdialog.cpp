#include "ui/dialogs/copygroupdialog.h"

#include "ui/dialogs/dialogfoot.h"
#include "ui/models/errortext.h"
#include "ui/models/groupname.h"
#include "ui/widgets/fieldnote.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/textlabel.h"

#include <QButtonGroup>
#include <QLineEdit>
#include <QRadioButton>
#include <QVBoxLayout>

namespace keyferry::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int usualWidth = 440;

} // namespace

CopyGroupDialog::CopyGroupDialog(ConfigEditor &editor, const GroupPtr &group, QWidget *parent)
    : QDialog(parent)
    , m_editor(editor)
    , m_group(group)
    , m_name(new QLineEdit(this))
    , m_note(new FieldNote(m_name, this))
    , m_keys(new QButtonGroup(this))
    , m_foot(new DialogFoot(tr("Duplicate group"), ButtonKind::Primary, this))
{
    setWindowTitle(tr("Duplicate %1").arg(QString::fromLatin1(group->name)));
    setMinimumWidth(usualWidth);
    m_name->setText(suggestedGroupName(QString::fromLatin1(group->name), taken()));
    m_name->selectAll();
    auto *label = new TextLabel(tr("&Name of the new group"), {.color = &Theme::textMuted});
    label->setBuddy(m_name);
    m_name->setAccessibleName(tr("Name of the new group"));

    auto *content = new QVBoxLayout;
    content->setContentsMargins(
        metrics::dialogMargin, metrics::dialogMargin, metrics::dialogMargin, metrics::dialogMargin);
    content->setSpacing(metrics::tight);
    content->addWidget(label);
    content->addWidget(m_name);
    content->addWidget(m_note);
    QWidget *choices = makeChoices();
    choices->setVisible(group->kind == GroupKind::Standard); // an aggregate has no keys
    content->addSpacing(metrics::gap);
    content->addWidget(choices);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(content, 1);
    column->addWidget(m_foot);

    m_pause.setSingleShot(true);
    m_pause.setInterval(300ms);
    connect(m_name, &QLineEdit::textChanged, &m_pause, qOverload<>(&QTimer::start));
    connect(&m_pause, &QTimer::timeout, this, &CopyGroupDialog::judge);
    connect(m_note, &FieldNote::cureRequested, this, [this] {
        m_name->setText(suggestedGroupName(m_name->text(), taken()));
        judge();
    });
    connect(m_foot, &DialogFoot::primaryClicked, this, &CopyGroupDialog::copy);
    m_name->setFocus();
}

QWidget *CopyGroupDialog::makeChoices()
{
    auto *choices = new QWidget(this);
    auto *column = new QVBoxLayout(choices);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::close);
    const auto add = [this, column](const QString &text, KeyCopy keys) {
        auto *choice = new QRadioButton(text);
        m_keys->addButton(choice, static_cast<int>(keys));
        column->addWidget(choice);
    };
    add(tr("&Without keys"), KeyCopy::None);
    add(tr("With its &active keys"), KeyCopy::ActiveOnly);
    add(tr("With a&ll keys"), KeyCopy::All);
    m_keys->button(static_cast<int>(KeyCopy::None))->setChecked(true);
    return choices;
}

QStringList CopyGroupDialog::taken() const
{
    QStringList names;
    for (const GroupPtr &group : m_editor.snapshot()->groups)
        names.append(QString::fromLatin1(group->name));
    return names;
}

void CopyGroupDialog::judge()
{
    m_pause.stop();
    GroupDraft draft = draftOf(*m_group);
    draft.name = m_name->text();
    const std::vector<Error> errors = validateGroup(draft);
    m_note->clearError();
    if (!errors.empty())
        showError(errors.front());
    else if (taken().contains(draft.name))
        showError({.kind = ErrorKind::Duplicate, .field = u"name"_s});
    m_foot->setReady(!m_note->hasError(),
                     m_note->hasError() ? tr("The name needs a change") : QString());
}

void CopyGroupDialog::showError(const Error &error)
{
    const QString suggestion = suggestedGroupName(m_name->text(), taken());
    m_note->setError(fieldErrorText(error),
                     suggestion.isEmpty() ? QString() : tr("Use “%1”").arg(suggestion));
}

void CopyGroupDialog::copy()
{
    judge();
    if (m_note->hasError())
        return;
    m_foot->setReady(false, tr("Saving…"));
    const auto done = [this, name = m_name->text()](const Result<GroupId> &group) {
        finish(name, group);
    };
    m_editor.copyGroup(
        m_group->id, m_name->text(), static_cast<KeyCopy>(m_keys->checkedId()), {this, done});
}

void CopyGroupDialog::finish(const QString &name, const Result<GroupId> &group)
{
    if (group) {
        Q_EMIT copied(*group, name);
        return accept();
    }
    m_foot->setFailure(errorText(group.error()));
    if (group.error().field == "name"_L1)
        showError(group.error());
}

} // namespace keyferry::ui
