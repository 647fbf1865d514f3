#include "ui/dialogs/accesskeystep.h"

#include "ui/models/errortext.h"
#include "ui/models/wordlist.h"
#include "ui/widgets/card.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/textlabel.h"

#include <QButtonGroup>
#include <QRadioButton>
#include <QVBoxLayout>

#include <algorithm>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr auto wellKnown = "sk-123456"_L1;
constexpr int indent = metrics::checkBox + metrics::gap;

} // namespace

AccessKeyStep::AccessKeyStep(const SetupParts &parts, SetupResult &result, QWidget *parent)
    : SetupStep(parts, result, parent)
    , m_choices(new QButtonGroup(this))
{
    setHeading(tr("Which key do your programs use?"),
               tr("Programs show an access key to keyferry and never see the keys of your "
                  "provider."));
    m_keep = addChoice({}, {});
    m_random = addChoice({}, {});
    m_keepHelp = m_keep->parentWidget()->findChild<TextLabel *>();
    m_randomHelp = m_random->parentWidget()->findChild<TextLabel *>();
    content()->addStretch();
    (parts.hasOtherUsers ? m_random : m_keep)->setChecked(true);
    connect(m_choices, &QButtonGroup::buttonToggled, this, [this] {
        setFocusProxy(m_random->isChecked() ? m_random : m_keep);
        Q_EMIT changed();
    });
    enter();
}

QRadioButton *AccessKeyStep::addChoice(const QString &text, const QString &help)
{
    auto *card = new Card(this);
    auto *choice = new QRadioButton(text, card);
    auto *caption =
        new TextLabel(help, {.font = &Fonts::caption, .color = &Theme::textMuted}, card);
    caption->setWordWrap(true);
    caption->setContentsMargins(indent, 0, 0, 0);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(metrics::wide, metrics::block, metrics::wide, metrics::block);
    column->setSpacing(metrics::tight);
    column->addWidget(choice);
    column->addWidget(caption);
    content()->addWidget(card);
    m_choices->addButton(choice);
    return choice;
}

const AccessKeyConfig *AccessKeyStep::present() const
{
    const auto &keys = editor().snapshot()->accessKeys;
    const auto serves = [this](const AccessKeyConfig &key) {
        return key.enabled && key.id != m_made && key.scope.covers(result().group);
    };
    auto found = std::find_if(
        keys.begin(), keys.end(), [](const AccessKeyConfig &key) { return key.isDefault; });
    if (found == keys.end())
        found = std::find_if(keys.begin(), keys.end(), serves);
    return found == keys.end() ? nullptr : &*found;
}

void AccessKeyStep::enter()
{
    const AccessKeyConfig *key = present();
    const bool isDefault = key && key->isDefault;
    const bool isMade = m_made != AccessKeyId{};
    m_keep->parentWidget()->setVisible(key);
    m_keep->setText(isDefault ? tr("&Keep %1").arg(wellKnown)
                              : tr("&Use %1, which is there").arg(key ? key->mask : QString()));
    m_keepHelp->setText(isDefault ? tr("Easy to type, and known to everyone: whoever can log in to "
                                       "this computer can use your keys with it. It never works "
                                       "from other computers.")
                                  : QString());
    m_keepHelp->setVisible(isDefault);
    m_random->setText(isMade ? tr("Use the &random key that was made") : tr("Make a &random one"));
    QStringList help{tr("43 random characters; you copy it with the snippet in the next step.")};
    if (isDefault)
        help.append(tr("%1 stops working.").arg(wellKnown));
    if (hasOtherUsers())
        help.append(tr("Recommended: other people have an account on this computer."));
    m_randomHelp->setText(inSequence(help));
    if (!key || isMade)
        m_random->setChecked(true);
    setFocusProxy(m_random->isChecked() ? m_random : m_keep);
}

QString AccessKeyStep::name() const
{
    return tr("Access key");
}

QString AccessKeyStep::remark() const
{
    for (const AccessKeyConfig &key : editor().snapshot()->accessKeys) {
        if (key.id == result().accessKey)
            return key.isDefault ? QString(wellKnown) : key.mask;
    }
    return tr("For your programs");
}

QString AccessKeyStep::verb() const
{
    if (!m_random->isChecked())
        return tr("Keep it and go on");
    return m_made == AccessKeyId{} ? tr("Make it and go on") : tr("Go on");
}

void AccessKeyStep::store()
{
    if (!m_random->isChecked()) {
        result().accessKey = present()->id;
        return Q_EMIT stored();
    }
    if (m_made != AccessKeyId{})
        return dropDefault();
    editor().addAccessKey({.name = tr("My programs"), .secret = {}},
                          {this, [this](const Result<AddedAccessKey> &added) { take(added); }});
}

void AccessKeyStep::take(const Result<AddedAccessKey> &added)
{
    if (!added)
        return Q_EMIT failed(errorText(added.error()));
    m_made = added->id;
    result().accessKey = m_made;
    result().isAccessKeyNew = true;
    dropDefault();
}

// Only once another key is there: programs are never left without one.
void AccessKeyStep::dropDefault()
{
    result().accessKey = m_made;
    const AccessKeyConfig *key = present();
    if (!key || !key->isDefault)
        return Q_EMIT stored();
    const auto done = [this](const Outcome &outcome) {
        if (!outcome)
            return Q_EMIT failed(errorText(outcome.error()));
        Q_EMIT stored();
    };
    editor().removeAccessKeys({key->id}, {this, done});
}

} // namespace keyferry::ui
