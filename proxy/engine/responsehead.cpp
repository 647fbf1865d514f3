#include "proxy/engine/responsehead.h"

#include "proxy/engine/corsheaders.h"
#include "proxy/engine/requestbuilder.h"

namespace keyferry::engine {

ResponseHead forwardedHead(ResponseHead head, const std::optional<QByteArray> &allowedOrigin)
{
    // RFC 9112 6.3: the chunks told where the body ends; a length beside them must not go on.
    if (head.fields.contains("Transfer-Encoding"))
        head.fields.remove("Content-Length");
    removeHopByHop(head.fields);
    if (allowedOrigin)
        allowOrigin(head.fields, *allowedOrigin);
    return head;
}

std::optional<qint64> announcedBodySize(QByteArrayView method, const ResponseHead &head)
{
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
