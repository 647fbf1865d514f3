#include "proxy/engine/sessionid.h"

#include "proxy/channels/sessiontraits.h"

#include <QCryptographicHash>
#include <QtEndian>

namespace keyferry::engine {

using namespace Qt::StringLiterals;

namespace {

// The client chooses these texts: one must not be able to land in another's session by a collision.
quint64 hashOf(AccessKeyId accessKey, QByteArrayView kind, QByteArrayView text)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArray::number(toNumber(accessKey)));
    hash.addData(kind);
    hash.addData(text);
    return qFromLittleEndian<quint64>(hash.result().constData());
}

} // namespace

quint64 sessionId(const HeaderFields &fields, AccessKeyId accessKey, QByteArrayView body)
{
    for (const QByteArrayView name : {"X-Claude-Code-Session-Id"_ba, "session_id"_ba}) {
        if (const QByteArray value = fields.first(name); !value.isEmpty())
            return hashOf(accessKey, ":id:", value);
    }
    const auto traits = channels::readSessionTraits(body);
    if (!traits.promptCacheKey.isEmpty())
        return hashOf(accessKey, ":id:", traits.promptCacheKey);
    if (!traits.systemPrompt.isEmpty())
        return hashOf(accessKey, ":prompt:", traits.systemPrompt);
    return 0;
}

} // namespace keyferry::engine
