#include "tests/benchmarks/requestclient.h"

#include "tests/benchmarks/options.h"

#include <array>

namespace keyferry::bench {

RequestClient::RequestClient(Poller &poller,
                             const Target &target,
                             const std::string &request,
                             RequestTally &tally)
    : m_poller(poller)
    , m_target(target)
    , m_request(request)
    , m_tally(tally)
{}

void RequestClient::open(const TlsContext &tls)
{
    m_tls = &tls;
    m_link = Link::open(m_target.port, tls);
    if (!m_link.isOpen())
        fail("cannot connect to port " + std::to_string(m_target.port));
    m_poller.add(m_link.descriptor(), *this);
    m_waitsToWrite = false;
    begin();
}

void RequestClient::begin()
{
    m_answer.next();
    m_sent = 0;
    m_begun = Clock::now();
    send();
}

void RequestClient::ready()
{
    if (m_sent < m_request.size())
        send();
    receive();
}

void RequestClient::send()
{
    auto outcome = Link::Outcome::Moved;
    while (m_sent < m_request.size() && outcome == Link::Outcome::Moved) {
        const auto progress = m_link.send(std::string_view(m_request).substr(m_sent));
        m_sent += progress.bytes;
        outcome = progress.outcome;
    }
    // An end is seen by receive() too, which says whose answer it has cut.
    const bool waitsToWrite = outcome == Link::Outcome::MustWrite;
    if (waitsToWrite != m_waitsToWrite) {
        m_waitsToWrite = waitsToWrite;
        m_poller.change(
            m_link.descriptor(), *this, waitsToWrite ? Poller::For::Both : Poller::For::Reading);
    }
}

void RequestClient::receive()
{
    static thread_local std::array<char, 65536> buffer;
    while (true) {
        const auto progress = m_link.receive(buffer.data(), buffer.size());
        if (progress.outcome == Link::Outcome::Ended) {
            ++m_tally.errors.cut;
            return reopen();
        }
        if (progress.outcome != Link::Outcome::Moved)
            return;
        const auto rest = m_answer.feed({buffer.data(), progress.bytes});
        if (m_answer.isMalformed() || !rest.empty()) {
            ++m_tally.errors.malformed;
            return reopen();
        }
        if (m_answer.isComplete())
            return finish();
    }
}

void RequestClient::finish()
{
    ++m_tally.completed;
    if (m_tally.isMeasuring)
        m_tally.latency.add(Clock::now() - m_begun);
    if (m_tally.expectedBody.empty())
        m_tally.expectedBody = m_answer.body();
    if (m_answer.status() != 200)
        ++m_tally.errors.status;
    else if (m_answer.body() != m_tally.expectedBody)
        ++m_tally.errors.body;
    // An answer that came before the request was out leaves a connection that nothing can follow
    // on.
    if (m_answer.endsConnection() || m_sent < m_request.size())
        return reopen();
    begin();
}

void RequestClient::reopen()
{
    m_link.close();
    open(*m_tls);
}

} // namespace keyferry::bench
