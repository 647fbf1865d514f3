#include "proxy/storage/datakey.h"

#include "proxy/storage/privatefile.h"

#include <QCryptographicHash>
#include <QFile>
#include <QMessageAuthenticationCode>

#include <openssl/rand.h>

namespace keyferry::storage {

using namespace Qt::StringLiterals;

Result<std::optional<Secret>> readDataKey(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return std::optional<Secret>{};
    makePrivate(path);
    const auto unreadable = [&path](const QString &reason) {
        return Error{ErrorKind::SecretsUnreadable, u"%1 %2"_s.arg(path, reason), {}};
    };
    // Unbuffered, so that the key is not left behind in a buffer of QFile.
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return unreadable(u"cannot be read: "_s + file.errorString());
    Secret key(file.read(dataKeySize + 1));
    if (key.size() != dataKeySize)
        return unreadable(u"is not a data key (%1 bytes are one)"_s.arg(dataKeySize));
    return std::optional(std::move(key));
}

Result<Secret> makeDataKey(const QString &path)
{
    auto bytes = randomBytes(dataKeySize);
    if (!bytes)
        return bytes.error();
    Secret key(std::move(*bytes));
    if (const auto written = writePrivateFile(path, key.reveal()); !written)
        return written.error();
    return key;
}

Secret derivedKey(const Secret &dataKey, QByteArrayView purpose)
{
    return Secret(QMessageAuthenticationCode::hash(
        purpose.toByteArray(), dataKey.reveal(), QCryptographicHash::Sha256));
}

Result<QByteArray> randomBytes(qsizetype count)
{
    QByteArray bytes(count, Qt::Uninitialized);
    auto *target = reinterpret_cast<unsigned char *>(bytes.data());
    if (RAND_bytes(target, static_cast<int>(count)) != 1)
        return Error{ErrorKind::Internal, u"the system has no random bytes"_s, {}};
    return bytes;
}

} // namespace keyferry::storage
