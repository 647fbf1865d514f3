#include "proxy/storage/datafolder.h"

#include "proxy/core/logging.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace keyferry::storage {

using namespace Qt::StringLiterals;

namespace {

constexpr mode_t ownerOnlyFolder = 0700;
constexpr mode_t ownerOnlyFile = 0600;
constexpr mode_t othersBits = 0077;

Error unusable(const QString &path, const QString &reason)
{
    return {ErrorKind::FolderUnusable, u"data folder %1: %2"_s.arg(path, reason), u"data_dir"_s};
}

QString lastSystemError()
{
    return QString::fromLocal8Bit(std::strerror(errno));
}

// A folder that already holds other things belongs to someone (`--data-dir /tmp`): its mode is not
// ours to change.
void restrict(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    if (QDir(path).isEmpty(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden)) {
        ::chmod(name.constData(), ownerOnlyFolder);
        return;
    }
    struct stat status = {};
    if (::stat(name.constData(), &status) == 0 && (status.st_mode & othersBits) != 0)
        qCWarning(lcStorage).noquote() << "Others can look into the data folder" << path;
}

Outcome prepare(const QString &path, bool mayCreate)
{
    if (const QFileInfo found(path); found.exists() && !found.isDir())
        return unusable(path, u"is not a folder"_s);
    const QByteArray name = QFile::encodeName(path);
    if (QFileInfo::exists(path) && ::access(name.constData(), X_OK) != 0)
        return unusable(path, u"cannot be looked into: "_s + lastSystemError());
    if (!mayCreate && !QFile::exists(path + "/keyferry.db"_L1))
        return unusable(path, u"holds no keyferry.db; 'keyferry serve' and 'group add' make one"_s);
    if (!QDir().mkpath(path))
        return unusable(path, u"cannot be made: "_s + lastSystemError());
    restrict(path);
    // A lock file that is there already can be opened in a folder where SQLite may make no file.
    if (::access(name.constData(), W_OK | X_OK) != 0)
        return unusable(path, u"cannot be written to: "_s + lastSystemError());
    return ok();
}

QString holderOf(int lock)
{
    char text[32] = {};
    const auto length = ::pread(lock, text, sizeof text - 1, 0);
    bool isNumber = false;
    const auto pid =
        QByteArray(text, std::max<qsizetype>(length, 0)).trimmed().toLongLong(&isNumber);
    return isNumber ? u"process %1"_s.arg(pid) : u"another process"_s;
}

} // namespace

Result<std::unique_ptr<DataFolder>> DataFolder::take(const QString &path, bool mayCreate)
{
    const QString folder = QDir(path).absolutePath();
    if (const auto prepared = prepare(folder, mayCreate); !prepared)
        return prepared.error();

    // flock() and not a pid file: the kernel lets go of it when the process dies, however it dies,
    // and a pid used again (always the case in a container) locks nobody out.
    const QByteArray name = QFile::encodeName(folder + "/keyferry.lock"_L1);
    const int lock = ::open(name.constData(), O_RDWR | O_CREAT | O_CLOEXEC, ownerOnlyFile);
    if (lock < 0)
        return unusable(folder, u"cannot be written to: "_s + lastSystemError());
    if (::flock(lock, LOCK_EX | LOCK_NB) != 0) {
        const Error inUse{ErrorKind::FolderInUse,
                          u"data folder %1 is in use by %2"_s.arg(folder, holderOf(lock)),
                          u"data_dir"_s};
        ::close(lock);
        return inUse;
    }
    ::fchmod(lock, ownerOnlyFile);
    const QByteArray pid = QByteArray::number(QCoreApplication::applicationPid()) + '\n';
    if (::ftruncate(lock, 0) != 0
        || ::pwrite(lock, pid.constData(), static_cast<size_t>(pid.size()), 0) < 0) {
        const Error full = unusable(folder, u"cannot be written to: "_s + lastSystemError());
        ::close(lock);
        return full;
    }
    return std::unique_ptr<DataFolder>(new DataFolder(folder, lock));
}

DataFolder::DataFolder(const QString &path, int lock)
    : m_path(path)
    , m_lock(lock)
{}

DataFolder::~DataFolder()
{
    ::close(m_lock);
}

QString DataFolder::databasePath() const
{
    return m_path + "/keyferry.db"_L1;
}

QString DataFolder::dataKeyPath() const
{
    return m_path + "/data.key"_L1;
}

QString DataFolder::backupFolder() const
{
    return m_path + "/backups"_L1;
}

} // namespace keyferry::storage
