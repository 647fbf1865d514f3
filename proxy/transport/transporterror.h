#pragma once

#include "proxy/transport/upstreamtransport.h"

#include <QNetworkReply>
#include <QString>

#include <optional>

namespace keyferry::transport {

/// How QNetworkReply ended, as plain values.
struct ReplyEnd
{
    QNetworkReply::NetworkError error = QNetworkReply::NoError;
    std::optional<int> status{}; ///< of the answer, if one came
    QString text{};              ///< errorString()
    QString host{};
    bool headSeen = false;
    bool requestSent = false; ///< QNetworkReply::requestSent was heard
};

/// The deadlines that a call can miss.
enum class Deadline { Queue, Connect, Handshake, Upload, FirstByte, Idle };

/// True for the error that QNetworkReply reports on a whole answer with a status of 400 and above.
[[nodiscard]] bool isHttpError(QNetworkReply::NetworkError error, int status);

/// True if the answer is complete, whatever its status.
[[nodiscard]] bool isWholeAnswer(const ReplyEnd &end);

/// \pre !isWholeAnswer(end)
[[nodiscard]] TransportFailure failureOf(const ReplyEnd &end);

[[nodiscard]] Error outOfDescriptors(const QString &host);

[[nodiscard]] TransportFailure missed(Deadline deadline, const QString &host);

/// An answer that cannot be trusted: an informational status as the final one, or fields that Qt
/// gave up on.
[[nodiscard]] TransportFailure unreadableAnswer(const QString &host, const QString &cause);

} // namespace keyferry::transport
