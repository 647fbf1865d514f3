#pragma once

#include "proxy/transport/connector.h"
#include "proxy/transport/directtransport.h"
#include "proxy/transport/proxysettings.h"
#include "proxy/transport/qnamtransport.h"

#include <vector>

namespace keyferry::transport {

/// Gives each request to the transport that its group asks for. `auto` is the direct one, but for
/// http upstreams behind an HTTP proxy: there the proxy's challenges (Digest, NTLM, Negotiate) come
/// as answers, which QNetworkAccessManager knows how to meet; for https Qt's sockets meet them. A
/// WebSocket handshake is always a TunnelCall.
/// One per worker, on the worker's thread.
class TransportSwitch final : public UpstreamTransport
{
public:
    /// \param wheel  of the same thread; outlives the switch
    TransportSwitch(TimerWheel &wheel, const ProxyEnvironment &environment);

    [[nodiscard]] std::unique_ptr<UpstreamCall> start(const UpstreamRequest &request,
                                                      UpstreamObserver &observer) override;

    [[nodiscard]] Connector &connector() { return m_connector; }

private:
    /// What `auto` means for an origin and a policy; few of them, asked for by every request.
    struct Choice
    {
        QByteArray base{};
        QString proxyUrl{};
        bool isDirect = true;
    };
    [[nodiscard]] bool goesDirect(const UpstreamRequest &request);

    TimerWheel &m_wheel;
    ProxyEnvironment m_environment;
    Connector m_connector;
    DirectTransport m_direct;
    QnamTransport m_qnam;
    std::vector<Choice> m_choices{};
};

} // namespace keyferry::transport
