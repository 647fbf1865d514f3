#pragma once

#include "proxy/core/configeditor.h"
#include "proxy/core/gateway.h"
#include "ui/models/tasklistmodel.h"

#include <QHash>

namespace keyferry::ui {

/// Shows the gateway's checks among the tasks: those by hand with their result, scheduled ones only
/// while they run. Main thread; all it is given must outlive it.
class CheckTasks final : public QObject
{
    Q_OBJECT

public:
    /// Results kept of one check, for the details.
    static constexpr qsizetype mostResults = 20'000;

    CheckTasks(Gateway &gateway,
               const ConfigEditor &editor,
               TaskListModel &tasks,
               QObject *parent = nullptr);

private:
    struct Shown
    {
        TaskId task{};
        TaskDetails details{};
    };

    void show(const CheckProgress &progress);
    [[nodiscard]] Task taskOf(const CheckProgress &progress) const;

    Gateway &m_gateway;
    const ConfigEditor &m_editor;
    TaskListModel &m_tasks;
    QHash<CheckId, Shown> m_shown{};
};

/// `12 work, 1 rejected, 2 unclear`
[[nodiscard]] QString checkSummary(const CheckProgress &progress);

} // namespace keyferry::ui
