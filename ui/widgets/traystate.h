#pragma once

#include "proxy/core/gateway.h"
#include "ui/widgets/icons.h"

namespace keyferry::ui {

/// The worst of listener and groups: degraded as soon as an enabled group cannot serve.
[[nodiscard]] TrayState trayStateOf(const ConfigSnapshot &snapshot, const Gateway &gateway);

} // namespace keyferry::ui
