#pragma once

#include "app/command.h"
#include "app/commandbackend.h"

#include <QObject>

namespace keyferry::app {

/// `keyferry backup` and `keyferry restore` where a store is open. Main thread.
class MaintenanceCommands final : public QObject
{
    Q_OBJECT

public:
    explicit MaintenanceCommands(const CommandBackend &backend, QObject *parent = nullptr);

    void run(const command::Backup &command, const CommandReply &reply);
    /// Ready for the next start.
    void run(const command::Restore &command, const CommandReply &reply);

private:
    CommandBackend m_backend;
};

} // namespace keyferry::app
