#pragma once

#include "proxy/core/configeditor.h"
#include "proxy/core/gateway.h"

namespace keyferry::ui {

/// Has the proxy listen on another port: stores the setting and starts a gateway that had failed.
/// Main thread; editor and gateway must outlive the receiver of the reply.
void choosePort(int port, ConfigEditor &editor, Gateway &gateway, const Reply<Nothing> &reply);

} // namespace keyferry::ui
