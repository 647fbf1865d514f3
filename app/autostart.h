#pragma once

#include "proxy/core/result.h"

#include <QByteArray>
#include <QStringList>

// How the session starts keyferry by itself: a desktop file (XDG), a LaunchAgent (macOS) or a value
// of the Run key (Windows). Any thread.
namespace keyferry::app {

/// What is to be started, and for which data folder: there is one entry for all of them, and an
/// instance on another folder leaves it alone.
struct AutostartEntry
{
    QString program{};
    QStringList arguments{};
    QString dataFolder{};

    friend bool operator==(const AutostartEntry &, const AutostartEntry &) = default;
};

/// The running program's file, the image where it is inside of one.
[[nodiscard]] QString programFile();
/// The running program, hidden in the tray. \param isUsualFolder  false: the folder is named to it
[[nodiscard]] AutostartEntry autostartEntry(const QString &dataFolder, bool isUsualFolder);

/// Makes the session's entry as asked for: written where it is not there or says something else,
/// removed where it is this folder's. FileUnreadable if it cannot be written or removed.
[[nodiscard]] Outcome setAutostart(const AutostartEntry &entry, bool isOn);

/// One word of an Exec line, quoted where it has to be. Pure. Source: Desktop Entry Specification
/// 1.5, "The Exec key" and "Possible value types".
[[nodiscard]] QString execWord(const QString &word);
/// The desktop file. Pure.
[[nodiscard]] QByteArray desktopFile(const AutostartEntry &entry);

} // namespace keyferry::app
