#pragma once

#include "proxy/transport/upstreamtransport.h"

namespace keyferry::transport {

/// A request whose body nobody knows the length of, for a transport or an upstream that has to know
/// it: begins when the body is here in full. Worker's thread.
class SpooledCall final : public UpstreamCall
{
public:
    /// \pre request.body is of unknown size. Transport, observer and body outlive the call.
    SpooledCall(UpstreamTransport &transport, UpstreamRequest request, UpstreamObserver &observer);
    ~SpooledCall() override;

    void pause() override;
    void resume() override;
    void cancel() override;

private:
    void startWhenWhole();

    UpstreamTransport &m_transport;
    const UpstreamRequest m_request;
    UpstreamObserver &m_observer;
    std::unique_ptr<UpstreamCall> m_call{};
    bool m_isPaused = false;
};

} // namespace keyferry::transport
