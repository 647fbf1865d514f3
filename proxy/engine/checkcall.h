#pragma once

#include "proxy/core/clock.h"
#include "proxy/core/timerwheel.h"
#include "proxy/engine/checkfinding.h"
#include "proxy/transport/upstreamtransport.h"

#include <functional>
#include <memory>
#include <optional>

namespace keyferry::engine {

/// One request that finds out whether a key is good: sends it, reads the start of the answer,
/// judges it. Destroying it drops what is under way; nothing is heard then. Main thread.
class CheckCall final : private transport::UpstreamObserver
{
public:
    /// Called once, never from inside start(); it may destroy the call.
    using Done = std::function<void(const CheckFinding &finding)>;

    struct Subject
    {
        GroupPtr group{};
        UpstreamConfig upstream{};
        Secret key{};
    };

    /// \param wheel  of the same thread; outlives the call
    CheckCall(Subject subject, const Clock &clock, TimerWheel &wheel, Done done);
    ~CheckCall() override;

    void start(transport::UpstreamTransport &transport);

private:
    void requestStarted() override {}
    void headReceived(const ResponseHead &head) override;
    void bodyReceived(QByteArrayView bytes) override;
    void finished() override;
    void failed(const transport::TransportFailure &failure) override;

    void expire();
    void conclude(const Error &failure);
    void tell(const CheckFinding &finding);

    const Subject m_subject;
    const Clock &m_clock;
    Done m_done;
    Timeout m_timeout;
    QString m_model{};
    std::unique_ptr<transport::BodySource> m_body{};
    std::optional<ResponseHead> m_head{};
    std::chrono::milliseconds m_startedAt{};
    qint64 m_firstByteMs = -1;
    QByteArray m_start{};  ///< of the answer's body
    qint64 m_received = 0; ///< bytes of it
    std::unique_ptr<transport::UpstreamCall> m_call{};
};

/// InvalidValue with the field (`kind`, `check_path`, `upstreams`) where the group does not say
/// enough to check a key. Thread: any; pure.
[[nodiscard]] Outcome canBeChecked(const GroupConfig &group);

} // namespace keyferry::engine
