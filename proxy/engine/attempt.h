#pragma once

#include "proxy/engine/answerlinks.h"
#include "proxy/transport/upstreamtransport.h"

#include <QByteArray>

#include <memory>
#include <optional>

namespace keyferry::engine {

/// Who decides what happens to an attempt.
class AttemptListener
{
public:
    AttemptListener() = default;
    AttemptListener(const AttemptListener &) = delete;
    AttemptListener &operator=(const AttemptListener &) = delete;
    virtual ~AttemptListener() = default;

    /// A 1xx that the client may see too. Never from within Attempt::start().
    virtual void attemptInformed(const ResponseHead &head) = 0;
    /// The request went out a second time, on a new connection.
    virtual void attemptResent() = 0;
    /// The head is here. Body bytes are collected until the listener calls deliverTo() or hold().
    virtual void attemptAnswered(const ResponseHead &head) = 0;
    /// More of a body that waits for the listener is here, or its end.
    virtual void attemptGrew() = 0;
    /// No head came, or the answer broke off while the listener had not decided about it. The
    /// listener may destroy the attempt inside the call.
    virtual void attemptFailed(const transport::TransportFailure &failure) = 0;
};

/// Where the body of a delivered answer goes.
class AnswerSink
{
public:
    AnswerSink() = default;
    AnswerSink(const AnswerSink &) = delete;
    AnswerSink &operator=(const AnswerSink &) = delete;
    virtual ~AnswerSink() = default;

    virtual void answerData(QByteArrayView bytes) = 0;
    /// Nothing more is there for now.
    virtual void answerPaused() = 0;
    virtual void answerFinished() = 0;
    virtual void answerFailed(const transport::TransportFailure &failure) = 0;
    /// See transport::UpstreamObserver.
    virtual void uplinkDrained() {}
};

/// One try at one upstream. Its answer waits until the listener has judged it; an error answer that
/// is followed by another try is held, so that it can still be given to the client when nothing
/// better comes. Worker's thread.
class Attempt final : public transport::UpstreamObserver
{
public:
    /// \param key  the provider key that it sends
    explicit Attempt(AttemptListener &listener, Secret key = {});
    ~Attempt() override;

    void start(transport::UpstreamTransport &transport, const transport::UpstreamRequest &request);
    /// Keeps the answer, of which nothing is heard until it is delivered: its body is collected up
    /// to 256 KiB, then the upstream waits.
    void hold();
    /// The answer becomes another one, body and all. \pre it is whole and not delivered
    void replaceAnswer(const ResponseHead &head, const QByteArray &body);
    /// Gives the answer's body, held bytes first, to the sink.
    void deliverTo(AnswerSink &sink);
    void pause();
    void resume();
    /// Nothing is heard of it afterwards; safe inside its own callbacks.
    void cancel();
    /// See transport::UpstreamCall.
    [[nodiscard]] transport::Uplink *uplink() { return m_call->uplink(); }
    [[nodiscard]] bool isCancelled() const { return m_isCancelled; }

    [[nodiscard]] const std::optional<ResponseHead> &head() const { return m_head; }
    /// What has come of the body and was not delivered.
    [[nodiscard]] QByteArrayView collected() const { return m_held; }
    [[nodiscard]] bool isWhole() const { return m_isComplete; }
    /// True if a held answer broke off and is of no use any more.
    [[nodiscard]] bool isBroken() const { return m_failure.has_value(); }
    /// Who answers.
    [[nodiscard]] AnswerOrigin origin() const { return {.base = m_base, .key = m_key}; }

    void requestStarted() override {}
    void requestResent() override;
    void informationalReceived(const ResponseHead &head) override;
    void headReceived(const ResponseHead &head) override;
    void bodyReceived(QByteArrayView bytes) override;
    void turnEnded() override;
    void finished() override;
    void failed(const transport::TransportFailure &failure) override;
    void uplinkDrained() override;

private:
    void pauseIfFull();

    AttemptListener *m_listener = nullptr; ///< until the answer has been judged
    AnswerSink *m_sink = nullptr;          ///< once delivered
    Secret m_key;
    QByteArray m_base{}; ///< of the upstream
    std::optional<ResponseHead> m_head{};
    QByteArray m_held{};
    bool m_isComplete = false;
    bool m_isCancelled = false;
    std::optional<transport::TransportFailure> m_failure{};
    std::unique_ptr<transport::UpstreamCall> m_call{};
};

} // namespace keyferry::engine
