#pragma once

#include "app/command.h"

#include <QJsonObject>

// Where a command line process writes: answers to standard output, errors to standard error,
// flushed at once.
namespace keyferry::app::console {

/// Gives the standard streams that are closed to /dev/null: their numbers would else go to the next
/// files that are opened, and what is printed into those. Before anything is opened.
void occupyStandardStreams();

/// StorageFailed if not all of it could be written: half an export must not look like one.
[[nodiscard]] Outcome write(const QString &text);
/// Likewise.
[[nodiscard]] Outcome writeJson(const QJsonObject &object);
/// `keyferry: <sentence>`, or `{"error":…}`. \returns the exit status for the error
int fail(const Error &error, bool asJson);

} // namespace keyferry::app::console
