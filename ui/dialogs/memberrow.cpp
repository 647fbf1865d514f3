#include "ui/dialogs/memberrow.h"

#include "ui/widgets/metrics.h"
#include "ui/widgets/textlabel.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QSpinBox>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int largestWeight = 10'000;
constexpr int largestTier = 100;
constexpr int refusalShare = 3; ///< of the line, to 2 for the name

} // namespace

MemberRow::MemberRow(const MemberChoice &choice, QWidget *parent)
    : QWidget(parent)
    , m_choice(choice)
    , m_box(new QCheckBox(choice.isEnabled ? choice.name : tr("%1 (off)").arg(choice.name), this))
    , m_weight(new QSpinBox(this))
    , m_tier(new QSpinBox(this))
    , m_share(new TextLabel({}, {.font = &Fonts::caption, .color = &Theme::textMuted}, this))
{
    m_box->setAccessibleName(choice.name);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::close);
    row->addWidget(m_box, 2);
    if (canJoin())
        addNumbers(row);
    else
        addRefusal(row);
    connect(m_box, &QCheckBox::toggled, this, &MemberRow::showTick);
    connect(m_box, &QCheckBox::toggled, this, &MemberRow::changed);
    connect(m_weight, &QSpinBox::valueChanged, this, &MemberRow::changed);
    connect(m_tier, &QSpinBox::valueChanged, this, &MemberRow::changed);
    showTick();
}

void MemberRow::addNumbers(QHBoxLayout *row)
{
    m_weight->setRange(0, largestWeight);
    m_weight->setFixedWidth(weightWidth);
    m_weight->setToolTip(tr("Weight: 0 is off"));
    m_weight->setAccessibleName(tr("Weight of %1").arg(m_choice.name));
    m_weight->setValue(1);
    m_tier->setRange(1, largestTier);
    m_tier->setFixedWidth(tierWidth);
    m_tier->setToolTip(tr("The lowest tier serves first"));
    m_tier->setAccessibleName(tr("Tier of %1").arg(m_choice.name));
    m_share->setFixedWidth(shareWidth);
    m_share->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row->addWidget(m_weight);
    row->addWidget(m_tier);
    row->addWidget(m_share);
}

void MemberRow::addRefusal(QHBoxLayout *row)
{
    m_box->setEnabled(false);
    m_box->setAccessibleDescription(m_choice.refusal);
    for (QWidget *unused : {static_cast<QWidget *>(m_weight), static_cast<QWidget *>(m_tier)})
        unused->hide();
    m_share->setText(m_choice.refusal);
    m_share->setWordWrap(true);
    row->addWidget(m_share, refusalShare);
}

bool MemberRow::isMember() const
{
    return canJoin() && m_box->isChecked();
}

MemberConfig MemberRow::member() const
{
    return {.group = m_choice.group, .weight = m_weight->value(), .tier = m_tier->value()};
}

void MemberRow::setMember(const MemberConfig &member, bool isMember)
{
    const QSignalBlocker blocker(this); // who sets it knows
    m_weight->setValue(member.weight);
    m_tier->setValue(member.tier);
    m_box->setChecked(isMember && canJoin());
}

void MemberRow::showTick()
{
    m_weight->setEnabled(isMember());
    m_tier->setEnabled(isMember());
}

void MemberRow::setShare(int sum)
{
    if (!canJoin())
        return;
    if (!isMember())
        m_share->setText({});
    else
        m_share->setText(m_weight->value() == 0
                             ? tr("off")
                             : tr("%1 %").arg(qRound(100.0 * m_weight->value() / sum)));
}

} // namespace keyferry::ui
