// Linux and the other desktops of freedesktop.org. Source: Desktop Application Autostart
// Specification 0.5.
#include "app/autostart.h"
#include "proxy/core/settings.h"

#include <QtGlobal>

#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)

#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QStandardPaths>

namespace keyferry::app {

using namespace Qt::StringLiterals;

namespace {

QString filePath()
{
    // XDG_CONFIG_HOME, else ~/.config.
    const QString config = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation);
    return config + "/autostart/keyferry.desktop"_L1;
}

Error failure(const QString &path, const QString &reason)
{
    return {ErrorKind::FileUnreadable, u"%1: %2"_s.arg(path, reason), settings::autostart.name};
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray ownerLine(const QByteArray &content)
{
    const auto from = content.indexOf("\nX-Keyferry-Data-Folder=");
    return from < 0 ? QByteArray() : content.sliced(from + 1).split('\n').first();
}

Outcome write(const QString &path, const QByteArray &content)
{
    if (!QDir().mkpath(QFileInfo(path).absolutePath()))
        return failure(path, u"the folder cannot be made"_s);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
        return failure(path, file.errorString());
    return ok();
}

} // namespace

Outcome setAutostart(const AutostartEntry &entry, bool isOn)
{
    const QString path = filePath();
    const QByteArray wanted = desktopFile(entry);
    const QByteArray present = contentOf(path);
    if (isOn)
        return present == wanted ? ok() : write(path, wanted);
    if (present.isEmpty() || ownerLine(present) != ownerLine(wanted))
        return ok();
    QFile file(path);
    return file.remove() ? ok() : Outcome(failure(path, file.errorString()));
}

} // namespace keyferry::app

#endif
