#pragma once

#include "app/command.h"
#include "app/commandbackend.h"

#include <QObject>

namespace keyferry::app {

/// `keyferry access-key …`. Main thread.
class AccessKeyCommands final : public QObject
{
    Q_OBJECT

public:
    explicit AccessKeyCommands(const CommandBackend &backend, QObject *parent = nullptr);

    void run(const command::AccessKeyList &command, const CommandReply &reply);
    void run(const command::AccessKeyAdd &command, const CommandReply &reply);
    void run(const command::AccessKeyEdit &command, const CommandReply &reply);
    void run(const command::AccessKeyEnable &command, const CommandReply &reply);
    void run(const command::AccessKeyRemove &command, const CommandReply &reply);

private:
    void edit(AccessKeyId key, const AccessKeyDetails &details, const CommandReply &reply);
    void show(AccessKeyId key, const Secret &secret, const CommandReply &reply);

    CommandBackend m_backend;
};

} // namespace keyferry::app
