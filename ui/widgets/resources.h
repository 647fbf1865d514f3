#pragma once

namespace keyferry::ui {

/// Makes what resources/keyferry.qrc holds known to Qt. A linker leaves the resources of a static
/// library out unless someone asks.
void initResources();

} // namespace keyferry::ui
