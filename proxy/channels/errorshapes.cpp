#include "proxy/channels/errorshapes.h"

#include "proxy/channels/jsontext.h"

namespace keyferry::channels {

namespace {

constexpr int timeoutAtClient = 408;
constexpr int timeoutAtUpstream = 504;

QByteArray openAiType(int status)
{
    if (status == 429)
        return "rate_limit_error";
    return status < 500 ? "invalid_request_error" : "server_error";
}

QByteArray openAiCode(ErrorKind kind)
{
    if (kind == ErrorKind::Unauthorized)
        return "invalid_api_key"; // what OpenAI says; scripts look for it
    const QLatin1String name = errorKindName(kind);
    return QByteArray(name.data(), name.size()).replace('-', '_');
}

QByteArray anthropicType(int status)
{
    switch (status) {
    case 401: return "authentication_error";
    case 403: return "permission_error";
    case 404: return "not_found_error";
    case timeoutAtClient:
    case timeoutAtUpstream: return "timeout_error";
    case 413: return "request_too_large";
    case 429: return "rate_limit_error";
    case 503: return "overloaded_error";
    default: return status < 500 ? "invalid_request_error" : "api_error";
    }
}

// The names of google.rpc.Code.
QByteArray geminiStatus(int status)
{
    switch (status) {
    case 401: return "UNAUTHENTICATED";
    case 403: return "PERMISSION_DENIED";
    case 404: return "NOT_FOUND";
    case timeoutAtClient:
    case timeoutAtUpstream: return "DEADLINE_EXCEEDED";
    case 409: return "ALREADY_EXISTS";
    case 429: return "RESOURCE_EXHAUSTED";
    case 499: return "CANCELLED";
    case 502:
    case 503: return "UNAVAILABLE";
    default: return status < 500 ? "INVALID_ARGUMENT" : "INTERNAL";
    }
}

} // namespace

ErrorBody openAiError(ErrorKind kind, const QString &message)
{
    return {.body = R"({"error":{"message":)" + quotedJson(message) + R"(,"type":")"
                    + openAiType(httpStatusFor(kind)) + R"(","param":null,"code":")"
                    + openAiCode(kind) + R"("}})"};
}

ErrorBody anthropicError(ErrorKind kind, const QString &message)
{
    return {.body = R"({"type":"error","error":{"type":")" + anthropicType(httpStatusFor(kind))
                    + R"(","message":)" + quotedJson(message) + "}}"};
}

ErrorBody geminiError(ErrorKind kind, const QString &message)
{
    const int status = httpStatusFor(kind);
    return {.body = R"({"error":{"code":)" + QByteArray::number(status) + R"(,"message":)"
                    + quotedJson(message) + R"(,"status":")" + geminiStatus(status) + R"("}})"};
}

} // namespace keyferry::channels
