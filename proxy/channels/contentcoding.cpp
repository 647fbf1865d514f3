#include "proxy/channels/contentcoding.h"

namespace keyferry::channels {

using namespace Qt::StringLiterals;

std::optional<ContentCoding> contentCoding(QByteArrayView value)
{
    return value.isEmpty() ? std::optional(ContentCoding::Identity) : std::nullopt;
}

Result<QByteArray> decodeBody(QByteArrayView body, ContentCoding coding, qsizetype limit)
{
    if (coding != ContentCoding::Identity || body.size() > limit)
        return Error{.kind = ErrorKind::InvalidValue, .detail = u"cannot be decoded"_s};
    return body.toByteArray();
}

QByteArray decodeStart(QByteArrayView body, ContentCoding coding, qsizetype limit)
{
    return coding == ContentCoding::Identity
               ? body.first(std::min(limit, body.size())).toByteArray()
               : QByteArray();
}

QByteArray encodeBody(QByteArrayView body, ContentCoding coding)
{
    Q_UNUSED(coding)
    return body.toByteArray();
}

} // namespace keyferry::channels
