#pragma once

#include "app/command.h"
#include "app/commandbackend.h"

#include <QObject>

namespace keyferry::app {

/// `keyferry key …`. Main thread.
class KeyCommands final : public QObject
{
    Q_OBJECT

public:
    explicit KeyCommands(const CommandBackend &backend, QObject *parent = nullptr);

    void run(const command::KeyAdd &command, const CommandReply &reply);
    void run(const command::KeyImport &command, const CommandReply &reply);
    void run(const command::KeyExport &command, const CommandReply &reply);
    void run(const command::KeyList &command, const CommandReply &reply);
    void run(const command::KeyChange &command, const CommandReply &reply);
    void run(const command::KeyCheck &command, const CommandReply &reply);
    void run(const command::KeyNote &command, const CommandReply &reply);

private:
    [[nodiscard]] Result<GroupId> groupId(const QString &name) const;
    void addParsed(GroupId group, const ParsedKeys &parsed, const CommandReply &reply);
    /// The id of a key by either name; UnknownName if the group has no such key.
    void resolve(GroupId group,
                 const KeyName &name,
                 const CommandReply &reply,
                 const std::function<void(KeyId)> &done);
    void showKey(KeyId key, const CommandReply &reply);

    CommandBackend m_backend;
};

} // namespace keyferry::app
