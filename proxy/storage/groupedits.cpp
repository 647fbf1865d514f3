#include "proxy/storage/groupedits.h"

#include "proxy/storage/accesskeyedits.h"
#include "proxy/storage/grouprepository.h"
#include "proxy/storage/keyrepository.h"
#include "proxy/storage/rowids.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace keyferry::storage {

using namespace Qt::StringLiterals;

namespace {

const auto exposureField = u"overrides.require_access_key"_s;

// Name and rules of a draft; `self` is the group being edited, if any.
Outcome checkDraft(const Workbench &bench, const GroupDraft &draft, GroupId self)
{
    if (const auto errors = validateGroup(draft); !errors.empty())
        return errors.front();
    const GroupPtr other = bench.snapshot->group(draft.name.toLatin1());
    if (other && other->id != self) {
        const auto detail = u"name: there is a group '%1' already"_s.arg(draft.name);
        return Error{ErrorKind::Duplicate, detail, u"name"_s};
    }
    if (const auto errors = validateMembers(draft, self, *bench.snapshot); !errors.empty())
        return errors.front();
    return ok();
}

// An upstream keeps its id as long as it keeps its URL: the engine finds its counters by it.
Outcome assignUpstreamIds(Database &database,
                          std::vector<UpstreamConfig> &upstreams,
                          const GroupConfig *before)
{
    std::vector<UpstreamConfig> free = before ? before->upstreams : std::vector<UpstreamConfig>{};
    for (UpstreamConfig &upstream : upstreams) {
        const auto same =
            std::find_if(free.begin(), free.end(), [&upstream](const UpstreamConfig &candidate) {
                return candidate.url == upstream.url;
            });
        if (same != free.end()) {
            upstream.id = same->id;
            free.erase(same);
            continue;
        }
        const auto id = takeRowIds(database, u"upstreams"_s);
        if (!id)
            return id.error();
        upstream.id = UpstreamId(*id);
    }
    return ok();
}

QMap<QString, QString> normalisedOverrides(const QMap<QString, QString> &overrides)
{
    QMap<QString, QString> normalised;
    for (auto it = overrides.begin(); it != overrides.end(); ++it) {
        const auto value = settings::parse(*settings::find(it.key()), it.value());
        normalised.insert(it.key(), settings::toText(*value));
    }
    return normalised;
}

// An object without members is none.
QByteArray normalisedParamOverrides(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object().isEmpty() ? QByteArray() : json.trimmed();
}

// What the draft says, ids aside. \pre checkDraft() found nothing
GroupConfig configOf(const GroupDraft &draft)
{
    GroupConfig group{.name = draft.name.toLatin1(),
                      .displayName = draft.displayName,
                      .description = draft.description,
                      .kind = draft.kind,
                      .channel = draft.channel,
                      .channelOptions = draft.channelOptions,
                      .enabled = draft.enabled,
                      .testModel = draft.testModel,
                      .checkPath = draft.checkPath,
                      .upstreams = normalisedUpstreams(draft),
                      .members = draft.members,
                      .modelRules = draft.modelRules,
                      .modelStrict = draft.modelStrict,
                      .paramOverrides = normalisedParamOverrides(draft.paramOverrides),
                      .headerRules = draft.headerRules,
                      .overrides = normalisedOverrides(draft.overrides)};
    // As they will be read again.
    std::stable_sort(group.members.begin(), group.members.end(), [](const auto &a, const auto &b) {
        return std::pair(a.tier, a.group) < std::pair(b.tier, b.group);
    });
    for (const FailureRuleDraft &rule : draft.failureRules)
        group.failureRules.push_back(failureRuleOf(rule));
    return group;
}

Result<GroupConfig> groupFrom(Workbench &bench, const GroupDraft &draft, const GroupConfig *before)
{
    GroupConfig group = configOf(draft);
    group.updatedAt = bench.clock.wall();
    group.createdAt = before ? before->createdAt : group.updatedAt;
    if (before) {
        group.id = before->id;
        group.sort = before->sort;
    } else {
        const auto id = takeRowIds(bench.database, u"groups"_s);
        if (!id)
            return id.error();
        group.id = GroupId(*id);
        group.sort = bench.snapshot->groups.empty() ? 0 : bench.snapshot->groups.back()->sort + 1;
    }
    if (const auto done = assignUpstreamIds(bench.database, group.upstreams, before); !done)
        return done.error();
    return group;
}

Outcome storeAccessKeys(Workbench &bench, const GroupDraft &draft, GroupId group)
{
    return draft.accessKeys ? replaceAccessKeys(bench, group, *draft.accessKeys) : ok();
}

Result<GroupConfig> insertGroup(Workbench &bench, const GroupDraft &draft)
{
    auto group = groupFrom(bench, draft, nullptr);
    if (!group)
        return group.error();
    if (const auto done = GroupRepository(bench.database, bench.box).insert(*group); !done)
        return done.error();
    if (const auto done = storeAccessKeys(bench, draft, group->id); !done)
        return done.error();
    return group;
}

// The secrets are sealed anew: a sealed one opens in its own row only. Counters start at zero.
Result<KeyDelta> copyKeys(Workbench &bench, GroupId from, GroupId to, bool onlyActive)
{
    const KeyRepository repository(bench.database, bench.box);
    auto keys = repository.templates(from, onlyActive);
    if (!keys)
        return keys.error();
    auto id = takeRowIds(bench.database, u"keys"_s, keys->size());
    if (!id)
        return id.error();
    KeyDelta delta{.group = to, .replacesAll = true};
    KeyRepository::Inserter inserter(repository, to);
    for (NewKey &key : *keys) {
        key.id = KeyId((*id)++);
        key.createdAt = bench.clock.wall();
        // The new group has no key yet, and the old one none twice.
        if (const auto done = inserter.insert(key); !done)
            return done.error();
        delta.upserted.append({.id = key.id,
                               .group = to,
                               .secret = key.secret,
                               .state = key.state,
                               .weight = key.weight,
                               .priority = key.priority});
    }
    return delta;
}

} // namespace

Error unknownGroup(GroupId group)
{
    return {ErrorKind::UnknownGroup, u"there is no group %1"_s.arg(toNumber(group)), {}};
}

Result<GroupId> addGroup(Workbench &bench, const GroupDraft &draft)
{
    if (const auto checked = checkDraft(bench, draft, {}); !checked)
        return checked.error();
    auto transaction = Transaction::begin(bench.database);
    if (!transaction)
        return transaction.error();
    const auto group = insertGroup(bench, draft);
    if (!group)
        return group.error();
    if (const auto done = commitConfiguration(bench, *transaction, exposureField); !done)
        return done.error();
    return group->id;
}

Outcome editGroup(Workbench &bench, GroupId id, const GroupDraft &draft)
{
    const GroupPtr before = bench.snapshot->group(id);
    if (!before)
        return unknownGroup(id);
    if (const auto checked = checkDraft(bench, draft, id); !checked)
        return checked.error();
    auto transaction = Transaction::begin(bench.database);
    if (!transaction)
        return transaction.error();
    const auto group = groupFrom(bench, draft, before.get());
    if (!group)
        return group.error();
    if (const auto done = GroupRepository(bench.database, bench.box).update(*group); !done)
        return done.error();
    if (const auto done = storeAccessKeys(bench, draft, id); !done)
        return done.error();
    return commitConfiguration(bench, *transaction, exposureField);
}

Result<GroupId> copyGroup(Workbench &bench, GroupId id, const QString &newName, KeyCopy keys)
{
    const GroupPtr original = bench.snapshot->group(id);
    if (!original)
        return unknownGroup(id);
    GroupDraft draft = draftOf(*original);
    draft.name = newName;
    if (const auto checked = checkDraft(bench, draft, {}); !checked)
        return checked.error();
    const LargeCache cache(bench.database);
    auto transaction = Transaction::begin(bench.database);
    if (!transaction)
        return transaction.error();
    const auto group = insertGroup(bench, draft);
    if (!group)
        return group.error();

    std::optional<KeyDelta> delta;
    if (keys != KeyCopy::None && original->kind == GroupKind::Standard) {
        const auto copied = copyKeys(bench, id, group->id, keys == KeyCopy::ActiveOnly);
        if (!copied)
            return copied.error();
        delta = *copied;
    }
    if (const auto done = commitConfiguration(bench, *transaction, exposureField); !done)
        return done.error();
    if (delta)
        bench.changes.keys.append(*delta);
    return group->id;
}

Outcome removeGroup(Workbench &bench, GroupId id)
{
    if (!bench.snapshot->group(id))
        return unknownGroup(id);
    auto transaction = Transaction::begin(bench.database);
    if (!transaction)
        return transaction.error();
    if (const auto done = leaveScopes(bench, id); !done)
        return done.error();
    if (const auto done = GroupRepository(bench.database, bench.box).remove(id); !done)
        return done.error();
    return commitConfiguration(bench, *transaction, exposureField);
}

Outcome reorderGroups(Workbench &bench, const QList<GroupId> &order)
{
    QList<GroupId> sorted;
    for (const GroupId id : order) {
        if (!bench.snapshot->group(id))
            return unknownGroup(id);
        if (!sorted.contains(id))
            sorted.append(id);
    }
    for (const GroupPtr &group : bench.snapshot->groups) {
        if (!sorted.contains(group->id))
            sorted.append(group->id);
    }
    auto transaction = Transaction::begin(bench.database);
    if (!transaction)
        return transaction.error();
    const GroupRepository repository(bench.database, bench.box);
    for (int i = 0; i < sorted.size(); ++i) {
        if (const auto done = repository.setSort(sorted.at(i), i); !done)
            return done.error();
    }
    return commitConfiguration(bench, *transaction, exposureField);
}

} // namespace keyferry::storage
