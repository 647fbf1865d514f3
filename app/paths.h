#pragma once

#include <QProcessEnvironment>
#include <QString>

namespace keyferry::app {

/// Where the database lives: `--data-dir`, else KEYFERRY_DATA_DIR, else the platform's application
/// data folder. Absolute.
[[nodiscard]] QString dataFolder(const QString &option, const QProcessEnvironment &environment);

/// The control socket of the instance that owns a data folder: inside it where the path fits a
/// socket address, else in the user's runtime folder under a name made from the path.
[[nodiscard]] QString controlSocketPath(const QString &dataFolder);

} // namespace keyferry::app
