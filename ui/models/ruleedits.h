#pragma once

#include "ui/models/ruleset.h"

#include <QHash>

namespace keyferry::ui {

/// What was changed in the rules of groups and is not saved yet. Each group keeps its own, so that
/// a look at another group loses nothing. Main thread.
class RuleEdits
{
public:
    /// The edited rules, or the stored ones where nothing was edited.
    [[nodiscard]] RuleSet rules(const GroupConfig &group) const;
    /// What a person made of the rules; as they are stored: nothing is unsaved.
    void change(const GroupConfig &group, const RuleSet &rules);
    void discard(GroupId group) { m_edits.remove(group); }
    /// These rules are stored now. What was typed since they were sent stays unsaved.
    void finish(GroupId group, const RuleSet &sent, const RuleSet &stored);
    /// Forgets groups that are gone.
    void follow(const ConfigSnapshot &snapshot);

    [[nodiscard]] bool isUnsaved(GroupId group) const { return m_edits.contains(group); }
    /// The stored rules are not those the edit began with: saving would undo somebody's change.
    [[nodiscard]] bool isOvertaken(const GroupConfig &group) const;

private:
    struct Edit
    {
        RuleSet begunWith{};
        RuleSet rules{};
    };

    QHash<GroupId, Edit> m_edits{};
};

} // namespace keyferry::ui
