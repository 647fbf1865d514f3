#include "app/maintenancecommands.h"

#include "app/jsonvalues.h"

namespace keyferry::app {

using namespace Qt::StringLiterals;

MaintenanceCommands::MaintenanceCommands(const CommandBackend &backend, QObject *parent)
    : QObject(parent)
    , m_backend(backend)
{}

void MaintenanceCommands::run(const command::Backup &command, const CommandReply &reply)
{
    const auto next = [reply, file = command.file](qint64 bytes) {
        reply(QJsonObject{{u"file"_s, file}, {u"bytes"_s, bytes}});
    };
    m_backend.maintenance->backUp(
        {.file = command.file, .passphrase = command.passphrase, .withLog = command.withLog},
        onSuccess<qint64>(this, reply, next));
}

void MaintenanceCommands::run(const command::Restore &command, const CommandReply &reply)
{
    const auto confirm = [this, reply](const BackupContent &content) {
        const auto next = [reply, content](const Nothing &) {
            reply(json::restored(content, false));
        };
        m_backend.maintenance->confirmRestore(onSuccess<Nothing>(this, reply, next));
    };
    m_backend.maintenance->prepareRestore({.file = command.file, .passphrase = command.passphrase},
                                          onSuccess<BackupContent>(this, reply, confirm));
}

} // namespace keyferry::app
