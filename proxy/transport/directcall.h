#pragma once

#include "proxy/core/timerwheel.h"
#include "proxy/transport/upstreamconnection.h"
#include "proxy/transport/upstreamtransport.h"

#include <QObject>

namespace keyferry::transport {

class DirectPool;

/// One request on a connection of our own: waits for it, keeps its deadlines, and sends the request
/// again where docs/qt-network.md "Re-sending inside the transport" allows. Worker's thread.
class DirectCall final : public QObject, public UpstreamCall, private ConnectionUser
{
    Q_OBJECT

public:
    DirectCall(UpstreamRequest request, UpstreamObserver &observer, TimerWheel &wheel);
    ~DirectCall() override;

    /// \param host  for error texts
    void enter(DirectPool &pool, const QString &host);
    /// Fails, later.
    void refuse(const Error &error);

    void pause() override;
    void resume() override;
    void cancel() override;

    // for the pool
    /// A connection is there.
    void begin(UpstreamConnection &connection);
    /// None could be made. \pre not from within enter()
    void connectFailed(const Error &error);
    /// True: it waits for its turn, and not for a connection that is being made for it.
    void setQueued(bool isQueued);
    [[nodiscard]] bool isQueued() const { return m_isQueued; }
    /// The pool goes: end in silence.
    void sever();
    /// An idle connection will not do: the last one was gone when it was used.
    [[nodiscard]] bool wantsNewConnection() const { return m_hasResent; }
    [[nodiscard]] const UpstreamRequest &request() const { return m_request; }

private:
    enum class Phase { Waiting, Sending, AwaitingHead, Body, Over };

    void uploadProgressed(bool isSent) override;
    void informationalCame(const ResponseHead &head) override;
    void headCame(const ResponseHead &head) override;
    void bodyCame(QByteArrayView bytes) override;
    void turnEnded() override;
    void answerFinished() override;
    void exchangeBroke(const ExchangeBreak &end) override;

    void startPhase(Phase phase);
    [[nodiscard]] std::chrono::milliseconds deadlineOf(Phase phase) const;
    void expire();
    /// \returns false if the observer has ended the call
    bool reportStart();
    [[nodiscard]] bool maySendAgain(const ExchangeBreak &end) const;
    void fail(TransportFailure failure);
    void end();

    const UpstreamRequest m_request;
    UpstreamObserver &m_observer;
    QString m_host{};
    Timeout m_timeout;
    DirectPool *m_pool = nullptr;
    UpstreamConnection *m_connection = nullptr; ///< the pool's
    Phase m_phase = Phase::Waiting;
    bool m_isQueued = false;
    bool m_isPaused = false;
    bool m_startReported = false;
    bool m_hasResent = false;
    bool m_isCancelled = false;
};

} // namespace keyferry::transport
