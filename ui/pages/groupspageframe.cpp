// What the frame asks of the groups page: commands for the palette, parts for F6, steps for Escape.
#include "ui/pages/grouphead.h"
#include "ui/pages/grouplistpane.h"
#include "ui/pages/groupspage.h"
#include "ui/pages/keyspane.h"

#include <QStackedWidget>
#include <QTabBar>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

QList<Command> GroupsPage::commands()
{
    QList<Command> all{
        {.title = tr("New group"), .icon = "plus"_L1, .run = [this] { createGroup(); }}};
    if (m_groups.hasStandardGroup())
        all.append({.title = tr("New aggregate"), .icon = "aggregate"_L1, .run = [this] {
                        createAggregate();
                    }});
    if (m_group && m_panes->currentWidget() == m_keys)
        all += m_keys->commands();
    if (m_group && m_group->kind == GroupKind::Standard)
        all.append({.title = tr("Add keys to %1").arg(QString::fromLatin1(m_group->name)),
                    .icon = "key"_L1,
                    .run = [this, id = m_group->id] { addKeysTo(id); }});
    if (m_group)
        all.append({.title = tr("Edit %1").arg(QString::fromLatin1(m_group->name)),
                    .icon = "edit"_L1,
                    .run = [this] { edit(); }});
    for (const GroupPtr &group : m_editor.snapshot()->groups)
        all.append({.title = QString::fromLatin1(group->name),
                    .kind = group->kind == GroupKind::Aggregate ? tr("Aggregate") : tr("Group"),
                    .aliases = group->displayName,
                    .icon = "groups"_L1,
                    .run = [this, id = group->id] { showGroup(id); }});
    return all;
}

QList<QWidget *> GroupsPage::regions()
{
    return {m_list, m_head->parentWidget(), m_panes};
}

bool GroupsPage::stepBack()
{
    const bool isInKeys = m_group && m_panes->currentWidget() == m_keys;
    return (isInKeys && m_keys->stepBack()) || m_list->clearSearch();
}

QWidget *GroupsPage::mainList()
{
    return m_list->list();
}

} // namespace keyferry::ui
