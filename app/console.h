#pragma once

#include "app/command.h"

#include <QJsonObject>

// Where a command line process writes: answers to standard output, errors to standard error,
// flushed at once.
namespace keyferry::app::console {

void write(const QString &text);
void writeJson(const QJsonObject &object);
/// `keyferry: <sentence>`, or `{"error":…}`. \returns the exit status for the error
int fail(const Error &error, bool asJson);

} // namespace keyferry::app::console
