#include "ui/models/portchoice.h"

namespace keyferry::ui {

bool isPortTaken(const GatewayStatus &status)
{
    return status.state == GatewayState::Failed && status.error.kind == ErrorKind::PortInUse;
}

int portToOffer(const GatewayStatus &status)
{
    return isPortTaken(status) ? status.freePort : 0;
}

void choosePort(int port, ConfigEditor &editor, Gateway &gateway, const Reply<Nothing> &reply)
{
    const auto done = [&gateway, reply](const Outcome &outcome) {
        // The engine may have bound the new port by itself.
        if (outcome && gateway.status().state == GatewayState::Failed)
            gateway.start();
        reply(outcome);
    };
    editor.setSetting(settings::listenPort.name, QString::number(port), {reply.context, done});
}

} // namespace keyferry::ui
