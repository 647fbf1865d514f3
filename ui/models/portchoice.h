#pragma once

#include "proxy/core/configeditor.h"
#include "proxy/core/gateway.h"

namespace keyferry::ui {

/// True of a proxy that could not start because another program has its port.
[[nodiscard]] bool isPortTaken(const GatewayStatus &status);
/// The port that such a proxy could have; 0: none is free, or that is not what it lacks.
[[nodiscard]] int portToOffer(const GatewayStatus &status);

/// Has the proxy listen on another port: stores the setting and starts a gateway that had failed.
/// Main thread; editor and gateway must outlive the receiver of the reply.
void choosePort(int port, ConfigEditor &editor, Gateway &gateway, const Reply<Nothing> &reply);

} // namespace keyferry::ui
