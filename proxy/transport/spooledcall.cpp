#include "proxy/transport/spooledcall.h"

namespace keyferry::transport {

SpooledCall::SpooledCall(UpstreamTransport &transport,
                         UpstreamRequest request,
                         UpstreamObserver &observer)
    : m_transport(transport)
    , m_request(std::move(request))
    , m_observer(observer)
{
    Q_ASSERT(m_request.body != nullptr && m_request.body->size() < 0);
    m_request.body->watch(this, [this] { startWhenWhole(); });
}

SpooledCall::~SpooledCall()
{
    m_request.body->unwatch(this);
}

void SpooledCall::startWhenWhole()
{
    if (!m_request.body->isWhole())
        return;
    m_request.body->unwatch(this);
    m_call = m_transport.start(m_request, m_observer);
    if (m_isPaused)
        m_call->pause();
}

void SpooledCall::pause()
{
    m_isPaused = true;
    if (m_call)
        m_call->pause();
}

void SpooledCall::resume()
{
    m_isPaused = false;
    if (m_call)
        m_call->resume();
}

void SpooledCall::cancel()
{
    m_request.body->unwatch(this);
    if (m_call)
        m_call->cancel();
}

} // namespace keyferry::transport
