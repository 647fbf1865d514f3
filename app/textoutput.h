#pragma once

#include "app/command.h"

#include <QJsonObject>

namespace keyferry::app {

/// The answer to a command as people read it: aligned tables and lines, each ended by a line feed.
/// Times are local. Pure. \param result  what CommandExecutor answered
[[nodiscard]] QString textOf(const Command &command, const QJsonObject &result);

/// One request as a line, for `log tail`.
[[nodiscard]] QString requestLine(const QJsonObject &request);

} // namespace keyferry::app
