#include "ui/dialogs/deletegroupdialog.h"

#include "ui/dialogs/dialogfoot.h"
#include "ui/models/errortext.h"
#include "ui/models/wordlist.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/textlabel.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int usualWidth = 460;

} // namespace

DeleteGroupDialog::DeleteGroupDialog(ConfigEditor &editor,
                                     const GroupPtr &group,
                                     const KeyCounts &keys,
                                     QWidget *parent)
    : QDialog(parent)
    , m_editor(editor)
    , m_group(group)
    , m_name(QString::fromLatin1(group->name))
    , m_typed(new QLineEdit(this))
    , m_foot(new DialogFoot(tr("Delete %1").arg(m_name), ButtonKind::Danger, this))
{
    setWindowTitle(tr("Delete group"));
    setMinimumWidth(usualWidth);
    auto *lead = new TextLabel(tr("Delete %1 for good?").arg(m_name), {.font = &Fonts::section});
    auto *goes = new TextLabel(whatGoes(keys), {});
    goes->setWordWrap(true);
    auto *label = new TextLabel(tr("&Type %1 to confirm").arg(m_name),
                                {.font = &Fonts::caption, .color = &Theme::textMuted});
    label->setBuddy(m_typed);
    m_typed->setAccessibleName(tr("Name of the group"));

    auto *content = new QVBoxLayout;
    content->setContentsMargins(
        metrics::dialogMargin, metrics::dialogMargin, metrics::dialogMargin, metrics::dialogMargin);
    content->setSpacing(metrics::gap);
    content->addWidget(lead);
    content->addWidget(goes);
    if (const QString text = whatLosesIt(); !text.isEmpty()) {
        auto *losers = new TextLabel(text, {.color = &Theme::warning});
        losers->setWordWrap(true);
        content->addWidget(losers);
    }
    content->addSpacing(metrics::tight);
    content->addWidget(label);
    content->addWidget(m_typed);
    content->addStretch();

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(content, 1);
    column->addWidget(m_foot);

    connect(m_typed, &QLineEdit::textChanged, this, &DeleteGroupDialog::checkName);
    connect(m_foot, &DialogFoot::primaryClicked, this, &DeleteGroupDialog::remove);
    checkName();
    m_typed->setFocus();
}

QString DeleteGroupDialog::whatGoes(const KeyCounts &keys) const
{
    const bool isAggregate = m_group->kind == GroupKind::Aggregate;
    const auto &accessKeys = m_editor.snapshot()->accessKeys;
    const auto own =
        std::count_if(accessKeys.begin(), accessKeys.end(), [this](const AccessKeyConfig &key) {
            return key.scope == onlyGroups({m_group->id});
        });
    const auto total = static_cast<int>(keys.total());
    const auto upstreams = static_cast<int>(m_group->upstreams.size());
    QStringList parts;
    if (!isAggregate) {
        parts = {total == 1 ? tr("1 key") : tr("%Ln keys", nullptr, total),
                 upstreams == 1 ? tr("1 upstream") : tr("%Ln upstreams", nullptr, upstreams)};
    }
    if (own > 0)
        parts.append(own == 1 ? tr("1 access key of its own")
                              : tr("%Ln access keys of its own", nullptr, static_cast<int>(own)));
    QStringList sentences;
    if (isAggregate)
        sentences.append(tr("Its members stay as they are, with their keys."));
    if (!parts.isEmpty())
        sentences.append(tr("%1 go with it.").arg(listed(parts)));
    sentences.append(tr("Its requests stay in the log and in the statistics."));
    sentences.append(tr("This cannot be undone."));
    return inSequence(sentences);
}

QString DeleteGroupDialog::whatLosesIt() const
{
    QStringList names;
    for (const GroupPtr &aggregate : aggregatesWith(m_group->id, *m_editor.snapshot()))
        names.append(QString::fromLatin1(aggregate->name));
    return names.isEmpty() ? QString() : tr("It leaves the aggregates: %1.").arg(listed(names));
}

void DeleteGroupDialog::checkName()
{
    const bool isTyped = m_typed->text().trimmed() == m_name;
    m_foot->setReady(isTyped, isTyped ? QString() : tr("The name is not typed yet."));
}

void DeleteGroupDialog::remove()
{
    m_foot->setReady(false, tr("Deleting…"));
    m_editor.removeGroup(m_group->id, {this, [this](const Outcome &outcome) { finish(outcome); }});
}

void DeleteGroupDialog::finish(const Outcome &outcome)
{
    // Somebody else was faster: it is gone all the same.
    if (!outcome && outcome.error().kind != ErrorKind::UnknownGroup)
        return m_foot->setFailure(errorText(outcome.error()));
    Q_EMIT deleted();
    accept();
}

} // namespace keyferry::ui
