#pragma once

#include "proxy/core/error.h"
#include "proxy/core/httphead.h"
#include "proxy/transport/bodysource.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <chrono>
#include <memory>

namespace keyferry::transport {

/// How an upstream is reached; part of the pool key.
struct ConnectionPolicy
{
    QString proxyUrl{}; ///< `direct`, a proxy URL, or empty for the system's
    bool verifyTls = true;
    QString caFile{}; ///< PEM; empty for the system's

    friend bool operator==(const ConnectionPolicy &, const ConnectionPolicy &) = default;
};

/// Which transport a group asks for; docs/architecture.md "The two transports".
enum class TransportWay { Auto, Qnam, Direct };

/// Zero stands for none.
struct Deadlines
{
    std::chrono::milliseconds connect{
        15'000}; ///< DNS, TCP, proxy and TLS together; waiting for a free connection not included
    std::chrono::milliseconds firstByte{600'000}; ///< from the last request byte to the final head
    std::chrono::milliseconds idle{300'000};      ///< between body bytes; stands while paused
    std::chrono::milliseconds queue{30'000};      ///< waiting for a free connection
    std::chrono::milliseconds upload{60'000};     ///< between request bytes taken by the upstream
};

struct UpstreamRequest
{
    QByteArray method{};
    QByteArray base{};   ///< normalised upstream base, `https://api.openai.com/v1`
    QByteArray target{}; ///< raw bytes to stand after the base: empty, `/…` or `?…`
    /// All fields that go out, in order, `Host` and `Content-Length` left to the transport unless
    /// given.
    HeaderFields fields{};
    BodySource *body = nullptr; ///< null: no body. Outlives the call.
    /// The length was not known when the request was made: it goes out in chunks, also if it is
    /// known by the time there is a connection. DirectTransport.
    bool isChunked = false;
    qint64 connectionLimit = 256; ///< requests in flight to this origin, per worker
    std::chrono::milliseconds keepIdle{
        120'000};                          ///< how long a connection may wait for the next request
    TransportWay way = TransportWay::Auto; ///< for TransportSwitch
    bool isUpgrade = false;                ///< a WebSocket handshake; see UpstreamCall::uplink()
    ConnectionPolicy policy{};
    Deadlines deadlines{};
};

/// Why no (whole) answer came. `error.detail` names host and cause, never a query or a key.
struct TransportFailure
{
    /// UpstreamUnreachable, UpstreamClosed, UpstreamMalformed, UpstreamTimeout or OutOfCapacity;
    /// MalformedRequest for a request that cannot be sent, StorageFailed if the body's temporary
    /// file failed.
    Error error{};
    bool headSeen = false;   ///< it broke off after headReceived()
    bool requestSent = true; ///< false: not one byte of this request can have reached the upstream
    bool isReused = false;   ///< the connection had carried an exchange before

    friend bool operator==(const TransportFailure &, const TransportFailure &) = default;
};

/// What an attempt hears. Never called from inside start() or cancel(); no call after finished(),
/// failed() or cancel().
class UpstreamObserver
{
public:
    UpstreamObserver() = default;
    UpstreamObserver(const UpstreamObserver &) = delete;
    UpstreamObserver &operator=(const UpstreamObserver &) = delete;
    virtual ~UpstreamObserver() = default;

    /// The connection stands and the request goes out; where that cannot be told, right before the
    /// head.
    virtual void requestStarted() = 0;
    /// The request goes out once more on another connection; docs/qt-network.md "Re-sending inside
    /// the transport".
    virtual void requestResent() {}
    /// A 1xx other than 100 and 101, before the final head. Only where the transport sees them.
    virtual void informationalReceived(const ResponseHead &) {}
    /// A final head, hop-by-hop fields still in it.
    virtual void headReceived(const ResponseHead &head) = 0;
    /// Valid during the call only. The observer may pause() or cancel() inside.
    virtual void bodyReceived(QByteArrayView bytes) = 0;
    /// What had come was reported: whoever gathers bytes passes them on now. Not after the answer's
    /// end.
    virtual void turnEnded() {}
    /// The answer is complete.
    virtual void finished() = 0;
    virtual void failed(const TransportFailure &failure) = 0;
    /// Uplink::pendingBytes() fell to the low mark after it had been above the high one.
    virtual void uplinkDrained() {}
};

/// The way up of a tunnel: the client's bytes as they are, in order.
class Uplink
{
public:
    Uplink() = default;
    Uplink(const Uplink &) = delete;
    Uplink &operator=(const Uplink &) = delete;
    virtual ~Uplink() = default;

    virtual void send(QByteArrayView bytes) = 0;
    /// The client has closed: what is pending leaves, then the connection ends and
    /// UpstreamObserver::finished() is heard.
    virtual void finish() = 0;
    /// Bytes the upstream has not taken yet.
    [[nodiscard]] virtual qint64 pendingBytes() const = 0;
};

/// One request to an upstream. Destroying it cancels. Worker's thread.
class UpstreamCall
{
public:
    UpstreamCall() = default;
    UpstreamCall(const UpstreamCall &) = delete;
    UpstreamCall &operator=(const UpstreamCall &) = delete;
    virtual ~UpstreamCall() = default;

    /// Stops taking body bytes from the upstream; TCP holds it back.
    virtual void pause() = 0;
    virtual void resume() = 0;
    /// The upstream sees the connection end; nothing is heard afterwards.
    virtual void cancel() = 0;
    /// Null but for a handshake that was answered with 101, until that tunnel ends.
    [[nodiscard]] virtual Uplink *uplink() { return nullptr; }
};

/// The ways to reach an upstream. One per worker, on the worker's thread.
class UpstreamTransport
{
public:
    UpstreamTransport() = default;
    UpstreamTransport(const UpstreamTransport &) = delete;
    UpstreamTransport &operator=(const UpstreamTransport &) = delete;
    virtual ~UpstreamTransport() = default;

    /// Queues or starts; the observer outlives the returned call.
    [[nodiscard]] virtual std::unique_ptr<UpstreamCall> start(const UpstreamRequest &request,
                                                              UpstreamObserver &observer) = 0;
};

} // namespace keyferry::transport
