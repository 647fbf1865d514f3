#pragma once

#include "proxy/core/config.h"
#include "proxy/core/httphead.h"
#include "proxy/transport/upstreamtransport.h"

namespace keyferry::engine {

/// Drops the fields that concern one hop only: Connection and every field it names, Keep-Alive,
/// Proxy-*, TE, Trailer, Transfer-Encoding, Upgrade. Source: RFC 9110 7.6.1, docs/proxy.md "What is
/// forwarded".
void removeHopByHop(HeaderFields &fields);

/// The same for a WebSocket handshake and its 101: Connection and Upgrade stay in their places and
/// say that and no more.
void reduceToHandshake(HeaderFields &fields);

/// How the group reaches this upstream: its proxy, and what certificates must be like.
[[nodiscard]] transport::ConnectionPolicy connectionPolicy(const GroupConfig &group,
                                                           const UpstreamConfig &upstream);

/// True if the head announces a body (Content-Length above 0, or chunked).
[[nodiscard]] bool announcesBody(const RequestHead &head);

/// What one attempt is made of.
struct AttemptPlan
{
    const GroupConfig &group;
    const UpstreamConfig &upstream;
    const Secret &key;
    QByteArray clientIp{};  ///< for header rules, likewise the next
    qint64 now = 0;         ///< UTC ms
    qint64 workers = 1;     ///< the connection limit is shared between them
    bool isUpgrade = false; ///< a WebSocket handshake: it keeps asking for that
};

/// The request as it goes out: the client's bytes without hop-by-hop fields, credentials swapped,
/// the group's header rules applied last, Host left to the transport unless they set it.
/// \param rest  path and query after `/proxy/{group}` \param body  null
/// if there is none Thread: any; pure.
[[nodiscard]] transport::UpstreamRequest buildRequest(const RequestHead &head,
                                                      const QByteArray &rest,
                                                      const AttemptPlan &plan,
                                                      transport::BodySource *body);

} // namespace keyferry::engine
