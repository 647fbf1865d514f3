#pragma once

#include "proxy/core/httphead.h"

#include <QByteArray>
#include <QList>
#include <QPair>

#include <optional>

namespace keyferry::transport {

/// What QNetworkAccessManager would decide by itself if it were let.
struct QnamFraming
{
    QByteArray authority{};                ///< goes into Host unless the fields have one
    std::optional<qint64> contentLength{}; ///< none: the request has no upload device
    bool qtTrimsValues =
        false; ///< Qt 6.8 and later: a value of one space would be empty and replaced
};

/// The fields to hand to QNetworkRequest::setRawHeader, in order: repeats joined at the first one's
/// place, framing ours, and what Qt would add by itself given a value. Source: docs/qt-network.md
/// "QNAM: what goes out".
[[nodiscard]] HeaderFields outgoingFields(const HeaderFields &fields, const QnamFraming &framing);

/// An answer's fields as Qt gives them, Set-Cookie taken apart again.
[[nodiscard]] HeaderFields incomingFields(const QList<QPair<QByteArray, QByteArray>> &pairs);

} // namespace keyferry::transport
