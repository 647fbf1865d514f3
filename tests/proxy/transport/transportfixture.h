#pragma once

#include "proxy/core/clock.h"
#include "proxy/core/timerwheel.h"
#include "proxy/transport/qnamtransport.h"
#include "proxy/transport/transporterror.h"
#include "tests/support/patternbody.h"
#include "tests/support/recordingobserver.h"
#include "tests/support/scriptedupstream.h"

namespace keyferry::test {

/// A transport on a clock that stands still, an upstream, and requests to it.
struct TransportFixture
{
    ScriptedUpstream upstream{};
    FakeClock clock{};
    TimerWheel wheel{clock};
    transport::QnamTransport transport{wheel};

    [[nodiscard]] transport::UpstreamRequest request(const QByteArray &method,
                                                     const QByteArray &target = {}) const
    {
        return {.method = method, .base = upstream.url(), .target = target};
    }

    void passTime(std::chrono::milliseconds time)
    {
        clock.advance(time);
        wheel.advance();
    }
};

/// One call and what it reported.
struct Exchange
{
    RecordingObserver heard{};
    std::unique_ptr<transport::UpstreamCall> call{};

    Exchange(TransportFixture &fixture, const transport::UpstreamRequest &request)
        : call(fixture.transport.start(request, heard))
    {}
};

} // namespace keyferry::test
