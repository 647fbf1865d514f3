#pragma once

#include "proxy/core/result.h"
#include "proxy/core/timerwheel.h"
#include "proxy/transport/hostresolver.h"
#include "proxy/transport/upstreamsocket.h"
#include "proxy/transport/upstreamtransport.h"

#include <QObject>
#include <QUrl>

#include <functional>
#include <memory>

namespace keyferry::transport {

struct ConnectParts;

/// What an HTTP proxy is asked for on behalf of an http upstream: to pass requests on, or for a
/// tunnel, which https upstreams always get.
enum class BehindProxy { Forwarded, Tunnelled };

/// One connection in the making; dropping it gives it up.
class Connecting
{
public:
    Connecting() = default;
    Connecting(const Connecting &) = delete;
    Connecting &operator=(const Connecting &) = delete;
    virtual ~Connecting() = default;
};

/// Opens connections to origins: names looked up and remembered, both address families tried
/// (RFC 8305), proxies (HTTP CONNECT, SOCKS5) with credentials, TLS verified on the name with
/// session tickets that never cross TLS policies. One per worker, on the worker's thread.
class Connector final : public QObject
{
    Q_OBJECT

public:
    using Connected = std::function<void(Result<UpstreamSocket>)>;

    /// Destroying it gives up, in silence, what is in the making.
    /// \param wheel  of the same thread; outlives the connector
    explicit Connector(TimerWheel &wheel, QObject *parent = nullptr);
    /// \param lookup  in place of the system's, for tests
    Connector(TimerWheel &wheel, HostResolver::Lookup lookup, QObject *parent = nullptr);
    ~Connector() override;

    /// \param origin    scheme, host and port count
    /// \param deadline  for DNS, TCP, proxy and TLS together; the handshake has 10 s of it at most.
    /// Zero: none \param connected  called once, never from inside connectTo(), not after the
    /// handle was dropped; may drop the handle. UpstreamUnreachable, UpstreamTimeout or
    /// OutOfCapacity, the detail as TransportFailure's: host and cause, never a credential
    [[nodiscard]] std::unique_ptr<Connecting>
    connectTo(const QUrl &origin,
              const ConnectionPolicy &policy,
              std::chrono::milliseconds deadline,
              Connected connected,
              BehindProxy manner = BehindProxy::Forwarded);

private:
    std::unique_ptr<ConnectParts> m_parts;
};

} // namespace keyferry::transport
