#pragma once

#include "app/command.h"
#include "app/commandbackend.h"
#include "app/keycounting.h"

#include <QObject>

namespace keyferry::app {

/// `keyferry group …` and `status`. Main thread.
class GroupCommands final : public QObject
{
    Q_OBJECT

public:
    explicit GroupCommands(const CommandBackend &backend, QObject *parent = nullptr);

    void run(const command::Status &command, const CommandReply &reply);
    void run(const command::GroupList &command, const CommandReply &reply);
    void run(const command::GroupShow &command, const CommandReply &reply);
    void run(const command::GroupAdd &command, const CommandReply &reply);
    void run(const command::GroupEdit &command, const CommandReply &reply);
    void run(const command::GroupRename &command, const CommandReply &reply);
    void run(const command::GroupCopy &command, const CommandReply &reply);
    void run(const command::GroupEnable &command, const CommandReply &reply);
    void run(const command::GroupRemove &command, const CommandReply &reply);
    void run(const command::GroupReset &command, const CommandReply &reply);

private:
    [[nodiscard]] QList<UpstreamHealth> health(GroupId group) const;
    void showGroup(GroupId group, const CommandReply &reply);
    void editDraft(GroupId group, const GroupDraft &draft, const CommandReply &reply);

    CommandBackend m_backend;
    KeyCounting m_counting;
};

} // namespace keyferry::app
