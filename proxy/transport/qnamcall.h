#pragma once

#include "proxy/core/timerwheel.h"
#include "proxy/transport/qnampool.h"
#include "proxy/transport/transporterror.h"
#include "proxy/transport/upstreamtransport.h"

#include <QNetworkRequest>
#include <QObject>

namespace keyferry::transport {

class UploadDevice;

/// One request on QNetworkAccessManager. Whatever Qt signals only sets a flag and queues one pump;
/// the observer is called from the pump alone, on a stack without Qt's code above it, so that it
/// may cancel or destroy the call at any point. Worker's thread.
class QnamCall final : public QObject, public UpstreamCall
{
    Q_OBJECT

public:
    QnamCall(const UpstreamRequest &request, UpstreamObserver &observer, TimerWheel &wheel);
    ~QnamCall() override;

    /// Gives it what goes out and the pool it waits in; without it the call can only be refused.
    void prepare(QNetworkRequest request, QnamPool &pool);
    void refuse(const Error &error);

    void pause() override;
    void resume() override;
    void cancel() override;

    // for the pool
    void begin(QnamLease lease);
    /// The pool goes: end in silence.
    void sever();
    [[nodiscard]] qint64 connectionLimit() const { return m_connectionLimit; }

private:
    enum class Phase { Waiting, Connecting, AwaitingHead, Body, Over };

    [[nodiscard]] QNetworkReply *sendRequest();
    [[nodiscard]] QNetworkReply *sendWithDevice();
    void listen();
    void startPhase(Phase phase);
    [[nodiscard]] std::chrono::milliseconds deadlineOf(Phase phase) const;
    void expire();
    void fail(const TransportFailure &failure);

    void onRequestSent();
    void onUploadProgress();
    void onSourceFailed();
    void onHead();
    void onReplyFinished();

    void schedulePump();
    void pump();
    /// Each returns true while the call is still there and not over: the observer may have ended
    /// it.
    bool reportStart();
    bool reportHead();
    bool deliverBody();
    void concludeIfDone();
    void limitBuffer();
    void judgeExpiry();
    template<typename Call>
    [[nodiscard]] bool isOpenAfter(const Call &call);

    [[nodiscard]] std::optional<int> status() const;
    [[nodiscard]] ReplyEnd endOfReply() const;
    void detachFromReply();
    void end();
    void endWith(TransportFailure failure);

    UpstreamObserver &m_observer;
    QByteArray m_method;
    BodySource *m_body;
    bool m_needsDevice;
    qint64 m_connectionLimit;
    Deadlines m_deadlines;
    QNetworkRequest m_request{};
    QString m_host{};
    Timeout m_timeout;

    QnamPool *m_pool = nullptr;
    QnamLease m_lease{};
    QNetworkReply *m_reply = nullptr; ///< the manager's child, deleted later by detachFromReply()
    UploadDevice *m_device = nullptr; ///< the reply's child

    Phase m_phase = Phase::Waiting;
    bool m_requestSent = false;
    bool m_startReported = false;
    bool m_isHeadIn = false;
    bool m_headReported = false;
    bool m_replyFinished = false;
    bool m_isPaused = false;
    bool m_isPumpQueued = false;
    bool m_hasExpired = false;
    std::optional<TransportFailure> m_failure{};
};

} // namespace keyferry::transport
