#include "app/paths.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

namespace keyferry::app {

using namespace Qt::StringLiterals;

QString dataFolder(const QString &option, const QProcessEnvironment &environment)
{
    QString folder = option;
    if (folder.isEmpty())
        folder = environment.value(u"KEYFERRY_DATA_DIR"_s);
    if (folder.isEmpty())
        folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    return QDir::cleanPath(QDir(folder).absolutePath());
}

QString controlSocketPath(const QString &dataFolder)
{
    // sockaddr_un holds 107 bytes, and binding goes through a temporary name that may be a little
    // longer than the final one.
    constexpr qsizetype longestAddress = 96;
    const QString canonical = QFileInfo(dataFolder).canonicalFilePath();
    const QString folder = canonical.isEmpty() ? dataFolder : canonical;
    const QString inside = folder + "/control.sock"_L1;
    if (QFile::encodeName(inside).size() <= longestAddress)
        return inside;
    const QByteArray digest =
        QCryptographicHash::hash(folder.toUtf8(), QCryptographicHash::Sha256).toHex().first(16);
    return QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation) + "/keyferry-"_L1
           + QString::fromLatin1(digest) + ".sock"_L1;
}

} // namespace keyferry::app
