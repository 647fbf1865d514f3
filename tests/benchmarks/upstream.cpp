#include "tests/benchmarks/upstream.h"

#include "tests/benchmarks/options.h"
#include "tests/benchmarks/upstreamconnection.h"
#include "tests/benchmarks/upstreamrun.h"

#include <cstdio>
#include <sys/socket.h>
#include <unistd.h>

namespace keyferry::bench {

Upstream::Upstream(const StreamPlan &streams)
    : m_streams(streams)
    , m_listening(listenOnFreePort())
{
    m_poller.add(m_listening.descriptor, *this);
}

Upstream::~Upstream()
{
    close(m_listening.descriptor);
}

void Upstream::run()
{
    while (true) {
        m_poller.serveUntil(m_timers.next(Clock::now() + std::chrono::seconds(1)));
        m_timers.wakeDue();
        for (const UpstreamConnection *connection : m_ended)
            m_connections.erase(connection);
        m_ended.clear();
    }
}

void Upstream::ready()
{
    while (true) {
        const int descriptor = accept4(m_listening.descriptor, nullptr, nullptr, SOCK_CLOEXEC);
        if (descriptor < 0)
            return;
        auto connection = std::make_unique<UpstreamConnection>(*this, Link(descriptor));
        m_poller.add(descriptor, *connection);
        m_connections.emplace(connection.get(), std::move(connection));
    }
}

void serveUpstream(Options &options)
{
    const StreamPlan streams{.events = static_cast<int>(options.number("events", 50)),
                             .interval = options.seconds("interval", 0.02)};
    options.refuseOthers();
    Upstream upstream(streams);
    std::printf("listening on %u\n", upstream.port());
    std::fflush(stdout);
    upstream.run();
}

} // namespace keyferry::bench
