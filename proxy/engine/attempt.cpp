#include "proxy/engine/attempt.h"

#include <utility>

namespace keyferry::engine {

namespace {

constexpr qsizetype heldLimit = 256 * 1024;

} // namespace

Attempt::Attempt(AttemptListener &listener, Secret key)
    : m_listener(&listener)
    , m_key(std::move(key))
{}

Attempt::~Attempt() = default;

void Attempt::start(transport::UpstreamTransport &transport,
                    const transport::UpstreamRequest &request)
{
    m_base = request.base;
    m_call = transport.start(request, *this);
}

void Attempt::hold()
{
    m_listener = nullptr;
    pauseIfFull();
}

void Attempt::replaceAnswer(const ResponseHead &head, const QByteArray &body)
{
    Q_ASSERT(m_isComplete && !m_sink);
    m_head = head;
    m_held = body;
}

void Attempt::deliverTo(AnswerSink &sink)
{
    m_listener = nullptr;
    m_sink = &sink;
    // Before the sink gets the held bytes: it may be full of them, and its pause is to last.
    m_call->resume();
    if (!m_held.isEmpty()) {
        const QByteArray held = std::exchange(m_held, {});
        sink.answerData(held);
    }
    if (m_isComplete)
        return sink.answerFinished();
    if (m_failure)
        return sink.answerFailed(*m_failure);
}

void Attempt::pause()
{
    if (m_call)
        m_call->pause();
}

void Attempt::resume()
{
    if (m_call)
        m_call->resume();
}

void Attempt::cancel()
{
    m_isCancelled = true;
    m_listener = nullptr;
    m_sink = nullptr;
    if (m_call)
        m_call->cancel();
}

void Attempt::requestResent()
{
    if (m_listener)
        m_listener->attemptResent();
}

void Attempt::informationalReceived(const ResponseHead &head)
{
    if (m_listener)
        m_listener->attemptInformed(head);
}

void Attempt::headReceived(const ResponseHead &head)
{
    m_head = head;
    m_listener->attemptAnswered(*m_head);
}

void Attempt::bodyReceived(QByteArrayView bytes)
{
    if (m_sink)
        return m_sink->answerData(bytes);
    m_held.append(bytes);
    if (m_listener)
        m_listener->attemptGrew();
    else
        pauseIfFull();
}

void Attempt::turnEnded()
{
    if (m_sink)
        m_sink->answerPaused();
}

void Attempt::pauseIfFull()
{
    if (m_held.size() >= heldLimit)
        m_call->pause();
}

void Attempt::finished()
{
    m_isComplete = true;
    if (m_sink)
        m_sink->answerFinished();
    else if (m_listener)
        m_listener->attemptGrew();
}

void Attempt::failed(const transport::TransportFailure &failure)
{
    m_failure = failure;
    if (m_sink)
        m_sink->answerFailed(failure);
    else if (m_listener)
        m_listener->attemptFailed(failure);
}

void Attempt::uplinkDrained()
{
    if (m_sink)
        m_sink->uplinkDrained();
}

} // namespace keyferry::engine
