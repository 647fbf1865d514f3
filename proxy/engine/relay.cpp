#include "proxy/engine/relay.h"

#include "proxy/http/limits.h"
#include "proxy/http/upgrade.h"

#include <utility>

namespace keyferry::engine {

Relay::Relay(http::Responder &client, Ended ended)
    : m_client(client)
    , m_ended(std::move(ended))
{}

void Relay::begin(const ResponseHead &head, Attempt &upstream, std::optional<qint64> size)
{
    m_size = size;
    m_upstream = &upstream;
    m_isErrorAnswer = head.status >= 400;
    m_isTunnel = head.status == http::switchingProtocols;
    if (m_isTunnel)
        m_client.switchProtocols(head);
    else
        m_client.sendHead(head);
    upstream.deliverTo(*this);
}

void Relay::answerData(QByteArrayView bytes)
{
    m_bytes += bytes.size();
    m_client.sendBody(bytes);
    if (!m_isPaused && m_client.pendingBytes() >= http::highMark) {
        m_isPaused = true;
        m_upstream->pause();
    }
}

void Relay::clientDrained()
{
    if (m_isPaused && m_client.pendingBytes() <= http::lowMark) {
        m_isPaused = false;
        m_upstream->resume();
    }
}

void Relay::clientSent(QByteArrayView bytes)
{
    transport::Uplink *uplink = m_upstream->uplink();
    if (uplink == nullptr)
        return; // it has just ended
    uplink->send(bytes);
    if (uplink->pendingBytes() >= http::highMark)
        m_client.setBodyReading(false);
}

void Relay::uplinkDrained()
{
    m_client.setBodyReading(true);
}

void Relay::clientFinished()
{
    if (transport::Uplink *uplink = m_upstream->uplink())
        uplink->finish();
}

void Relay::answerFinished()
{
    m_client.finish();
    m_ended(m_isErrorAnswer ? RequestOutcome::Failed : RequestOutcome::Succeeded, {});
}

void Relay::answerFailed(const transport::TransportFailure &failure)
{
    // The client has seen a head; only a broken connection tells it that the rest is missing.
    m_client.cut();
    m_ended(RequestOutcome::Cut, failure.error.detail);
}

} // namespace keyferry::engine
