#include "proxy/engine/servinggroups.h"

#include "proxy/channels/requestedit.h"

#include <algorithm>
#include <utility>

namespace keyferry::engine {

namespace {

bool mayServe(const GroupPtr &group)
{
    return group && group->enabled && group->kind == GroupKind::Standard;
}

std::vector<GroupPtr> standardGroups(const GroupPtr &group, const ConfigSnapshot &snapshot)
{
    if (group->kind == GroupKind::Standard)
        return {group};
    std::vector<GroupPtr> groups;
    for (const MemberConfig &member : group->members) {
        if (GroupPtr found = snapshot.group(member.group); mayServe(found))
            groups.push_back(std::move(found));
    }
    return groups;
}

} // namespace

GroupPtr ServingGroups::group(GroupId id) const
{
    const auto found = std::find_if(groups.begin(), groups.end(), [id](const GroupPtr &candidate) {
        return candidate->id == id;
    });
    return found == groups.end() ? nullptr : *found;
}

ServingGroups servingGroups(const GroupPtr &group, const ConfigSnapshot &snapshot)
{
    ServingGroups serving{.groups = standardGroups(group, snapshot)};
    for (const GroupPtr &each : serving.groups) {
        serving.editRequests |= channels::editsRequests(*each);
        serving.keepSessions |= each->settings.get(settings::sessionAffinity);
    }
    return serving;
}

ServingMap servingMap(const ConfigSnapshot &snapshot)
{
    ServingMap map;
    for (const GroupPtr &group : snapshot.groups)
        map.insert(group->id, servingGroups(group, snapshot));
    return map;
}

} // namespace keyferry::engine
