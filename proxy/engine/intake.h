#pragma once

#include "proxy/core/config.h"
#include "proxy/core/httphead.h"
#include "proxy/core/result.h"

#include <QHostAddress>

#include <optional>

namespace keyferry::engine {

/// Both ends of a client connection.
struct ClientAddresses
{
    QHostAddress peer{};
    QHostAddress local{};
};

/// What a request turned out to be, before a byte of its body is read.
struct Intake
{
    enum class Kind { Refused, Health, Preflight, Forward };

    Kind kind = Kind::Refused;
    Error refusal{};                           ///< with Refused
    std::optional<QByteArray> allowedOrigin{}; ///< to answer CORS to
    bool isProxied = false; ///< a `/proxy/…` request, refused ones included: it gets a record
    QByteArray groupName{}; ///< as in the path
    QByteArray rest{};      ///< path and query after `/proxy/{group}`
    GroupPtr group{};       ///< with Forward
    AccessKeyId accessKey{};
    AccessLimits limits{};  ///< of the access key
    bool isUpgrade = false; ///< a WebSocket handshake, which the group allows
};

/// Host, origin, route and access key, in this order, and what cannot be forwarded at all. Thread:
/// any; pure. \param now  UTC ms
[[nodiscard]] Intake takeIn(const RequestHead &head,
                            const ClientAddresses &client,
                            const ConfigSnapshot &snapshot,
                            qint64 now);

} // namespace keyferry::engine
