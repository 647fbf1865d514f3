#include "proxy/http/upgrade.h"

#include "proxy/http/headcheck.h"

#include <QCryptographicHash>

#include <algorithm>

namespace keyferry::http {

using namespace Qt::StringLiterals;

namespace {

bool hasMember(const HeaderFields &fields, QByteArrayView name, QByteArrayView member)
{
    const auto values = fields.listValues(name);
    return std::any_of(values.begin(), values.end(), [member](const QByteArray &value) {
        return equalsIgnoringCase(value, member);
    });
}

bool hasBody(const HeaderFields &fields)
{
    const QByteArray length = fields.first("Content-Length");
    return fields.contains("Transfer-Encoding") || (!length.isEmpty() && length != "0");
}

bool isGivenOnce(const HeaderFields &fields, QByteArrayView name)
{
    return fields.count(name) == 1 && !fields.first(name).trimmed().isEmpty();
}

Error badSwitch(const QString &detail)
{
    return {.kind = ErrorKind::UpstreamMalformed, .detail = detail};
}

// RFC 6455 1.3.
QByteArray acceptFor(const QByteArray &key)
{
    constexpr QByteArrayView guid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    return QCryptographicHash::hash(key.trimmed() + guid.toByteArray(), QCryptographicHash::Sha1)
        .toBase64();
}

} // namespace

Result<bool> asksForWebSocket(const RequestHead &head)
{
    const HeaderFields &fields = head.fields;
    // RFC 9110 7.8: in a 1.0 request the field says nothing.
    if (head.minorVersion == 0 || !hasMember(fields, "Upgrade", "websocket"))
        return false;
    if (head.method != "GET")
        return malformed(u"a WebSocket handshake is a GET"_s);
    if (!hasMember(fields, "Connection", "upgrade"))
        return malformed(u"Upgrade: websocket without Connection: upgrade"_s);
    if (!isGivenOnce(fields, "Sec-WebSocket-Key"))
        return malformed(u"a WebSocket handshake has one Sec-WebSocket-Key"_s);
    if (!isGivenOnce(fields, "Sec-WebSocket-Version"))
        return malformed(u"a WebSocket handshake has one Sec-WebSocket-Version"_s);
    if (hasBody(fields))
        return malformed(u"a WebSocket handshake has no body"_s);
    return true;
}

Outcome checkSwitch(const ResponseHead &head, const QByteArray &key)
{
    if (!hasMember(head.fields, "Upgrade", "websocket"))
        return badSwitch(u"101 without Upgrade: websocket"_s);
    if (!hasMember(head.fields, "Connection", "upgrade"))
        return badSwitch(u"101 without Connection: upgrade"_s);
    if (head.fields.count("Sec-WebSocket-Accept") != 1
        || head.fields.first("Sec-WebSocket-Accept").trimmed() != acceptFor(key))
        return badSwitch(u"101 with a Sec-WebSocket-Accept that answers another handshake"_s);
    return ok();
}

} // namespace keyferry::http
