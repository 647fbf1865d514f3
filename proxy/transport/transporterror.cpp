#include "proxy/transport/transporterror.h"

#include <QCoreApplication>

#include <array>

namespace keyferry::transport {

using namespace Qt::StringLiterals;

namespace {

using NetworkError = QNetworkReply::NetworkError;

struct ErrorRow
{
    NetworkError error{};
    ErrorKind kind{};
    bool neverConnected = false; ///< no byte of the request left, unless requestSent says otherwise
    QLatin1String cause{};       ///< empty: Qt's text says more
};

// docs/qt-network.md "QNAM: abort, timers, errors". What is missing here is a malformed answer.
constexpr std::array errorRows{
    ErrorRow{NetworkError::ConnectionRefusedError,
             ErrorKind::UpstreamUnreachable,
             true,
             "connection refused"_L1},
    ErrorRow{NetworkError::RemoteHostClosedError,
             ErrorKind::UpstreamClosed,
             false,
             "connection closed"_L1},
    ErrorRow{
        NetworkError::HostNotFoundError, ErrorKind::UpstreamUnreachable, true, "host not found"_L1},
    ErrorRow{NetworkError::TimeoutError, ErrorKind::UpstreamTimeout, false, "socket timeout"_L1},
    ErrorRow{NetworkError::OperationCanceledError, ErrorKind::UpstreamTimeout, false, "aborted"_L1},
    ErrorRow{NetworkError::SslHandshakeFailedError, ErrorKind::UpstreamUnreachable, true, {}},
    ErrorRow{NetworkError::TemporaryNetworkFailureError,
             ErrorKind::UpstreamUnreachable,
             true,
             "network failure"_L1},
    ErrorRow{NetworkError::NetworkSessionFailedError,
             ErrorKind::UpstreamUnreachable,
             true,
             "no network"_L1},
    ErrorRow{NetworkError::UnknownNetworkError, ErrorKind::UpstreamUnreachable, true, {}},
    ErrorRow{NetworkError::ProxyConnectionRefusedError,
             ErrorKind::UpstreamUnreachable,
             true,
             "the proxy refused the connection"_L1},
    ErrorRow{NetworkError::ProxyConnectionClosedError,
             ErrorKind::UpstreamUnreachable,
             true,
             "the proxy closed the connection"_L1},
    ErrorRow{NetworkError::ProxyNotFoundError,
             ErrorKind::UpstreamUnreachable,
             true,
             "the proxy's name was not found"_L1},
    ErrorRow{NetworkError::ProxyTimeoutError,
             ErrorKind::UpstreamUnreachable,
             true,
             "the proxy did not answer in time"_L1},
    ErrorRow{NetworkError::ProxyAuthenticationRequiredError,
             ErrorKind::UpstreamUnreachable,
             true,
             "the proxy wants other credentials"_L1},
    ErrorRow{NetworkError::UnknownProxyError,
             ErrorKind::UpstreamUnreachable,
             true,
             "the proxy failed"_L1},
    ErrorRow{NetworkError::ContentReSendError,
             ErrorKind::UpstreamClosed,
             false,
             "connection closed, not sent again"_L1},
};

struct StatusRow
{
    int status = 0;
    NetworkError error{};
};

constexpr std::array statusRows{
    StatusRow{400, NetworkError::ProtocolInvalidOperationError},
    StatusRow{401, NetworkError::AuthenticationRequiredError},
    StatusRow{403, NetworkError::ContentAccessDenied},
    StatusRow{404, NetworkError::ContentNotFoundError},
    StatusRow{405, NetworkError::ContentOperationNotPermittedError},
    StatusRow{407, NetworkError::ProxyAuthenticationRequiredError},
    StatusRow{409, NetworkError::ContentConflictError},
    StatusRow{410, NetworkError::ContentGoneError},
    StatusRow{418, NetworkError::ProtocolInvalidOperationError},
    StatusRow{500, NetworkError::InternalServerError},
    StatusRow{501, NetworkError::OperationNotImplementedError},
    StatusRow{503, NetworkError::ServiceUnavailableError},
};

NetworkError expectedError(int status)
{
    const auto row = std::find_if(statusRows.begin(),
                                  statusRows.end(),
                                  [status](const StatusRow &r) { return r.status == status; });
    if (row != statusRows.end())
        return row->error;
    if (status < 400)
        return NetworkError::NoError;
    // Qt counts whatever is not 4xx among the server's errors.
    return status < 500 ? NetworkError::UnknownContentError : NetworkError::UnknownServerError;
}

// Qt gives "out of descriptors" as an unknown network error; its text, in the language at hand, is
// the only sign.
bool isOutOfDescriptors(const ReplyEnd &end)
{
    return end.error == NetworkError::UnknownNetworkError
           && end.text == QCoreApplication::translate("QNativeSocketEngine", "Out of resources");
}

// Qt's texts for answers hold the URL, whose query may hold a key.
QString harmless(const QString &text)
{
    const bool mayHoldUrl = text.contains("://"_L1) || text.contains(u'?');
    return text.isEmpty() || mayHoldUrl ? u"network error"_s : text;
}

QString at(const QString &host, const QString &cause)
{
    return u"%1: %2"_s.arg(host, cause);
}

} // namespace

bool isHttpError(QNetworkReply::NetworkError error, int status)
{
    return status >= 400 && error == expectedError(status);
}

bool isWholeAnswer(const ReplyEnd &end)
{
    if (!end.status)
        return false;
    return end.error == NetworkError::NoError || isHttpError(end.error, *end.status);
}

TransportFailure failureOf(const ReplyEnd &end)
{
    if (isOutOfDescriptors(end))
        return {.error = outOfDescriptors(end.host),
                .headSeen = end.headSeen,
                .requestSent = end.requestSent};

    const auto row = std::find_if(errorRows.begin(), errorRows.end(), [&end](const ErrorRow &r) {
        return r.error == end.error;
    });
    if (row == errorRows.end())
        return {
            .error = {.kind = ErrorKind::UpstreamMalformed,
                      .detail = at(end.host, u"malformed answer (Qt error %1)"_s.arg(end.error))},
            .headSeen = end.headSeen,
            .requestSent = true};

    const QString cause = row->cause.isEmpty() ? harmless(end.text) : QString(row->cause);
    return {.error = {.kind = row->kind, .detail = at(end.host, cause)},
            .headSeen = end.headSeen,
            .requestSent = end.requestSent || end.headSeen || !row->neverConnected};
}

Error outOfDescriptors(const QString &host)
{
    return {.kind = ErrorKind::OutOfCapacity, .detail = at(host, u"out of file descriptors"_s)};
}

TransportFailure missed(Deadline deadline, const QString &host)
{
    switch (deadline) {
    case Deadline::Queue:
        return {.error = {.kind = ErrorKind::OutOfCapacity,
                          .detail = at(host, u"no connection became free in time"_s)},
                .requestSent = false};
    case Deadline::Connect:
        return {.error = {.kind = ErrorKind::UpstreamTimeout,
                          .detail = at(host, u"no connection in time"_s)},
                .requestSent = false};
    case Deadline::Handshake:
        return {.error = {.kind = ErrorKind::UpstreamTimeout,
                          .detail = at(host, u"no TLS handshake in time"_s)},
                .requestSent = false};
    case Deadline::Upload:
        return {.error = {.kind = ErrorKind::UpstreamTimeout,
                          .detail = at(host, u"the request was not taken in time"_s)}};
    case Deadline::FirstByte:
        return {.error = {.kind = ErrorKind::UpstreamTimeout,
                          .detail = at(host, u"no answer in time"_s)}};
    case Deadline::Idle:
        return {.error = {.kind = ErrorKind::UpstreamTimeout,
                          .detail = at(host, u"the answer stalled"_s)},
                .headSeen = true};
    }
    Q_UNREACHABLE();
}

TransportFailure unreadableAnswer(const QString &host, const QString &cause)
{
    return {.error = {.kind = ErrorKind::UpstreamMalformed, .detail = at(host, cause)}};
}

} // namespace keyferry::transport
