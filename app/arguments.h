#pragma once

#include "app/command.h"

namespace keyferry::app {

/// Reads a command line, the program's name left out.
///
/// \param now  UTC ms, for times relative to it (`--since 15m`)
/// \returns Usage; the detail names the word at fault. Values that only the store can judge (a
/// group's name, a setting's range)
///          are left to it.
/// Thread: any; pure. Source: docs/cli.md.
[[nodiscard]] Result<Invocation> parseArguments(const QStringList &arguments, qint64 now);

/// What stands on the command line whatever its verb is: for printing an error the way it was asked
/// for.
[[nodiscard]] bool wantsJson(const QStringList &arguments);

} // namespace keyferry::app
