#include "app/groupcommands.h"

#include "app/jsonvalues.h"

#include <QJsonArray>

#include <algorithm>

namespace keyferry::app {

using namespace Qt::StringLiterals;

namespace {

Result<std::vector<MemberConfig>> memberConfigs(const std::vector<MemberName> &names,
                                                const ConfigSnapshot &snapshot)
{
    std::vector<MemberConfig> members;
    for (const MemberName &name : names) {
        const GroupPtr group = snapshot.group(name.group.toUtf8());
        if (!group)
            return unknownGroup(name.group);
        members.push_back({.group = group->id, .weight = name.weight, .tier = name.tier});
    }
    return members;
}

template<typename T>
void replace(T &part, const std::optional<T> &given)
{
    if (given)
        part = *given;
}

Result<GroupDraft>
applied(GroupDraft draft, const GroupOptions &options, const ConfigSnapshot &snapshot)
{
    if (options.members) {
        auto members = memberConfigs(*options.members, snapshot);
        if (!members)
            return members.error();
        draft.members = *std::move(members);
    }
    if (options.aggregate)
        draft.kind = GroupKind::Aggregate;
    replace(draft.channel, options.channel);
    replace(draft.upstreams, options.upstreams);
    replace(draft.testModel, options.testModel);
    replace(draft.checkPath, options.checkPath);
    replace(draft.displayName, options.displayName);
    replace(draft.overrides, options.overrides);
    replace(draft.channelOptions, options.channelOptions);
    replace(draft.modelRules, options.modelRules);
    replace(draft.modelStrict, options.modelStrict);
    replace(draft.paramOverrides, options.paramOverrides);
    replace(draft.headerRules, options.headerRules);
    replace(draft.failureRules, options.failureRules);
    draft.accessKeys = options.accessKeys;
    return draft;
}

} // namespace

GroupCommands::GroupCommands(const CommandBackend &backend, QObject *parent)
    : QObject(parent)
    , m_backend(backend)
    , m_counting(backend)
{}

void GroupCommands::run(const command::Status &, const CommandReply &reply)
{
    const Gateway *gateway = m_backend.gateway;
    const GatewayStatus now = gateway ? gateway->status() : GatewayStatus{};
    const bool isUp = now.state == GatewayState::Running || now.state == GatewayState::Draining;
    if (isUp) {
        const qint64 uptimeMs = std::max<qint64>(0, m_backend.clock.wall() - now.startedAt);
        return reply(json::status(now, json::gatewayStateName(now.state), uptimeMs / 1000));
    }
    const auto state = gateway ? json::gatewayStateName(now.state) : "not-running"_L1;
    m_counting.count(
        m_backend.editor.snapshot()->groups, reply, [now, state, reply](const auto &counts) {
            GatewayStatus stored = now;
            stored.keys = {};
            for (const KeyCounts &each : counts)
                stored.keys += each;
            reply(json::status(stored, state, 0));
        });
}

void GroupCommands::run(const command::GroupList &, const CommandReply &reply)
{
    const SnapshotPtr snapshot = m_backend.editor.snapshot();
    m_counting.count(snapshot->groups, reply, [this, snapshot, reply](const auto &counts) {
        QJsonArray groups;
        for (const GroupPtr &group : snapshot->groups)
            groups.append(
                json::group(*group, *snapshot, counts.value(group->id), health(group->id)));
        reply(QJsonObject{{u"groups"_s, groups}});
    });
}

QList<UpstreamHealth> GroupCommands::health(GroupId group) const
{
    return m_backend.gateway ? m_backend.gateway->upstreamHealth(group) : QList<UpstreamHealth>();
}

void GroupCommands::run(const command::GroupShow &command, const CommandReply &reply)
{
    const GroupPtr group = m_backend.editor.snapshot()->group(command.name.toUtf8());
    if (!group)
        return reply(unknownGroup(command.name));
    showGroup(group->id, reply);
}

void GroupCommands::showGroup(GroupId id, const CommandReply &reply)
{
    const SnapshotPtr snapshot = m_backend.editor.snapshot();
    const GroupPtr group = snapshot->group(id);
    if (!group) // removed by someone else between the edit and its answer
        return reply(unknownGroup(QString::number(toNumber(id))));
    m_counting.count({group}, reply, [this, snapshot, group, reply](const auto &counts) {
        reply(json::group(*group, *snapshot, counts.value(group->id), health(group->id)));
    });
}

void GroupCommands::run(const command::GroupAdd &command, const CommandReply &reply)
{
    auto draft = applied({}, command.options, *m_backend.editor.snapshot());
    if (!draft)
        return reply(draft.error());
    draft->name = command.name;
    const auto next = [this, reply](GroupId group) { showGroup(group, reply); };
    m_backend.editor.addGroup(*draft, onSuccess<GroupId>(this, reply, next));
}

void GroupCommands::run(const command::GroupEdit &command, const CommandReply &reply)
{
    const GroupPtr group = m_backend.editor.snapshot()->group(command.name.toUtf8());
    if (!group)
        return reply(unknownGroup(command.name));
    const auto draft = applied(draftOf(*group), command.options, *m_backend.editor.snapshot());
    if (!draft)
        return reply(draft.error());
    editDraft(group->id, *draft, reply);
}

void GroupCommands::editDraft(GroupId group, const GroupDraft &draft, const CommandReply &reply)
{
    const auto next = [this, group, reply](const Nothing &) { showGroup(group, reply); };
    m_backend.editor.editGroup(group, draft, onSuccess<Nothing>(this, reply, next));
}

void GroupCommands::run(const command::GroupRename &command, const CommandReply &reply)
{
    const GroupPtr group = m_backend.editor.snapshot()->group(command.name.toUtf8());
    if (!group)
        return reply(unknownGroup(command.name));
    GroupDraft draft = draftOf(*group);
    draft.name = command.newName;
    editDraft(group->id, draft, reply);
}

void GroupCommands::run(const command::GroupCopy &command, const CommandReply &reply)
{
    const GroupPtr group = m_backend.editor.snapshot()->group(command.name.toUtf8());
    if (!group)
        return reply(unknownGroup(command.name));
    const auto next = [this, reply](GroupId copy) { showGroup(copy, reply); };
    m_backend.editor.copyGroup(
        group->id, command.newName, command.keys, onSuccess<GroupId>(this, reply, next));
}

void GroupCommands::run(const command::GroupEnable &command, const CommandReply &reply)
{
    const GroupPtr group = m_backend.editor.snapshot()->group(command.name.toUtf8());
    if (!group)
        return reply(unknownGroup(command.name));
    if (group->enabled == command.enabled)
        return reply(QJsonObject{{u"changed"_s, 0}});
    GroupDraft draft = draftOf(*group);
    draft.enabled = command.enabled;
    const auto next = [reply](const Nothing &) { reply(QJsonObject{{u"changed"_s, 1}}); };
    m_backend.editor.editGroup(group->id, draft, onSuccess<Nothing>(this, reply, next));
}

void GroupCommands::run(const command::GroupRemove &command, const CommandReply &reply)
{
    const GroupPtr group = m_backend.editor.snapshot()->group(command.name.toUtf8());
    if (!group)
        return reply(unknownGroup(command.name));
    const auto next = [reply](const Nothing &) { reply(QJsonObject{{u"changed"_s, 1}}); };
    m_backend.editor.removeGroup(group->id, onSuccess<Nothing>(this, reply, next));
}

void GroupCommands::run(const command::GroupReset &command, const CommandReply &reply)
{
    const GroupPtr group = m_backend.editor.snapshot()->group(command.name.toUtf8());
    if (!group)
        return reply(unknownGroup(command.name));
    const auto next = [reply](qint64 changed) { reply(QJsonObject{{u"changed"_s, changed}}); };
    m_backend.editor.resetGroup(group->id, onSuccess<qint64>(this, reply, next));
}

} // namespace keyferry::app
