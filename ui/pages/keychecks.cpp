#include "ui/pages/keychecks.h"

#include "ui/models/checktext.h"
#include "ui/models/errortext.h"
#include "ui/widgets/formatting.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/toast.h"

#include <QAction>
#include <QMenu>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

KeyChecks::KeyChecks(const Parts &parts, QWidget *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_menu(new QMenu(parent))
    , m_selected(make(&KeyChecks::startSelected))
    , m_invalid(make(&KeyChecks::startInvalid))
    , m_all(make(&KeyChecks::startAll))
{
    m_menu->setToolTipsVisible(true);
    m_menu->addActions({m_selected, m_invalid, m_all});
    m_selected->setIcon(icon("check-circle"));
    refresh({});
}

QAction *KeyChecks::make(void (KeyChecks::*run)())
{
    auto *action = new QAction(this);
    connect(action, &QAction::triggered, this, run);
    return action;
}

void KeyChecks::setGroup(const GroupPtr &group)
{
    m_group = group;
}

QString KeyChecks::whyNot() const
{
    return m_group ? whyNoCheck(m_group->channel, m_group->checkPath) : QString();
}

void KeyChecks::refresh(const KeyCounts &counts)
{
    const qint64 selected = m_parts.selectedCount();
    const QString reason = whyNot();
    const auto offer = [&reason](QAction *action, const QString &text, qint64 count) {
        action->setText(count > 0 ? u"%1 (%2)"_s.arg(text, format::count(count)) : text);
        action->setEnabled(count > 0 && reason.isEmpty());
        action->setToolTip(reason);
    };
    offer(m_selected, tr("Check selected keys"), selected);
    offer(m_invalid, tr("Check all invalid keys"), counts.invalid);
    offer(m_all, tr("Check all keys"), counts.total());
}

void KeyChecks::startSelected()
{
    start({.group = m_group->id, .ids = m_parts.selected()});
}

void KeyChecks::startAll()
{
    start({.group = m_group->id, .all = true});
}

void KeyChecks::startInvalid()
{
    start({.group = m_group->id, .state = KeyState::Invalid});
}

void KeyChecks::start(const KeySelection &selection)
{
    const Result<CheckId> check = m_parts.gateway->startCheck(selection);
    if (!check)
        m_parts.toast->show({.text = errorText(check.error()), .icon = "error"});
}

} // namespace keyferry::ui
