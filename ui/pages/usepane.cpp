#include "ui/pages/usepane.h"

#include "ui/dialogs/snippetbox.h"
#include "ui/models/errortext.h"
#include "ui/models/snippettarget.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/toast.h"

#include <QComboBox>
#include <QDateTime>
#include <QFormLayout>
#include <QHBoxLayout>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

TextLabel *formLabel(const QString &text, QWidget *buddy)
{
    auto *label = new TextLabel(text, {.color = &Theme::textMuted});
    label->setBuddy(buddy);
    label->setMinimumHeight(metrics::controlHeight); // on the line of its field
    return label;
}

} // namespace

UsePane::UsePane(ConfigEditor &editor, Toast *toast, QWidget *parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_toast(toast)
    , m_snippet(new SnippetBox(editor, ButtonKind::Primary, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::wide, metrics::wide, metrics::wide, metrics::wide);
    column->setSpacing(metrics::block);
    column->addWidget(makeFields());
    column->addWidget(m_snippet, 1);

    connect(m_accessKeys, &QComboBox::currentIndexChanged, this, &UsePane::showSnippet);
    connect(m_snippet, &SnippetBox::copied, this, [this] {
        m_toast->show({.text = tr("Snippet copied, for 30 s"), .icon = "copy"});
    });
    connect(m_snippet, &SnippetBox::failed, this, [this](const Error &error) {
        m_toast->show({.text = errorText(error), .icon = "error"});
    });
}

QWidget *UsePane::makeFields()
{
    auto *fields = new QWidget(this);
    auto *form = new QFormLayout(fields);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(metrics::block);
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    m_baseUrl = new ElidedLabel({.font = &Fonts::mono}, Qt::ElideMiddle, fields);
    m_copyUrl = new CopyButton(tr("Copy the base URL"), fields);
    m_baseUrl->setMinimumHeight(metrics::controlHeight);
    auto *url = new QHBoxLayout;
    url->setSpacing(metrics::tight);
    url->addWidget(m_baseUrl);
    url->addWidget(m_copyUrl);
    url->addStretch();
    form->addRow(formLabel(tr("Base URL"), m_copyUrl), url);
    m_accessKeys = new QComboBox(fields);
    m_accessKeys->setAccessibleName(tr("Access key"));
    m_accessKeys->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    form->addRow(formLabel(tr("Access &key"), m_accessKeys), m_accessKeys);
    return fields;
}

void UsePane::setGroup(const GroupPtr &group)
{
    m_group = group;
    if (!group)
        return;
    fillAccessKeys();
    showSnippet();
}

void UsePane::fillAccessKeys()
{
    const QSignalBlocker blocker(m_accessKeys);
    const QVariant chosen = m_accessKeys->currentData();
    m_accessKeys->clear();
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    for (const AccessKeyConfig &key : accessKeysFor(*m_editor.snapshot(), m_group->id, now))
        m_accessKeys->addItem(accessKeyTitle(key), toNumber(key.id));
    m_accessKeys->setEnabled(m_accessKeys->count() > 0);
    m_accessKeys->setCurrentIndex(qMax(0, m_accessKeys->findData(chosen)));
}

void UsePane::showSnippet()
{
    if (!m_group)
        return;
    m_snippet->setTarget(m_group, AccessKeyId{m_accessKeys->currentData().toLongLong()});
    m_baseUrl->setFullText(m_snippet->clientUrl());
    m_copyUrl->setCopyText(m_snippet->clientUrl());
}

} // namespace keyferry::ui
