#include "ui/widgets/attention.h"

#include <algorithm>

namespace keyferry::ui {

int groupsWithoutKeys(const ConfigSnapshot &snapshot, const Gateway &gateway)
{
    if (gateway.status().state != GatewayState::Running)
        return 0;
    const auto isWithoutKeys = [&gateway](const GroupPtr &group) {
        return group->enabled && gateway.keyCounts(group->id).active == 0;
    };
    return static_cast<int>(
        std::count_if(snapshot.groups.begin(), snapshot.groups.end(), isWithoutKeys));
}

TrayState trayStateOf(const ConfigSnapshot &snapshot, const Gateway &gateway)
{
    const GatewayState state = gateway.status().state;
    if (state == GatewayState::Failed)
        return TrayState::Error;
    if (state != GatewayState::Running)
        return TrayState::Stopped;
    return groupsWithoutKeys(snapshot, gateway) > 0 ? TrayState::Degraded : TrayState::Running;
}

} // namespace keyferry::ui
