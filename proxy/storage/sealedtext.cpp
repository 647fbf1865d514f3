#include "proxy/storage/sealedtext.h"

namespace keyferry::storage {

using namespace Qt::StringLiterals;

namespace {

// No proxy URL that passes the check of a setting starts like this.
constexpr auto mark = "sealed:"_L1;

} // namespace

Result<QString> sealedSecret(const Secret &secret, const SecretBox &box, QByteArrayView identity)
{
    if (secret.isEmpty())
        return QString();
    const auto sealed = box.seal(secret, identity);
    if (!sealed)
        return sealed.error();
    return mark + QString::fromLatin1(sealed->toBase64());
}

Result<Secret> openedSecret(const QString &stored, const SecretBox &box, QByteArrayView identity)
{
    if (stored.isEmpty())
        return Secret();
    if (!stored.startsWith(mark))
        return Error{ErrorKind::SecretsUnreadable, u"a stored secret is not encrypted"_s, {}};
    return box.open(QByteArray::fromBase64(stored.sliced(mark.size()).toLatin1()), identity);
}

Result<QString> sealedProxyUrl(const QString &url, const SecretBox &box, QByteArrayView identity)
{
    return url.contains(u'@') ? sealedSecret(Secret(url.toUtf8()), box, identity)
                              : Result<QString>(url);
}

Result<QString> openedProxyUrl(const QString &stored, const SecretBox &box, QByteArrayView identity)
{
    if (!stored.startsWith(mark))
        return stored;
    const auto opened = openedSecret(stored, box, identity);
    if (!opened)
        return opened.error();
    return QString::fromUtf8(opened->reveal());
}

} // namespace keyferry::storage
