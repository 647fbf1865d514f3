#include "proxy/engine/localreply.h"

#include "proxy/channels/dialect.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace keyferry::engine {

using namespace Qt::StringLiterals;

namespace {

bool isWorthRetrying(ErrorKind kind)
{
    return kind == ErrorKind::OutOfCapacity || kind == ErrorKind::TooManyConnections
           || kind == ErrorKind::Stopping;
}

} // namespace

QByteArray reasonPhrase(int status)
{
    switch (status) {
    case 200: return "OK"_ba;
    case 204: return "No Content"_ba;
    case 400: return "Bad Request"_ba;
    case 401: return "Unauthorized"_ba;
    case 403: return "Forbidden"_ba;
    case 404: return "Not Found"_ba;
    case 408: return "Request Timeout"_ba;
    case 413: return "Content Too Large"_ba;
    case 414: return "URI Too Long"_ba;
    case 421: return "Misdirected Request"_ba;
    case 426: return "Upgrade Required"_ba;
    case 429: return "Too Many Requests"_ba;
    case 431: return "Request Header Fields Too Large"_ba;
    case 502: return "Bad Gateway"_ba;
    case 503: return "Service Unavailable"_ba;
    case 504: return "Gateway Timeout"_ba;
    default: return status < 500 ? "Error"_ba : "Internal Server Error"_ba;
    }
}

LocalReply
localReply(const Error &error, Channel channel, std::optional<std::chrono::seconds> retryAfter)
{
    const int status = httpStatusFor(error.kind);
    const auto body = channels::dialectFor(channel).errorBody(error.kind, error.detail);
    LocalReply reply{.head = {.status = status, .reason = reasonPhrase(status)}, .body = body.body};
    reply.head.fields.append("Content-Type"_ba, body.contentType);
    const auto kind = errorKindName(error.kind);
    reply.head.fields.append("x-keyferry-error"_ba, QByteArray(kind.data(), kind.size()));
    if (error.kind == ErrorKind::Unauthorized)
        reply.head.fields.append("WWW-Authenticate"_ba, "Bearer"_ba); // RFC 9110 15.5.2
    if (error.kind == ErrorKind::UpgradeRefused)
        reply.head.fields.append("Upgrade"_ba, "websocket"_ba); // RFC 9110 15.5.22
    if (!retryAfter && isWorthRetrying(error.kind))
        retryAfter = std::chrono::seconds(1);
    if (retryAfter)
        reply.head.fields.append("Retry-After"_ba, QByteArray::number(retryAfter->count()));
    return reply;
}

LocalReply healthReply(qint64 uptimeSeconds)
{
    const QJsonObject health{{u"status"_s, u"healthy"_s},
                             {u"version"_s, QStringLiteral(KEYFERRY_VERSION)},
                             {u"uptime_seconds"_s, uptimeSeconds}};
    return {.head = {.status = 200,
                     .reason = reasonPhrase(200),
                     .fields = {{"Content-Type"_ba, "application/json"_ba}}},
            .body = QJsonDocument(health).toJson(QJsonDocument::Compact)};
}

} // namespace keyferry::engine
