#include "tests/benchmarks/streamclient.h"

#include "tests/benchmarks/requesttext.h"

#include <array>

namespace keyferry::bench {

StreamClient::StreamClient(StreamRun &run, const TlsContext &tls, int number)
    : m_run(run)
    , m_tls(tls)
    , m_number(number)
{}

void StreamClient::wake()
{
    m_link = Link::open(m_run.target.port, m_tls);
    if (!m_link.isOpen())
        return giveUp(m_run.errors.connect);
    m_run.poller.add(m_link.descriptor(), *this);
    begin();
}

void StreamClient::begin()
{
    const std::string name = std::to_string(m_number) + '-' + std::to_string(m_repeat);
    Target target = m_run.target;
    target.path += "?stream=" + name;
    m_request = requestText(target, m_run.body);
    m_sent = 0;
    m_answer.next();
    m_check.emplace(name, m_run.events, m_run.tally);
    send();
}

void StreamClient::ready()
{
    if (!m_link.isOpen())
        return;
    if (m_sent < m_request.size())
        send();
    receive();
}

void StreamClient::send()
{
    const auto progress = m_link.send(std::string_view(m_request).substr(m_sent));
    m_sent += progress.bytes;
    // A request of a few hundred bytes fits into any empty socket buffer.
    if (m_sent < m_request.size() && progress.outcome != Link::Outcome::MustRead)
        giveUp(m_run.errors.cut);
}

void StreamClient::receive()
{
    static std::array<char, 65536> buffer;
    while (m_link.isOpen()) {
        const auto progress = m_link.receive(buffer.data(), buffer.size());
        if (progress.outcome == Link::Outcome::Ended)
            return giveUp(m_run.errors.cut);
        if (progress.outcome != Link::Outcome::Moved)
            return;
        const auto rest = m_answer.feed({buffer.data(), progress.bytes});
        if (m_answer.isMalformed() || !rest.empty())
            return giveUp(m_run.errors.malformed);
        if (m_answer.hasHead() && m_answer.status() != 200)
            return giveUp(m_run.errors.status);
        m_check->take(m_answer.body());
        if (m_answer.isComplete())
            return finish();
    }
}

void StreamClient::finish()
{
    m_check->finish(m_answer.body());
    if (++m_repeat < m_run.repeats && !m_answer.endsConnection())
        return begin();
    if (m_repeat < m_run.repeats)
        return wake();
    m_link.close();
    --m_run.unfinished;
}

void StreamClient::giveUp(std::uint64_t &kind)
{
    ++kind;
    m_link.close();
    --m_run.unfinished;
}

} // namespace keyferry::bench
