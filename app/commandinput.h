#pragma once

#include "app/command.h"

namespace keyferry::app {

// What a command reads from a file or standard input: by the process that was given the name, and
// sent along to a running instance. Pure.

/// Name of the file, `-` for standard input; empty if there is none to read.
[[nodiscard]] QString inputFileOf(const Command &command);
void giveInput(Command &command, QByteArray input);
/// The command line as a running instance is to see it.
[[nodiscard]] QStringList argumentsForInstance(const Command &command,
                                               const QStringList &arguments);

} // namespace keyferry::app
