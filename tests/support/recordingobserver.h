#pragma once

#include "proxy/transport/upstreamtransport.h"

#include <functional>
#include <optional>
#include <vector>

namespace keyferry::test {

/// Keeps everything a call reports, and checks the order that UpstreamObserver promises.
class RecordingObserver final : public transport::UpstreamObserver
{
public:
    void requestStarted() override;
    void informationalReceived(const ResponseHead &received) override;
    void headReceived(const ResponseHead &received) override;
    void bodyReceived(QByteArrayView bytes) override;
    void finished() override;
    void failed(const transport::TransportFailure &received) override;
    void uplinkDrained() override { ++drains; }

    [[nodiscard]] bool isOver() const { return isFinished || failure.has_value(); }

    int starts = 0;
    std::vector<ResponseHead> informational{};
    std::optional<ResponseHead> head{};
    QByteArray body{};
    qint64 bodySize = 0;
    bool keepsBody = true; ///< false: counts only
    bool isFinished = false;
    std::optional<transport::TransportFailure> failure{};
    bool isInOrder = true;
    int drains = 0;
    /// Called at the end of every report, for tests that act inside one; may destroy the call.
    std::function<void()> onAnything{};
    std::function<void()> onHead{};
    std::function<void()> onBody{};

private:
    void check(bool isExpected) { isInOrder = isInOrder && isExpected && !isOver(); }
    static void run(const std::function<void()> &hook);
};

} // namespace keyferry::test
