#include "ui/dialogs/groupdialog.h"

#include "ui/dialogs/addkeysdialog.h"
#include "ui/dialogs/dialogfoot.h"
#include "ui/dialogs/formrows.h"
#include "ui/dialogs/groupform.h"
#include "ui/dialogs/keypastebox.h"
#include "ui/dialogs/keytest.h"
#include "ui/models/checktext.h"
#include "ui/models/errortext.h"
#include "ui/models/wordlist.h"
#include "ui/widgets/formatting.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/textlabel.h"

#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize usualSize{580, 600};
constexpr int aboveAndBelow = 40; ///< what stays of the window behind it, for its frame
constexpr int keyBoxHeight = 84;
constexpr int leastKeyBoxHeight = 60;

// Not higher than a small window: it scrolls.
QSize sizeOver(const QWidget *parent)
{
    const int most = parent ? parent->window()->height() - aboveAndBelow : usualSize.height();
    return {usualSize.width(), qMin(usualSize.height(), most)};
}

} // namespace

GroupDialog::GroupDialog(ConfigEditor &editor, Gateway &gateway, QWidget *parent)
    : GroupDialog(editor, gateway, nullptr, parent)
{}

GroupDialog::GroupDialog(ConfigEditor &editor,
                         Gateway &gateway,
                         const GroupPtr &group,
                         QWidget *parent)
    : QDialog(parent)
    , m_editor(editor)
    , m_gateway(gateway)
    , m_group(group)
    , m_form(new GroupForm(formContext(*editor.snapshot(), group ? group->id : GroupId{}), this))
    , m_foot(new DialogFoot(
          group ? tr("Save changes") : tr("Create group"), ButtonKind::Primary, this))
{
    setWindowTitle(group ? tr("Edit %1").arg(QString::fromLatin1(group->name)) : tr("New group"));
    resize(sizeOver(parent));
    if (group)
        m_form->setDraft(draftOf(*group));
    else
        addKeyBox();
    addTest();
    build();
    connect(m_form, &GroupForm::judged, this, &GroupDialog::showState);
    connect(m_form, &GroupForm::judged, this, &GroupDialog::showWhatCanBeTested);
    connect(m_foot, &DialogFoot::primaryClicked, this, &GroupDialog::save);
    showState();
    m_form->setFocus();
}

// A visible dialog hides in ~QDialog, and the field that loses the focus there is judged once more.
GroupDialog::~GroupDialog()
{
    disconnect(m_form, nullptr, this, nullptr);
}

void GroupDialog::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(scrolled(m_form), 1);
    column->addWidget(m_foot);
}

void GroupDialog::addKeyBox()
{
    m_keys = new KeyPasteBox(tr("Keys"), this);
    // A form that scrolls may give its rows a little less than they ask for.
    m_keys->edit()->setMinimumHeight(leastKeyBoxHeight);
    m_keys->edit()->setMaximumHeight(keyBoxHeight);
    m_keys->edit()->setPlaceholderText(tr("Paste provider keys, or add them later"));
    m_keyCount = new TextLabel({}, {.font = &Fonts::caption, .color = &Theme::textMuted});
    auto *both = new QWidget;
    auto *column = new QVBoxLayout(both);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::tight);
    column->addWidget(m_keys);
    column->addWidget(m_keyCount);
    m_form->addRow(tr("&Keys"), both, m_keys->edit());
    connect(m_keys, &KeyPasteBox::keysChanged, this, &GroupDialog::countKeys);
    connect(m_keys, &KeyPasteBox::keysChanged, this, &GroupDialog::showWhatCanBeTested);
}

void GroupDialog::addTest()
{
    m_test = new KeyTest(this);
    m_form->addRow(m_group ? tr("Test a stored key") : tr("Test one key"), m_test, m_test);
    connect(m_test, &KeyTest::requested, this, &GroupDialog::test);
    showWhatCanBeTested();
}

void GroupDialog::test()
{
    showWhatCanBeTested(); // the text may be newer than its last reading
    if (!m_test->button()->isEnabled())
        return;
    m_tested = m_form->draft();
    if (m_group)
        return m_gateway.tryStoredKey(m_tested, m_group->id, m_test->begin());
    m_testedKey = m_keys->keys().keys.front().secret;
    m_gateway.tryKey(m_tested, m_testedKey, m_test->begin());
}

// What was found holds for what was tested, and for nothing that is typed after it.
void GroupDialog::showWhatCanBeTested()
{
    const GroupDraft draft = m_form->draft();
    const bool isSameKey =
        m_group
        || (!m_keys->keys().keys.empty() && m_keys->keys().keys.front().secret == m_testedKey);
    if (m_tested != draft || !isSameKey)
        m_test->forget();
    m_test->setBlocked(whyNoTest());
}

QString GroupDialog::whyNoTest()
{
    const GroupDraft draft = m_form->draft();
    if (needsCheckPath(draft.channel) && draft.checkPath.isEmpty())
        return tr("Give a check path to test a key.");
    if (m_group && m_gateway.keyCounts(m_group->id).total() == 0)
        return tr("The group has no key to test yet.");
    if (!m_group && m_keys->keys().keys.empty())
        return tr("Paste a key to test it.");
    return {};
}

void GroupDialog::countKeys()
{
    const ParsedKeys &keys = m_keys->keys();
    QStringList parts;
    const auto found = static_cast<int>(keys.keys.size());
    if (!m_keys->isEmpty())
        parts.append(found == 1 ? tr("1 key found") : tr("%Ln keys found", nullptr, found));
    if (keys.duplicates > 0)
        parts.append(tr("%1 twice in the text").arg(format::count(keys.duplicates)));
    if (keys.refused > 0)
        parts.append(tr("%1 refused").arg(format::count(keys.refused)));
    // A paste into the wrong provider's group is seen before it is saved.
    const QString prefix = m_form->keyPrefix();
    const bool isUsual = std::any_of(keys.keys.begin(), keys.keys.end(), [&](const KeyDraft &key) {
        return key.secret.reveal().startsWith(prefix.toLatin1());
    });
    if (found > 0 && !isUsual)
        parts.append(tr("usually they begin with %1").arg(prefix));
    m_keyCount->setText(listed(parts));
}

void GroupDialog::showState()
{
    const int wrong = m_form->visibleErrors();
    const QString reason =
        wrong == 1 ? tr("1 field needs a change") : tr("%n fields need a change", nullptr, wrong);
    m_foot->setReady(wrong == 0, wrong == 0 ? QString() : reason);
}

void GroupDialog::save()
{
    if (m_form->judgeAll() > 0)
        return;
    m_foot->setReady(false, tr("Saving…"));
    if (m_group)
        change(m_form->draft());
    else
        create(m_form->draft());
}

void GroupDialog::change(const GroupDraft &draft)
{
    const auto done = [this, name = draft.name](const Outcome &outcome) {
        if (outcome)
            finish(m_group->id, tr("%1 saved").arg(name));
        else
            fail(outcome.error());
    };
    m_editor.editGroup(m_group->id, draft, {this, done});
}

void GroupDialog::create(const GroupDraft &draft)
{
    const auto done = [this, name = draft.name](const Result<GroupId> &group) {
        if (!group)
            fail(group.error());
        else if (m_keys->keys().keys.empty())
            finish(*group, tr("%1 created").arg(name));
        else
            addKeys(*group, name);
    };
    m_editor.addGroup(draft, {this, done});
}

// The group is there by now: what becomes of its keys is told with it, never instead of it.
void GroupDialog::addKeys(GroupId group, const QString &name)
{
    const auto done = [this, group, name](const Result<ImportReport> &report) {
        if (report)
            finish(group, tr("%1 created: %2").arg(name, importSummary(name, *report)));
        else
            finish(group,
                   tr("%1 created, but without its keys: %2").arg(name, errorText(report.error())));
    };
    m_editor.addKeys(group, m_keys->keys(), {this, done});
}

void GroupDialog::fail(const Error &error)
{
    if (m_form->setStoreError(error))
        return showState();
    m_foot->setFailure(errorText(error));
}

void GroupDialog::finish(GroupId group, const QString &summary)
{
    Q_EMIT saved(group, summary);
    accept();
}

} // namespace keyferry::ui
