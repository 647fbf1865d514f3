#include "ui/pages/connectchoosers.h"

#include "ui/models/snippettarget.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/textlabel.h"

#include <QComboBox>
#include <QDateTime>
#include <QHBoxLayout>

namespace keyferry::ui {

namespace {

constexpr int boxShare = 3; ///< of the width, for each box and for what is left free
constexpr int leastCharacters = 12;

} // namespace

ConnectChoosers::ConnectChoosers(QWidget *parent)
    : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::block);
    m_groups = addBox(row, tr("&Group"));
    m_accessKeys = addBox(row, tr("Access &key"));
    m_models = addBox(row, tr("&Model"));
    m_models->setEditable(true);
    m_models->setInsertPolicy(QComboBox::NoInsert);
    row->addStretch(boxShare);
    connect(m_groups, &QComboBox::activated, this, &ConnectChoosers::chooseGroup);
    connect(m_accessKeys, &QComboBox::currentIndexChanged, this, &ConnectChoosers::changed);
    connect(m_models, &QComboBox::currentTextChanged, this, &ConnectChoosers::changed);
}

QComboBox *ConnectChoosers::addBox(QBoxLayout *row, const QString &title)
{
    auto *box = new QComboBox;
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(leastCharacters);
    box->setAccessibleName(QString(title).remove(u'&'));
    auto *label = new TextLabel(title, {.font = &Fonts::caption, .color = &Theme::textMuted});
    label->setBuddy(box);
    auto *column = new QVBoxLayout;
    column->setSpacing(metrics::tight);
    column->addWidget(label);
    column->addWidget(box);
    row->addLayout(column, boxShare);
    return box;
}

void ConnectChoosers::fill(const Client &client, const SnapshotPtr &snapshot)
{
    m_snapshot = snapshot;
    fillGroups(client);
    fillAccessKeys();
    fillModels();
}

void ConnectChoosers::fillGroups(const Client &client)
{
    const QSignalBlocker blocker(m_groups);
    const QVariant shown = m_groups->currentData();
    m_groups->clear();
    for (const GroupPtr &each : groupsFor(client, *m_snapshot))
        m_groups->addItem(groupTitle(*each), toNumber(each->id));
    const int preferred = m_groups->findData(toNumber(m_preferred));
    m_groups->setCurrentIndex(preferred >= 0 ? preferred : std::max(0, m_groups->findData(shown)));
    m_groups->setEnabled(m_groups->count() > 0);
}

void ConnectChoosers::fillAccessKeys()
{
    const QSignalBlocker blocker(m_accessKeys);
    const QVariant shown = m_accessKeys->currentData();
    m_accessKeys->clear();
    if (const GroupPtr chosen = group()) {
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        for (const AccessKeyConfig &key : accessKeysFor(*m_snapshot, chosen->id, now))
            m_accessKeys->addItem(accessKeyTitle(key), toNumber(key.id));
    }
    m_accessKeys->setCurrentIndex(std::max(0, m_accessKeys->findData(shown)));
    m_accessKeys->setEnabled(m_accessKeys->count() > 0);
}

// What was typed stays for as long as the group does.
void ConnectChoosers::fillModels()
{
    const QSignalBlocker blocker(m_models);
    const GroupPtr chosen = group();
    const QString typed = m_models->currentText();
    m_models->clear();
    m_models->setEnabled(chosen != nullptr);
    if (!chosen)
        return m_models->clearEditText();
    m_models->addItems(modelsFor(*m_snapshot, *chosen));
    if (m_modelsOf == chosen->id && !typed.isEmpty())
        m_models->setCurrentText(typed);
    m_modelsOf = chosen->id;
}

void ConnectChoosers::chooseGroup()
{
    m_preferred = GroupId(m_groups->currentData().toLongLong());
    fillAccessKeys();
    fillModels();
    Q_EMIT changed();
}

GroupPtr ConnectChoosers::group() const
{
    return m_snapshot ? m_snapshot->group(GroupId(m_groups->currentData().toLongLong())) : nullptr;
}

std::optional<AccessKeyId> ConnectChoosers::accessKey() const
{
    if (m_accessKeys->count() == 0)
        return std::nullopt;
    return AccessKeyId(m_accessKeys->currentData().toLongLong());
}

QString ConnectChoosers::model() const
{
    return m_models->currentText().trimmed();
}

} // namespace keyferry::ui
