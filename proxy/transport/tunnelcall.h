#pragma once

#include "proxy/core/timerwheel.h"
#include "proxy/transport/connector.h"
#include "proxy/transport/upstreamconnection.h"
#include "proxy/transport/upstreamtransport.h"

#include <QObject>

#include <memory>

namespace keyferry::transport {

/// A WebSocket handshake on a connection of its own, never from a pool and never sent twice. A 101
/// that answers it is a head whose body is the upstream's bytes until the connection ends; uplink()
/// takes the client's. Any other answer is an answer like others. Worker's thread.
class TunnelCall final : public QObject,
                         public UpstreamCall,
                         private Uplink,
                         private ConnectionUser,
                         private ConnectionKeeper
{
    Q_OBJECT

public:
    TunnelCall(UpstreamRequest request, UpstreamObserver &observer, TimerWheel &wheel);
    ~TunnelCall() override;

    /// \param connector  outlives the call
    void start(Connector &connector);

    void pause() override;
    void resume() override;
    void cancel() override;
    [[nodiscard]] Uplink *uplink() override { return m_phase == Phase::Open ? this : nullptr; }

private:
    enum class Phase { Connecting, AwaitingHead, Refused, Open, Finishing, Over };

    // Uplink
    void send(QByteArrayView bytes) override;
    void finish() override;
    [[nodiscard]] qint64 pendingBytes() const override;
    // ConnectionUser
    void uploadProgressed(bool isSent) override;
    void informationalCame(const ResponseHead &head) override;
    void headCame(const ResponseHead &head) override;
    void bodyCame(QByteArrayView bytes) override;
    void turnEnded() override { m_observer.turnEnded(); }
    void answerFinished() override;
    void exchangeBroke(const ExchangeBreak &end) override;
    // ConnectionKeeper
    void connectionFree(UpstreamConnection &connection) override;
    void connectionGone(UpstreamConnection &connection) override;

    void connected(Result<UpstreamSocket> socket);
    void startPhase(Phase phase);
    [[nodiscard]] std::chrono::milliseconds deadlineOf(Phase phase) const;
    void expire();
    void concludeFinish();
    void reportDrained();
    void failLater(TransportFailure failure);
    void fail(TransportFailure failure);
    void end();

    const UpstreamRequest m_request;
    UpstreamObserver &m_observer;
    TimerWheel &m_wheel;
    QString m_host{};
    Timeout m_timeout;
    std::unique_ptr<Connecting> m_connecting{};
    UpstreamConnection *m_connection = nullptr; ///< deleted later once it is of no more use
    Phase m_phase = Phase::Connecting;
    bool m_isPaused = false;
    bool m_wasAboveHigh = false;
};

} // namespace keyferry::transport
