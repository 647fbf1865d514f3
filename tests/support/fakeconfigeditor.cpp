#include "tests/support/fakeconfigeditor.h"

#include <algorithm>

namespace keyferry::test {

using namespace Qt::StringLiterals;

namespace {

Error unknownGroup()
{
    return {.kind = ErrorKind::UnknownGroup, .detail = u"no such group"_s};
}

Error unknownName(const QString &name)
{
    return {
        .kind = ErrorKind::UnknownName, .detail = u"no such name: %1"_s.arg(name), .field = name};
}

} // namespace

FakeConfigEditor::FakeConfigEditor(QObject *parent)
    : ConfigEditor(parent)
{
    ConfigSnapshot first;
    for (const SettingDeclaration &declaration : settings::all()) {
        first.settingStates.insert(
            declaration.name,
            {.name = declaration.name, .value = settings::toText(declaration.fallback)});
    }
    m_snapshot = std::make_shared<const ConfigSnapshot>(std::move(first));
}

void FakeConfigEditor::publish(ConfigSnapshot next)
{
    ++next.revision;
    m_snapshot = std::make_shared<const ConfigSnapshot>(std::move(next));
    Q_EMIT snapshotChanged(m_snapshot);
}

Outcome FakeConfigEditor::checked(const GroupDraft &draft, GroupId self) const
{
    const std::vector<Error> errors = validateGroup(draft);
    if (!errors.empty())
        return errors.front();
    const GroupPtr other = m_snapshot->group(draft.name.toUtf8());
    if (other && other->id != self) {
        return Error{.kind = ErrorKind::Duplicate,
                     .detail = u"there is a group of this name"_s,
                     .field = u"name"_s};
    }
    const std::vector<Error> betweenGroups = validateMembers(draft, self, *m_snapshot);
    return betweenGroups.empty() ? ok() : Outcome(betweenGroups.front());
}

std::shared_ptr<GroupConfig> FakeConfigEditor::built(GroupId id, const GroupDraft &draft) const
{
    auto group = std::make_shared<GroupConfig>();
    group->id = id;
    group->name = draft.name.toUtf8();
    group->displayName = draft.displayName;
    group->description = draft.description;
    group->kind = draft.kind;
    group->members = draft.members;
    group->modelRules = draft.modelRules;
    group->modelStrict = draft.modelStrict;
    group->paramOverrides = draft.paramOverrides;
    group->headerRules = draft.headerRules;
    for (const FailureRuleDraft &rule : draft.failureRules)
        group->failureRules.push_back(failureRuleOf(rule));
    group->channel = draft.channel;
    group->channelOptions = draft.channelOptions;
    group->enabled = draft.enabled;
    group->testModel = draft.testModel;
    group->checkPath = draft.checkPath;
    if (draft.kind == GroupKind::Standard)
        group->upstreams = normalisedUpstreams(draft);
    qint64 upstream = 1000 * toNumber(id); // apart from each other, and the same after an edit
    for (UpstreamConfig &each : group->upstreams)
        each.id = UpstreamId{++upstream};
    group->overrides = draft.overrides;
    applySettings(*group, m_snapshot->settings);
    return group;
}

void FakeConfigEditor::addGroup(const GroupDraft &draft, const Reply<GroupId> &reply)
{
    if (refused(u"addGroup %1"_s.arg(draft.name), reply))
        return;
    if (const Outcome outcome = checked(draft, {}); !outcome)
        return answer<GroupId>(reply, outcome.error());
    const auto group = built(GroupId{++m_lastId}, draft);
    ConfigSnapshot next = *m_snapshot;
    group->sort = static_cast<int>(next.groups.size());
    next.groups.push_back(group);
    replaceAccessKeys(group->id, draft, next);
    publish(std::move(next));
    answer<GroupId>(reply, group->id);
}

void FakeConfigEditor::editGroup(GroupId id, const GroupDraft &draft, const Reply<Nothing> &reply)
{
    if (refused(u"editGroup %1"_s.arg(draft.name), reply))
        return;
    if (const Outcome outcome = checked(draft, id); !outcome)
        return answer<Nothing>(reply, outcome.error());
    ConfigSnapshot next = *m_snapshot;
    for (GroupPtr &group : next.groups) {
        if (group->id != id)
            continue;
        const auto edited = built(id, draft);
        edited->sort = group->sort;
        group = edited;
        replaceAccessKeys(id, draft, next);
        publish(std::move(next));
        return answer<Nothing>(reply, Nothing{});
    }
    answer<Nothing>(reply, unknownGroup());
}

void FakeConfigEditor::copyGroup(GroupId id,
                                 const QString &newName,
                                 KeyCopy keys,
                                 const Reply<GroupId> &reply)
{
    if (refused(u"copyGroup %1"_s.arg(newName), reply))
        return;
    const GroupPtr source = m_snapshot->group(id);
    if (!source)
        return answer<GroupId>(reply, unknownGroup());
    GroupDraft draft = draftOf(*source);
    draft.name = newName;
    if (const Outcome outcome = checked(draft, {}); !outcome)
        return answer<GroupId>(reply, outcome.error());

    const auto copy = built(GroupId{++m_lastId}, draft);
    const std::vector<StoredKey> before = m_keys;
    for (const StoredKey &key : before) {
        const bool isWanted = keys == KeyCopy::All
                              || (keys == KeyCopy::ActiveOnly && key.row.state == KeyState::Active);
        if (key.group != id || !isWanted)
            continue;
        m_keys.push_back(key);
        m_keys.back().group = copy->id;
        m_keys.back().row.id = KeyId{++m_lastId};
    }
    ConfigSnapshot next = *m_snapshot;
    copy->sort = static_cast<int>(next.groups.size());
    next.groups.push_back(copy);
    publish(std::move(next));
    answer<GroupId>(reply, copy->id);
}

void FakeConfigEditor::removeGroup(GroupId id, const Reply<Nothing> &reply)
{
    if (refused(u"removeGroup %1"_s.arg(toNumber(id)), reply))
        return;
    ConfigSnapshot next = *m_snapshot;
    if (std::erase_if(next.groups, [id](const GroupPtr &group) { return group->id == id; }) == 0)
        return answer<Nothing>(reply, unknownGroup());
    std::erase_if(m_keys, [id](const StoredKey &key) { return key.group == id; });
    leaveAggregates(id, next);
    publish(std::move(next));
    answer<Nothing>(reply, Nothing{});
}

void FakeConfigEditor::leaveAggregates(GroupId group, ConfigSnapshot &next)
{
    const auto isGroup = [group](const MemberConfig &member) { return member.group == group; };
    for (GroupPtr &candidate : next.groups) {
        if (std::none_of(candidate->members.begin(), candidate->members.end(), isGroup))
            continue;
        auto left = std::make_shared<GroupConfig>(*candidate);
        std::erase_if(left->members, isGroup);
        candidate = left;
    }
}

void FakeConfigEditor::reorderGroups(const QList<GroupId> &order, const Reply<Nothing> &reply)
{
    if (refused(u"reorderGroups"_s, reply))
        return;
    ConfigSnapshot next = *m_snapshot;
    std::stable_sort(
        next.groups.begin(), next.groups.end(), [&order](const GroupPtr &a, const GroupPtr &b) {
            const auto place = [&order](const GroupPtr &group) {
                const qsizetype index = order.indexOf(group->id);
                return index < 0 ? order.size() : index;
            };
            return place(a) < place(b);
        });
    publish(std::move(next));
    answer<Nothing>(reply, Nothing{});
}

void FakeConfigEditor::storeSetting(const QString &name,
                                    const SettingValue &value,
                                    SettingSource source)
{
    const SettingDeclaration *declaration = settings::find(name);
    ConfigSnapshot next = *m_snapshot;
    next.settings.set(declaration->name, value);
    next.settingStates.insert(name,
                              {.name = name, .value = settings::toText(value), .source = source});
    publish(std::move(next));
}

void FakeConfigEditor::setSetting(const QString &name,
                                  const QString &value,
                                  const Reply<Nothing> &reply)
{
    if (refused(u"setSetting %1 %2"_s.arg(name, value), reply))
        return;
    const SettingDeclaration *declaration = settings::find(name);
    if (!declaration)
        return answer<Nothing>(reply, unknownName(name));
    if (m_snapshot->settingStates.value(name).source == SettingSource::Environment) {
        return answer<Nothing>(reply,
                               Error{.kind = ErrorKind::InvalidValue,
                                     .detail = u"set by the environment"_s,
                                     .field = name});
    }
    const auto parsed = settings::parse(*declaration, value);
    if (!parsed)
        return answer<Nothing>(reply, parsed.error());
    storeSetting(name, *parsed, SettingSource::Stored);
    answer<Nothing>(reply, Nothing{});
}

void FakeConfigEditor::resetSetting(const QString &name, const Reply<Nothing> &reply)
{
    if (refused(u"resetSetting %1"_s.arg(name), reply))
        return;
    const SettingDeclaration *declaration = settings::find(name);
    if (!declaration)
        return answer<Nothing>(reply, unknownName(name));
    storeSetting(name, declaration->fallback, SettingSource::Default);
    answer<Nothing>(reply, Nothing{});
}

void FakeConfigEditor::setEnvironment(const QString &name, const QString &value)
{
    const auto parsed = settings::parse(*settings::find(name), value);
    storeSetting(name, *parsed, SettingSource::Environment);
}

} // namespace keyferry::test
