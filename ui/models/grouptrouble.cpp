#include "ui/models/grouptrouble.h"

#include <algorithm>

namespace keyferry::ui {

namespace {

bool hasClosedUpstream(const GroupConfig &group, const Gateway &gateway)
{
    const QList<UpstreamHealth> health = gateway.upstreamHealth(group.id);
    const auto isClosed = [&health](const UpstreamConfig &upstream) {
        const auto found =
            std::find_if(health.begin(), health.end(), [&upstream](const UpstreamHealth &each) {
                return each.id == upstream.id;
            });
        // One that the engine has not heard of yet has not failed either.
        return upstream.weight > 0
               && (found == health.end() || found->state == BreakerState::Closed);
    };
    return std::any_of(group.upstreams.begin(), group.upstreams.end(), isClosed);
}

bool hasServingMember(const GroupConfig &aggregate,
                      const ConfigSnapshot &snapshot,
                      const Gateway &gateway)
{
    const auto serves = [&](const MemberConfig &member) {
        const GroupPtr group = snapshot.group(member.group);
        return member.weight > 0 && group && group->enabled
               && !troubleOf(*group, snapshot, gateway);
    };
    return std::any_of(aggregate.members.begin(), aggregate.members.end(), serves);
}

} // namespace

std::optional<GroupTrouble>
troubleOf(const GroupConfig &group, const ConfigSnapshot &snapshot, const Gateway &gateway)
{
    const auto trouble = [&group](GroupTroubleKind kind) { return GroupTrouble{group.id, kind}; };
    if (!group.enabled)
        return std::nullopt;
    if (group.kind == GroupKind::Aggregate) {
        if (hasServingMember(group, snapshot, gateway))
            return std::nullopt;
        return trouble(GroupTroubleKind::NoMember);
    }

    const KeyCounts keys = gateway.keyCounts(group.id);
    if (keys.active == 0)
        return trouble(keys.cooling > 0 ? GroupTroubleKind::KeysCooling
                                        : GroupTroubleKind::NoUsableKey);
    if (!hasClosedUpstream(group, gateway))
        return trouble(GroupTroubleKind::NoUpstream);
    return std::nullopt;
}

QList<GroupTrouble> groupsInTrouble(const ConfigSnapshot &snapshot, const Gateway &gateway)
{
    QList<GroupTrouble> all;
    if (gateway.status().state != GatewayState::Running)
        return all;
    for (const GroupPtr &group : snapshot.groups) {
        if (const auto trouble = troubleOf(*group, snapshot, gateway))
            all.append(*trouble);
    }
    return all;
}

} // namespace keyferry::ui
