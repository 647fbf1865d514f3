#pragma once

#include "proxy/core/clock.h"
#include "proxy/core/timerwheel.h"
#include "proxy/transport/connector.h"
#include "proxy/transport/directtransport.h"
#include "tests/support/patternbody.h"
#include "tests/support/recordingobserver.h"
#include "tests/support/scriptedupstream.h"

namespace keyferry::test {

/// A direct transport on a clock that stands still, an upstream, and requests to it.
struct DirectFixture
{
    ScriptedUpstream upstream{};
    FakeClock clock{};
    TimerWheel wheel{clock};
    transport::Connector connector{wheel};
    transport::DirectTransport transport{wheel, connector};

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
struct DirectExchange
{
    RecordingObserver heard{};
    std::unique_ptr<transport::UpstreamCall> call{};

    DirectExchange(DirectFixture &fixture, const transport::UpstreamRequest &request)
        : call(fixture.transport.start(request, heard))
    {}
    [[nodiscard]] int status() const { return heard.head ? heard.head->status : 0; }
    [[nodiscard]] bool failedWith(ErrorKind kind) const
    {
        return heard.failure && heard.failure->error.kind == kind;
    }
};

} // namespace keyferry::test
