#pragma once

#include "app/command.h"

namespace keyferry::app {

/// A command as one line, so that the rows of a table can say what they expect.
[[nodiscard]] QString describe(const Command &command);

} // namespace keyferry::app
