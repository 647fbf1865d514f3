#include "proxy/storage/sealedtext.h"

namespace keyferry::storage {

using namespace Qt::StringLiterals;

namespace {

// No proxy URL that passes the check of a setting starts like this.
constexpr auto mark = "sealed:"_L1;

} // namespace

Result<QString> sealedProxyUrl(const QString &url, const SecretBox &box, QByteArrayView identity)
{
    if (!url.contains(u'@'))
        return url;
    const auto sealed = box.seal(Secret(url.toUtf8()), identity);
    if (!sealed)
        return sealed.error();
    return mark + QString::fromLatin1(sealed->toBase64());
}

Result<QString> openedProxyUrl(const QString &stored, const SecretBox &box, QByteArrayView identity)
{
    if (!stored.startsWith(mark))
        return stored;
    const auto opened =
        box.open(QByteArray::fromBase64(stored.sliced(mark.size()).toLatin1()), identity);
    if (!opened)
        return opened.error();
    return QString::fromUtf8(opened->reveal());
}

} // namespace keyferry::storage
