#pragma once

#include "proxy/core/configeditor.h"
#include "proxy/core/gateway.h"
#include "ui/models/command.h"

#include <QList>

namespace keyferry::ui {

class MainWindow;

/// What the palette offers on every page: the proxy, addresses of groups, the theme, quitting; as
/// things are just now.
[[nodiscard]] QList<Command>
frameCommands(Gateway &gateway, ConfigEditor &editor, MainWindow &window);

} // namespace keyferry::ui
