#include "ui/models/ruleedits.h"

namespace keyferry::ui {

RuleSet RuleEdits::rules(const GroupConfig &group) const
{
    const auto edit = m_edits.constFind(group.id);
    return edit == m_edits.cend() ? rulesOf(group) : edit->rules;
}

void RuleEdits::change(const GroupConfig &group, const RuleSet &rules)
{
    const RuleSet stored = rulesOf(group);
    if (rules == stored)
        return discard(group.id);
    const auto edit = m_edits.find(group.id);
    if (edit == m_edits.end())
        m_edits.insert(group.id, {.begunWith = stored, .rules = rules});
    else
        edit->rules = rules;
}

void RuleEdits::finish(GroupId group, const RuleSet &sent, const RuleSet &stored)
{
    const auto edit = m_edits.find(group);
    if (edit == m_edits.end())
        return;
    if (edit->rules == sent)
        m_edits.erase(edit);
    else
        edit->begunWith = stored;
}

void RuleEdits::follow(const ConfigSnapshot &snapshot)
{
    m_edits.removeIf([&snapshot](auto each) { return !snapshot.group(each.key()); });
}

bool RuleEdits::isOvertaken(const GroupConfig &group) const
{
    const auto edit = m_edits.constFind(group.id);
    return edit != m_edits.cend() && edit->begunWith != rulesOf(group);
}

} // namespace keyferry::ui
