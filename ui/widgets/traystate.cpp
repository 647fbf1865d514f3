#include "ui/widgets/traystate.h"

#include "ui/models/grouptrouble.h"

namespace keyferry::ui {

TrayState trayStateOf(const ConfigSnapshot &snapshot, const Gateway &gateway)
{
    const GatewayState state = gateway.status().state;
    if (state == GatewayState::Failed)
        return TrayState::Error;
    if (state != GatewayState::Running)
        return TrayState::Stopped;
    return groupsInTrouble(snapshot, gateway).isEmpty() ? TrayState::Running : TrayState::Degraded;
}

} // namespace keyferry::ui
