#pragma once

#include "proxy/core/gateway.h"
#include "ui/widgets/icons.h"

namespace keyferry::ui {

/// How many enabled groups have no usable key; 0 while nothing listens, since nobody counts then.
[[nodiscard]] int groupsWithoutKeys(const ConfigSnapshot &snapshot, const Gateway &gateway);

/// The worst of listener and groups.
[[nodiscard]] TrayState trayStateOf(const ConfigSnapshot &snapshot, const Gateway &gateway);

} // namespace keyferry::ui
