#pragma once

#include "proxy/channels/dialect.h"
#include "proxy/core/config.h"
#include "proxy/engine/bodybuffer.h"

#include <QByteArray>

namespace keyferry::engine {

/// A body up to this size is here in full before an attempt starts, so that a client that leaves is
/// noticed (qt-network.md "QNAM: bodies"); no more of it is read for model and stream flag.
inline constexpr qint64 collectLimit = 8 * 1024 * 1024;
/// A larger body is not edited but refused.
inline constexpr qint64 longestEditedBody = 64 * 1024 * 1024;

/// True if what has come of the body is the start of a JSON object, in whatever coding we read.
[[nodiscard]] bool startsAsJsonObject(const RequestHead &head, BodyBuffer &body);
/// True once it is clear that the body is something else: nothing of it has to be read before it is
/// passed on.
[[nodiscard]] bool isOtherThanJson(const RequestHead &head, BodyBuffer &body);
/// At most collectLimit bytes of a JSON object's start, decoded; empty for anything else.
[[nodiscard]] QByteArray readableStart(const RequestHead &head, BodyBuffer &body);

/// What is known of a request before it is forwarded.
struct ClientRequest
{
    const RequestHead &head;
    const QByteArray &rest;     ///< path and query after `/proxy/{group}`
    BodyBuffer *body = nullptr; ///< null: none
    QString model{};            ///< as the client named it
    quint64 session = 0;        ///< for groups with session_affinity; 0: none
    QByteArray clientIp{};
    bool isUpgrade = false; ///< a WebSocket handshake
};

/// The request as one group sends it.
struct MemberRequest
{
    QByteArray target{};
    QString model{}; ///< the one its upstream counts
    transport::BodySource *body = nullptr;
    std::unique_ptr<transport::BodySource> editedBody{};
};

/// Applies a group's edits, if it has any. UnknownModel for a model the group does not serve.
[[nodiscard]] Result<MemberRequest> requestFor(const ClientRequest &client,
                                               const GroupConfig &group);

} // namespace keyferry::engine
