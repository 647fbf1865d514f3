#include "proxy/engine/responsehead.h"

#include "proxy/core/credentialplaces.h"
#include "proxy/engine/corsheaders.h"
#include "proxy/engine/requestbuilder.h"
#include "proxy/http/upgrade.h"

namespace keyferry::engine {

namespace {

QByteArray keyProtocolOf(const HeaderFields &fields)
{
    for (const QByteArray &member : fields.listValues(credentialplaces::webSocketProtocol)) {
        if (member.startsWith(credentialplaces::subprotocolPrefix))
            return member;
    }
    return {};
}

} // namespace

ResponseHead forwardedHead(ResponseHead head, const std::optional<QByteArray> &allowedOrigin)
{
    // RFC 9112 6.3: the chunks told where the body ends; a length beside them must not go on.
    if (head.fields.contains("Transfer-Encoding"))
        head.fields.remove("Content-Length");
    if (head.status == http::switchingProtocols)
        reduceToHandshake(head.fields);
    else
        removeHopByHop(head.fields);
    if (allowedOrigin)
        allowOrigin(head.fields, *allowedOrigin);
    return head;
}

void restoreSubprotocol(HeaderFields &answer, const HeaderFields &client)
{
    if (keyProtocolOf(answer).isEmpty())
        return;
    const QByteArray offered = keyProtocolOf(client);
    if (offered.isEmpty())
        answer.remove(credentialplaces::webSocketProtocol);
    else
        answer.set(credentialplaces::webSocketProtocol, offered);
}

std::optional<qint64> announcedBodySize(QByteArrayView method, const ResponseHead &head)
{
    if (head.status == http::switchingProtocols)
        return std::nullopt;
    if (method == "HEAD" || head.status == 204 || head.status == 304)
        return 0;
    bool isNumber = false;
    const qint64 size = head.fields.first("Content-Length").toLongLong(&isNumber);
    return isNumber ? std::optional(size) : std::nullopt;
}

bool isEventStream(const ResponseHead &head)
{
    return head.fields.first("Content-Type").trimmed().toLower().startsWith("text/event-stream");
}

} // namespace keyferry::engine
