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

bool isEventStream(const ResponseHead &head)
{
    return head.fields.first("Content-Type").trimmed().toLower().startsWith("text/event-stream");
}

} // namespace keyferry::engine
