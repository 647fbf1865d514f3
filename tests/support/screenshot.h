#pragma once

#include <QDir>
#include <QPixmap>
#include <QWidget>

namespace keyferry::test {

/// Writes what a widget looks like to `$KEYFERRY_SCREENSHOTS/<name>.png`, for a person to look at;
/// does nothing where that is not set.
inline void screenshot(QWidget &widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("KEYFERRY_SCREENSHOTS");
    if (!folder.isEmpty())
        widget.grab().save(QDir(folder).filePath(name + QStringLiteral(".png")));
}

} // namespace keyferry::test
