#include "proxy/transport/tunnelcall.h"

#include "proxy/http/limits.h"
#include "proxy/http/upgrade.h"
#include "proxy/transport/originkey.h"
#include "proxy/transport/transporterror.h"

#include <utility>

namespace keyferry::transport {

TunnelCall::TunnelCall(UpstreamRequest request, UpstreamObserver &observer, TimerWheel &wheel)
    : m_request(std::move(request))
    , m_observer(observer)
    , m_wheel(wheel)
    , m_timeout(wheel, [this] { expire(); })
{}

TunnelCall::~TunnelCall()
{
    end();
}

void TunnelCall::start(Connector &connector)
{
    const Result<QUrl> origin = upstreamUrl(m_request.base, {});
    if (!origin)
        return failLater({.error = origin.error(), .requestSent = false});
    m_host = origin->host();
    // RFC 6455 4.1: a proxy that passes requests on does not pass an Upgrade on.
    m_connecting = connector.connectTo(
        *origin,
        m_request.policy,
        m_request.deadlines.connect,
        [this](Result<UpstreamSocket> socket) { connected(std::move(socket)); },
        BehindProxy::Tunnelled);
}

void TunnelCall::connected(Result<UpstreamSocket> socket)
{
    m_connecting.reset();
    if (!socket)
        return fail({.error = socket.error(), .requestSent = false});
    socket->socket->setSocketOption(QAbstractSocket::KeepAliveOption, 1);
    m_connection = new UpstreamConnection(*std::move(socket), *this, m_wheel, m_host);
    startPhase(Phase::AwaitingHead);
    if (const Outcome begun = m_connection->begin(m_request, *this); !begun)
        return fail({.error = begun.error(), .requestSent = false});
    m_connection->setReading(!m_isPaused);
    m_observer.requestStarted();
}

void TunnelCall::pause()
{
    m_isPaused = true;
    if (m_phase == Phase::Refused)
        m_timeout.stop();
    if (m_connection != nullptr)
        m_connection->setReading(false);
}

void TunnelCall::resume()
{
    if (!std::exchange(m_isPaused, false))
        return;
    if (m_phase == Phase::Refused)
        startPhase(Phase::Refused);
    if (m_connection != nullptr)
        m_connection->setReading(true);
}

void TunnelCall::cancel()
{
    // A client that broke off is not to look like one that said goodbye.
    if (m_phase == Phase::Open && m_connection != nullptr)
        m_connection->resetOnClose();
    end();
}

void TunnelCall::send(QByteArrayView bytes)
{
    if (m_phase != Phase::Open)
        return;
    m_connection->send(bytes);
    m_wasAboveHigh = m_wasAboveHigh || pendingBytes() >= http::highMark;
    if (pendingBytes() > 0 && !m_timeout.isActive())
        startPhase(Phase::Open);
}

qint64 TunnelCall::pendingBytes() const
{
    return m_connection != nullptr ? m_connection->pendingBytes() : 0;
}

void TunnelCall::finish()
{
    if (m_phase != Phase::Open)
        return;
    startPhase(Phase::Finishing);
    // Nobody is left to read what comes, but its end is to be seen.
    m_connection->setReading(true);
    // Later: an observer is told of nothing from inside its own call.
    QMetaObject::invokeMethod(this, &TunnelCall::concludeFinish, Qt::QueuedConnection);
}

void TunnelCall::concludeFinish()
{
    if (m_phase != Phase::Finishing || pendingBytes() > 0)
        return;
    std::exchange(m_connection, nullptr)->leave();
    end();
    m_observer.finished();
}

void TunnelCall::uploadProgressed(bool)
{
    if (m_phase == Phase::Finishing)
        return concludeFinish();
    if (m_phase != Phase::Open)
        return;
    if (pendingBytes() == 0)
        m_timeout.stop();
    else
        startPhase(Phase::Open);
    // Queued: this may be the middle of a write.
    if (m_wasAboveHigh && pendingBytes() <= http::lowMark)
        QMetaObject::invokeMethod(this, &TunnelCall::reportDrained, Qt::QueuedConnection);
}

void TunnelCall::reportDrained()
{
    const bool isStillLow = m_phase == Phase::Open && pendingBytes() <= http::lowMark;
    if (isStillLow && std::exchange(m_wasAboveHigh, false))
        m_observer.uplinkDrained();
}

void TunnelCall::informationalCame(const ResponseHead &head)
{
    startPhase(m_phase);
    m_observer.informationalReceived(head);
}

void TunnelCall::headCame(const ResponseHead &head)
{
    if (head.status != http::switchingProtocols) {
        startPhase(Phase::Refused);
        return m_observer.headReceived(head);
    }
    const auto agreed = http::checkSwitch(head, m_request.fields.first("Sec-WebSocket-Key"));
    if (!agreed)
        return fail({.error = agreed.error()});
    m_phase = Phase::Open;
    m_timeout.stop();
    m_observer.headReceived(head);
}

void TunnelCall::bodyCame(QByteArrayView bytes)
{
    if (m_phase == Phase::Finishing)
        return;
    if (m_phase == Phase::Refused)
        startPhase(Phase::Refused);
    m_observer.bodyReceived(bytes);
}

void TunnelCall::answerFinished()
{
    m_connection = nullptr;
    end();
    m_observer.finished();
}

void TunnelCall::exchangeBroke(const ExchangeBreak &end)
{
    m_connection = nullptr;
    fail({.error = end.error, .requestSent = !end.hasSentNothing || !end.isUntouched});
}

void TunnelCall::connectionFree(UpstreamConnection &connection)
{
    // A refusal leaves the connection fit for another request, of which there is none.
    connection.leave();
}

void TunnelCall::connectionGone(UpstreamConnection &connection)
{
    connection.deleteLater();
}

void TunnelCall::startPhase(Phase phase)
{
    m_phase = phase;
    const auto deadline = deadlineOf(phase);
    if (deadline.count() > 0)
        m_timeout.start(deadline);
    else
        m_timeout.stop();
}

std::chrono::milliseconds TunnelCall::deadlineOf(Phase phase) const
{
    constexpr std::chrono::milliseconds none{0};
    switch (phase) {
    case Phase::Connecting: return none; // the connector's own
    case Phase::AwaitingHead: return m_request.deadlines.firstByte;
    case Phase::Refused: return m_isPaused ? none : m_request.deadlines.idle;
    case Phase::Open:
    case Phase::Finishing: return m_request.deadlines.upload;
    case Phase::Over: return none;
    }
    Q_UNREACHABLE();
}

void TunnelCall::expire()
{
    switch (m_phase) {
    case Phase::AwaitingHead: return fail(missed(Deadline::FirstByte, m_host));
    case Phase::Refused: return fail(missed(Deadline::Idle, m_host));
    case Phase::Open:
    case Phase::Finishing: return fail(missed(Deadline::Upload, m_host));
    case Phase::Connecting:
    case Phase::Over: return;
    }
}

void TunnelCall::failLater(TransportFailure failure)
{
    QMetaObject::invokeMethod(
        this,
        [this, failure = std::move(failure)] {
            if (m_phase != Phase::Over)
                fail(failure);
        },
        Qt::QueuedConnection);
}

void TunnelCall::fail(TransportFailure failure)
{
    failure.headSeen =
        m_phase == Phase::Refused || m_phase == Phase::Open || m_phase == Phase::Finishing;
    end();
    m_observer.failed(failure);
}

void TunnelCall::end()
{
    m_phase = Phase::Over;
    m_timeout.stop();
    m_connecting.reset();
    if (UpstreamConnection *connection = std::exchange(m_connection, nullptr))
        connection->abandon();
}

} // namespace keyferry::transport
