#include "proxy/transport/directcall.h"

#include "proxy/transport/directpool.h"
#include "proxy/transport/transporterror.h"

#include <QPointer>

#include <algorithm>
#include <array>

namespace keyferry::transport {

namespace {

constexpr int lengthRequired = 411;

/// RFC 9110 9.2.2.
bool isIdempotent(QByteArrayView method)
{
    constexpr std::array<QByteArrayView, 6> methods{
        "GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"};
    return std::ranges::find(methods, method) != methods.end();
}

} // namespace

DirectCall::DirectCall(UpstreamRequest request, UpstreamObserver &observer, TimerWheel &wheel)
    : m_request(std::move(request))
    , m_observer(observer)
    , m_timeout(wheel, [this] { expire(); })
{}

DirectCall::~DirectCall()
{
    end();
}

void DirectCall::enter(DirectPool &pool, const QString &host)
{
    m_host = host;
    m_pool = &pool;
    pool.enter(*this);
}

void DirectCall::refuse(const Error &error)
{
    QMetaObject::invokeMethod(
        this,
        [this, error] {
            if (m_phase != Phase::Over)
                fail({.error = error, .requestSent = false});
        },
        Qt::QueuedConnection);
}

void DirectCall::begin(UpstreamConnection &connection)
{
    m_connection = &connection;
    startPhase(Phase::Sending);
    if (const Outcome begun = connection.begin(m_request, *this); !begun) {
        // The connection is as it was, but it is not worth a way back for a request that nobody
        // can make.
        std::exchange(m_connection, nullptr)->abandon();
        refuse(begun.error());
    }
}

void DirectCall::connectFailed(const Error &error)
{
    fail({.error = error, .requestSent = false});
}

void DirectCall::setQueued(bool isQueued)
{
    m_isQueued = isQueued;
    startPhase(Phase::Waiting);
}

void DirectCall::sever()
{
    m_pool = nullptr;
    end();
}

void DirectCall::pause()
{
    m_isPaused = true;
    if (m_phase == Phase::Body)
        m_timeout.stop();
    if (m_connection != nullptr)
        m_connection->setReading(false);
}

void DirectCall::resume()
{
    if (!std::exchange(m_isPaused, false))
        return;
    if (m_phase == Phase::Body)
        startPhase(Phase::Body);
    if (m_connection != nullptr)
        m_connection->setReading(true);
}

void DirectCall::cancel()
{
    m_isCancelled = true;
    end();
}

void DirectCall::startPhase(Phase phase)
{
    m_phase = phase;
    const auto deadline = deadlineOf(phase);
    if (deadline.count() > 0)
        m_timeout.start(deadline);
    else
        m_timeout.stop();
}

std::chrono::milliseconds DirectCall::deadlineOf(Phase phase) const
{
    constexpr std::chrono::milliseconds none{0};
    switch (phase) {
    case Phase::Waiting: return m_isQueued ? m_request.deadlines.queue : none;
    case Phase::Sending: return m_request.deadlines.upload;
    case Phase::AwaitingHead: return m_request.deadlines.firstByte;
    case Phase::Body: return m_isPaused ? none : m_request.deadlines.idle;
    case Phase::Over: return none;
    }
    Q_UNREACHABLE();
}

void DirectCall::expire()
{
    switch (m_phase) {
    case Phase::Waiting: return fail(missed(Deadline::Queue, m_host));
    case Phase::Sending: return fail(missed(Deadline::Upload, m_host));
    case Phase::AwaitingHead: return fail(missed(Deadline::FirstByte, m_host));
    case Phase::Body: return fail(missed(Deadline::Idle, m_host));
    case Phase::Over: return;
    }
}

bool DirectCall::reportStart()
{
    if (std::exchange(m_startReported, true))
        return true;
    const QPointer<DirectCall> self(this);
    m_observer.requestStarted();
    return self && !m_isCancelled;
}

void DirectCall::uploadProgressed(bool isSent)
{
    if (m_phase == Phase::Sending)
        startPhase(isSent ? Phase::AwaitingHead : Phase::Sending);
}

void DirectCall::informationalCame(const ResponseHead &head)
{
    startPhase(m_phase);
    if (reportStart())
        m_observer.informationalReceived(head);
}

void DirectCall::headCame(const ResponseHead &head)
{
    startPhase(Phase::Body);
    if (head.status == lengthRequired || m_connection->speaksOldHttp())
        m_pool->noteChunksRefused();
    if (reportStart())
        m_observer.headReceived(head);
}

void DirectCall::bodyCame(QByteArrayView bytes)
{
    startPhase(Phase::Body);
    m_observer.bodyReceived(bytes);
}

void DirectCall::turnEnded()
{
    m_observer.turnEnded();
}

void DirectCall::answerFinished()
{
    m_connection = nullptr;
    end();
    m_observer.finished();
}

bool DirectCall::maySendAgain(const ExchangeBreak &end) const
{
    // Whoever takes a request without a word may have acted on it: only what never left, or what
    // may be done twice.
    return !m_hasResent && end.isReused && end.isByUpstream && end.isUntouched
           && (end.hasSentNothing || isIdempotent(m_request.method));
}

void DirectCall::exchangeBroke(const ExchangeBreak &end)
{
    m_connection = nullptr;
    if (maySendAgain(end)) {
        m_hasResent = true;
        m_pool->enter(*this);
        m_observer.requestResent();
        return;
    }
    fail({.error = end.error,
          .requestSent = !end.hasSentNothing || !end.isUntouched,
          .isReused = end.isReused});
}

void DirectCall::fail(TransportFailure failure)
{
    failure.headSeen = m_phase == Phase::Body;
    end();
    m_observer.failed(failure);
}

void DirectCall::end()
{
    m_phase = Phase::Over;
    m_timeout.stop();
    if (UpstreamConnection *connection = std::exchange(m_connection, nullptr))
        connection->abandon();
    if (DirectPool *pool = std::exchange(m_pool, nullptr))
        pool->leave(*this);
}

} // namespace keyferry::transport
