#include "ui/dialogs/groupstep.h"

#include "ui/dialogs/formrows.h"
#include "ui/dialogs/groupform.h"
#include "ui/models/channelwords.h"
#include "ui/models/errortext.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"

#include <QComboBox>
#include <QFormLayout>
#include <QScrollArea>
#include <QVBoxLayout>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

GroupStep::GroupStep(const SetupParts &parts, SetupResult &result, QWidget *parent)
    : SetupStep(parts, result, parent)
    , m_form(new GroupForm(formContext(*parts.editor->snapshot(), GroupId{}), this))
{
    setHeading(tr("Where do your keys come from?"),
               tr("A group is one provider with its keys. It gets an address of its own; you can "
                  "add more groups later."));
    addChoice();
    m_formArea = scrolled(m_form, metrics::hair);
    // It stands on the page's own ground.
    auto *area = static_cast<QScrollArea *>(m_formArea);
    area->viewport()->setAutoFillBackground(false);
    area->widget()->setAutoFillBackground(false);
    content()->addWidget(m_formArea, 1);
    setFocusProxy(m_choice ? static_cast<QWidget *>(m_choice) : m_form->firstField());
    connect(m_form, &GroupForm::judged, this, &SetupStep::changed);
}

// A visible form judges the field that loses the focus while the dialog goes.
GroupStep::~GroupStep()
{
    disconnect(m_form, nullptr, this, nullptr);
}

void GroupStep::addChoice()
{
    QList<GroupPtr> groups;
    for (const GroupPtr &group : editor().snapshot()->groups) {
        if (group->kind == GroupKind::Standard)
            groups.append(group);
    }
    if (groups.isEmpty())
        return;
    m_choice = new QComboBox(this);
    m_choice->addItem(icon("plus"), tr("A new group"), 0);
    for (const GroupPtr &group : groups)
        m_choice->addItem(icon(channelIconName(group->channel)),
                          QString::fromLatin1(group->name),
                          toNumber(group->id));
    auto *row = new QFormLayout;
    prepareForm(row);
    addFormRow(row, tr("&Group"), m_choice, m_choice);
    content()->addLayout(row);
    connect(m_choice, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_formArea->setVisible(index == 0);
        Q_EMIT changed();
    });
}

GroupId GroupStep::chosen() const
{
    return m_choice ? GroupId{m_choice->currentData().toLongLong()} : GroupId{};
}

QString GroupStep::name() const
{
    return tr("Provider and group");
}

QString GroupStep::remark() const
{
    const GroupPtr group = SetupStep::group();
    return group ? tr("Group %1").arg(QString::fromLatin1(group->name)) : tr("Who answers");
}

QString GroupStep::verb() const
{
    if (chosen() != GroupId{})
        return tr("Use this group");
    return m_made == GroupId{} ? tr("Create group and go on") : tr("Save and go on");
}

QString GroupStep::obstacle() const
{
    const int wrong = chosen() == GroupId{} ? m_form->visibleErrors() : 0;
    if (wrong == 0)
        return {};
    return wrong == 1 ? tr("1 field needs a change")
                      : tr("%n fields need a change", nullptr, wrong);
}

void GroupStep::store()
{
    if (chosen() != GroupId{})
        return take(chosen(), false);
    if (m_form->judgeAll() > 0)
        return Q_EMIT failed(obstacle());
    const bool isThere = editor().snapshot()->group(m_made) != nullptr;
    if (isThere)
        change(m_form->draft());
    else
        create(m_form->draft());
}

void GroupStep::create(const GroupDraft &draft)
{
    const auto done = [this](const Result<GroupId> &group) {
        if (!group)
            return fail(group.error());
        m_made = *group;
        m_form->setTaken(formContext(*editor().snapshot(), m_made).taken);
        take(m_made, true);
    };
    editor().addGroup(draft, {this, done});
}

// Back and on again: the same group, not a second one.
void GroupStep::change(const GroupDraft &draft)
{
    const auto done = [this](const Outcome &outcome) {
        if (!outcome)
            return fail(outcome.error());
        take(m_made, true);
    };
    editor().editGroup(m_made, draft, {this, done});
}

void GroupStep::take(GroupId group, bool isNew)
{
    result().group = group;
    result().isGroupNew = isNew || result().isGroupNew;
    Q_EMIT stored();
}

void GroupStep::fail(const Error &error)
{
    Q_EMIT failed(m_form->setStoreError(error) ? obstacle() : errorText(error));
}

} // namespace keyferry::ui
