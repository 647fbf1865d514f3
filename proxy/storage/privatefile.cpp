#include "proxy/storage/privatefile.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace keyferry::storage {

using namespace Qt::StringLiterals;

namespace {

constexpr mode_t ownerOnly = 0600;

/// Closes the descriptor when it goes.
class Descriptor
{
public:
    Descriptor(const QString &path, int flags)
        : m_number(::open(QFile::encodeName(path).constData(), flags | O_CLOEXEC, ownerOnly))
    {}
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    ~Descriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }

    [[nodiscard]] bool isOpen() const { return m_number >= 0; }
    [[nodiscard]] bool restrict() const { return ::fchmod(m_number, ownerOnly) == 0; }
    [[nodiscard]] bool sync() const { return ::fsync(m_number) == 0; }

    [[nodiscard]] bool write(QByteArrayView bytes) const
    {
        while (!bytes.isEmpty()) {
            const auto written = ::write(m_number, bytes.data(), static_cast<size_t>(bytes.size()));
            if (written < 0 && errno == EINTR)
                continue;
            if (written <= 0)
                return false;
            bytes = bytes.sliced(written);
        }
        return true;
    }

private:
    int m_number = -1;
};

Error unusable(const QString &path)
{
    const auto reason = QString::fromLocal8Bit(std::strerror(errno));
    return {ErrorKind::FolderUnusable, u"cannot write %1: %2"_s.arg(path, reason), {}};
}

} // namespace

Outcome ensurePrivateFile(const QString &path)
{
    const Descriptor file(path, O_RDWR | O_CREAT);
    if (!file.isOpen() || !file.restrict())
        return unusable(path);
    return ok();
}

void makePrivate(const QString &path)
{
    ::chmod(QFile::encodeName(path).constData(), ownerOnly);
}

Outcome writePrivateFile(const QString &path, QByteArrayView bytes)
{
    const QString draft = path + ".new"_L1;
    {
        const Descriptor file(draft, O_WRONLY | O_CREAT | O_TRUNC);
        if (!file.isOpen() || !file.restrict() || !file.write(bytes))
            return unusable(draft);
    }
    return putInPlace(draft, path);
}

Outcome putInPlace(const QString &draft, const QString &path)
{
    {
        const Descriptor file(draft, O_RDONLY);
        if (!file.isOpen() || !file.sync())
            return unusable(draft);
    }
    if (::rename(QFile::encodeName(draft).constData(), QFile::encodeName(path).constData()) != 0)
        return unusable(path);

    // Without this the name may be lost with the power although the bytes are there.
    const Descriptor folder(QFileInfo(path).absolutePath(), O_RDONLY | O_DIRECTORY);
    if (!folder.isOpen() || !folder.sync())
        return unusable(path);
    return ok();
}

} // namespace keyferry::storage
