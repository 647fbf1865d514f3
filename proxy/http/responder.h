#pragma once

#include "proxy/core/error.h"
#include "proxy/core/httphead.h"

#include <QByteArrayView>
#include <QHostAddress>
#include <QPointer>

#include <memory>

namespace keyferry::http {

class Connection;

/// What one request hears from its connection after it was handed over. The worker's thread; no
/// call comes after Responder::finish(), Responder::cut() or requestFailed()/clientGone().
class RequestObserver
{
public:
    RequestObserver() = default;
    RequestObserver(const RequestObserver &) = delete;
    RequestObserver &operator=(const RequestObserver &) = delete;
    virtual ~RequestObserver() = default;

    /// A piece of the body, chunk framing removed. Valid during the call only.
    virtual void bodyReceived(QByteArrayView bytes) = 0;
    /// The whole body is here; comes once, also for requests without a body.
    virtual void bodyFinished() = 0;
    /// Framing refused, body too large or too slow. The observer still holds its Responder and
    /// answers through it once (if it has not begun to); the connection closes afterwards.
    virtual void requestFailed(const Error &error) = 0;
    /// The client closed, reset or stalled; nothing can be sent any more.
    virtual void clientGone() = 0;
    /// pendingBytes() fell to the low mark after it had been above the high mark.
    virtual void clientDrained() = 0;
};

/// The right to answer one request: it moves, never copies, and answers 500 if dropped unused (cuts
/// if dropped half-way). All calls on the worker's thread; harmless after the client has gone.
class Responder
{
public:
    Responder() = default; ///< no right at all; isValid() is false
    explicit Responder(Connection *connection);
    Responder(Responder &&other) noexcept;
    Responder &operator=(Responder &&other) noexcept;
    Responder(const Responder &) = delete;
    Responder &operator=(const Responder &) = delete;
    ~Responder();

    [[nodiscard]] bool isValid() const { return !m_connection.isNull(); }

    /// From now on the observer hears of this request; null stops it. The body does not flow before
    /// this call.
    void observe(RequestObserver *observer);
    /// Stops (false) or resumes (true) reading the request body from the client's socket.
    void setBodyReading(bool reading);

    /// A 1xx other than 100 and 101; left out for HTTP/1.0 clients and after sendHead().
    void sendInformational(const ResponseHead &head);
    /// Status line and fields as given; the framing is ours: fields must hold no Connection or
    /// Transfer-Encoding. A Content-Length among them is kept and obeyed; without one the body goes
    /// chunked to 1.1 and until close to 1.0. No body follows for HEAD requests, 204 and 304.
    void sendHead(const ResponseHead &head);
    /// In place of sendHead(), for a 101: its fields go out with `Connection: Upgrade`, and from
    /// now on the connection is no HTTP. bodyReceived() brings the client's bytes as they come
    /// (what was read behind the request first), bodyFinished() means that it closed and
    /// clientGone() that it broke off; sendBody() writes bytes as they are, finish() closes once
    /// they have left. \pre bodyFinished() was heard
    void switchProtocols(const ResponseHead &head);
    /// As one chunk. \pre sendHead() was called
    void sendBody(QByteArrayView bytes);
    /// Head and body leave now, in one write, and not when the event loop comes round.
    void flush();
    /// Ends the answer; the connection takes its next request if both sides allow. The right is
    /// used up.
    void finish();
    /// Breaks the answer off so that the client sees it: no last chunk, the connection is reset.
    /// The right is used up.
    void cut();
    /// Head, body and finish() at once; adds the Content-Length. `close` ends the connection
    /// afterwards.
    void sendWhole(ResponseHead head, QByteArrayView body, bool close = false);

    /// Bytes the client has not taken yet.
    [[nodiscard]] qint64 pendingBytes() const;
    [[nodiscard]] bool isHeadSent() const;
    [[nodiscard]] QHostAddress peerAddress() const;
    [[nodiscard]] QHostAddress localAddress() const;

private:
    void release();

    QPointer<Connection> m_connection{};
};

/// Who takes requests: one per worker, outlives its connections.
class RequestHandler
{
public:
    RequestHandler() = default;
    RequestHandler(const RequestHandler &) = delete;
    RequestHandler &operator=(const RequestHandler &) = delete;
    virtual ~RequestHandler() = default;

    /// A well-formed head has arrived; requests of one connection come one after the other, each
    /// after the answer to the one before.
    virtual void requestArrived(RequestHead head, Responder responder) = 0;
    /// What came was no request. The handler answers in words; the connection closes afterwards.
    virtual void requestRefused(const Error &error, Responder responder) = 0;
};

} // namespace keyferry::http
