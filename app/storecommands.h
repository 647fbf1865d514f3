#pragma once

#include "app/command.h"
#include "app/commandbackend.h"

#include <QObject>

namespace keyferry::app {

/// `keyferry settings …`, `log …` and `stats`. Main thread.
class StoreCommands final : public QObject
{
    Q_OBJECT

public:
    explicit StoreCommands(const CommandBackend &backend, QObject *parent = nullptr);

    void run(const command::SettingsList &command, const CommandReply &reply);
    void run(const command::SettingsGet &command, const CommandReply &reply);
    void run(const command::SettingsSet &command, const CommandReply &reply);
    void run(const command::SettingsReset &command, const CommandReply &reply);
    void run(const command::LogList &command, const CommandReply &reply);
    void run(const command::LogShow &command, const CommandReply &reply);
    void run(const command::LogClear &command, const CommandReply &reply);
    void run(const command::Stats &command, const CommandReply &reply);

private:
    void showSetting(const QString &name, const CommandReply &reply);

    CommandBackend m_backend;
};

} // namespace keyferry::app
