#pragma once

#include "ui/models/checktasks.h"
#include "ui/models/ruleedits.h"
#include "ui/models/tasklistmodel.h"
#include "ui/models/transfertasks.h"

namespace keyferry::ui {

/// What outlives a window: tasks under way and edits that are not saved. The window is made anew
/// when the language changes; this stays. Main thread; all it is given must outlive it.
struct OngoingWork
{
    OngoingWork(Gateway &gateway, ConfigEditor &editor)
        : checks(gateway, editor, tasks)
        , transfers({.editor = &editor, .gateway = &gateway, .tasks = &tasks})
    {}

    TaskListModel tasks{TaskListModel::usualStay};
    CheckTasks checks;
    TransferTasks transfers;
    RuleEdits ruleEdits{};
};

} // namespace keyferry::ui
