#pragma once

#include "app/accesskeycommands.h"
#include "app/command.h"
#include "app/groupcommands.h"
#include "app/keycommands.h"
#include "app/maintenancecommands.h"
#include "app/storecommands.h"

namespace keyferry::app {

/// Carries commands out on the store, the log and, where there is one, the running engine. The same
/// in the running instance and in a process that opened the store itself. Main thread.
class CommandExecutor final : public QObject
{
    Q_OBJECT

public:
    explicit CommandExecutor(const CommandBackend &backend, QObject *parent = nullptr);

    /// The answer is what `--json` prints. Usage for commands that are not about the store
    /// (`serve`, `log tail`, …).
    void execute(const Command &command, const CommandReply &reply);

private:
    GroupCommands m_groups;
    KeyCommands m_keys;
    AccessKeyCommands m_accessKeys;
    StoreCommands m_store;
    MaintenanceCommands m_maintenance;
};

} // namespace keyferry::app
