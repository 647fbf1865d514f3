#pragma once

#include "proxy/core/timerwheel.h"
#include "proxy/transport/connector.h"
#include "proxy/transport/directpool.h"
#include "proxy/transport/upstreamtransport.h"

#include <map>
#include <unordered_map>

namespace keyferry::transport {

/// Upstreams over sockets of our own, kept for the next request, with llhttp: every byte of a
/// request and of its answer as it was written, answers given during an upload, chunked uploads
/// passed on as they come. docs/qt-network.md "What DirectTransport must do".
///
/// Destroying it ends its calls in silence. One per worker, on the worker's thread.
class DirectTransport final : public UpstreamTransport
{
public:
    /// \param wheel, connector  of the same thread; outlive the transport and its calls
    DirectTransport(TimerWheel &wheel, Connector &connector);
    ~DirectTransport() override;

    [[nodiscard]] std::unique_ptr<UpstreamCall> start(const UpstreamRequest &request,
                                                      UpstreamObserver &observer) override;

    /// False once the origin has refused a body of unknown length, or answered as HTTP/1.0 does.
    [[nodiscard]] bool takesChunks(const UpstreamRequest &request);

    /// Connections that stand, idle ones included; for metrics and tests.
    [[nodiscard]] std::size_t connectionCount() const;
    [[nodiscard]] std::size_t idleCount() const;

private:
    /// A pool by the text that requests bring, so that their base is not parsed each time.
    struct Shortcut
    {
        ConnectionPolicy policy{};
        DirectPool *pool = nullptr;
        QString host{};
    };

    [[nodiscard]] Result<Shortcut> poolFor(const UpstreamRequest &request);
    void sweep();

    TimerWheel &m_wheel;
    Connector &m_connector;
    std::map<QByteArray, std::unique_ptr<DirectPool>> m_pools{};
    std::unordered_multimap<QByteArray, Shortcut> m_shortcuts{};
};

} // namespace keyferry::transport
