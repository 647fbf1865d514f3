#include "ui/pages/grouphead.h"

#include "ui/widgets/buttons.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/switch.h"
#include "ui/widgets/taglabel.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QVariant>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int wordsFrom = 720; ///< width from which the buttons show their words

} // namespace

GroupHead::GroupHead(QWidget *parent)
    : QWidget(parent)
    , m_title(new ElidedLabel({.font = &Fonts::title}, Qt::ElideRight, this))
    , m_name(new TagLabel({}, this))
    , m_enabled(new Switch(this))
    , m_endpoint(new ElidedLabel(
          {.font = &Fonts::mono, .color = &Theme::textMuted}, Qt::ElideMiddle, this))
    , m_copy(new CopyButton(tr("Copy the address"), this))
{
    m_enabled->setText(tr("Enabled"));
    m_enabled->setAccessibleName(tr("Group enabled"));
    auto *actions = new QHBoxLayout;
    actions->setSpacing(metrics::gap);
    actions->addWidget(m_enabled);
    actions->addSpacing(metrics::gap);
    actions->addWidget(addAction(tr("&Edit"), "edit"));
    actions->addWidget(addAction(tr("D&uplicate"), "copy"));
    actions->addWidget(addAction(tr("E&xport"), "export"));
    actions->addWidget(addAction(tr("Delete"), "trash"));
    m_actions.last().button->setProperty("kf-role", u"danger"_s);

    auto *top = new QHBoxLayout;
    top->setSpacing(metrics::block);
    top->addWidget(makeNames(), 1);
    top->addLayout(actions);
    auto *address = new QHBoxLayout;
    address->setSpacing(metrics::tight);
    address->addWidget(m_endpoint);
    address->addWidget(m_copy);
    address->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::tight);
    column->addLayout(top);
    column->addLayout(address);

    connect(m_enabled, &QAbstractButton::clicked, this, &GroupHead::enableRequested);
    connect(m_actions.at(0).button, &QPushButton::clicked, this, &GroupHead::editRequested);
    connect(m_actions.at(1).button, &QPushButton::clicked, this, &GroupHead::copyRequested);
    connect(m_actions.at(2).button, &QPushButton::clicked, this, &GroupHead::exportRequested);
    connect(m_actions.at(3).button, &QPushButton::clicked, this, &GroupHead::deleteRequested);
}

QWidget *GroupHead::makeNames()
{
    auto *names = new QWidget(this);
    auto *row = new QHBoxLayout(names);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::gap);
    row->addWidget(m_title);
    row->addWidget(m_name);
    row->addStretch();
    return names;
}

QPushButton *GroupHead::addAction(const QString &text, QAnyStringView icon)
{
    QPushButton *button = makeButton(text, {.size = ButtonSize::Small, .icon = icon}, this);
    button->setAccessibleName(QString(text).remove(u'&'));
    m_actions.append({button, text});
    return button;
}

void GroupHead::setGroup(const GroupConfig &group, const QString &endpoint)
{
    const QString name = QString::fromLatin1(group.name);
    m_title->setFullText(group.displayName.isEmpty() ? name : group.displayName);
    m_name->setText(name);
    m_name->setVisible(m_title->fullText() != name);
    m_enabled->setChecked(group.enabled);
    // What is exported are keys, and an aggregate has none.
    m_actions.at(2).button->setVisible(group.kind == GroupKind::Standard);
    m_endpoint->setFullText(endpoint);
    m_copy->setCopyText(endpoint);
}

void GroupHead::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool hasRoom = width() >= wordsFrom;
    for (const Action &action : std::as_const(m_actions)) {
        action.button->setText(hasRoom ? action.text : QString());
        action.button->setToolTip(hasRoom ? QString() : action.button->accessibleName());
    }
}

} // namespace keyferry::ui
