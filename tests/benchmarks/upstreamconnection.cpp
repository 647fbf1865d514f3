#include "tests/benchmarks/upstreamconnection.h"

#include "tests/benchmarks/pattern.h"
#include "tests/benchmarks/sseevent.h"
#include "tests/benchmarks/upstream.h"

#include <array>
#include <cstdio>
#include <cstdlib>

namespace keyferry::bench {

namespace {

constexpr std::size_t pieceSize = 65536;

// The value of a query parameter in a request line; empty if it is not there.
std::string parameter(const std::string &requestLine, const std::string &name)
{
    const auto target = requestLine.substr(0, requestLine.rfind(' '));
    const auto query = target.find('?');
    if (query == std::string::npos)
        return {};
    const auto found = target.find(name + '=', query);
    if (found == std::string::npos)
        return {};
    const auto begin = found + name.size() + 1;
    return target.substr(begin, target.find('&', begin) - begin);
}

std::string chunk(std::string_view bytes)
{
    char size[20];
    std::snprintf(size, sizeof size, "%zx\r\n", bytes.size());
    return std::string(size).append(bytes).append("\r\n");
}

} // namespace

UpstreamConnection::UpstreamConnection(Upstream &upstream, Link link)
    : m_upstream(upstream)
    , m_link(std::move(link))
{}

UpstreamConnection::~UpstreamConnection()
{
    if (m_place)
        m_upstream.timers().remove(*m_place);
}

void UpstreamConnection::ready()
{
    if (m_hasEnded)
        return;
    if (m_sent < m_output.size() || m_downloaded < m_download)
        flush();
    else
        receive();
}

void UpstreamConnection::receive()
{
    static std::array<char, pieceSize> buffer;
    while (!m_isAnswering && !m_hasEnded) {
        const auto progress = m_link.receive(buffer.data(), buffer.size());
        if (progress.outcome == Link::Outcome::Ended)
            return end();
        if (progress.outcome != Link::Outcome::Moved)
            return;
        const auto rest = m_request.feed({buffer.data(), progress.bytes});
        if (m_request.isMalformed() || !rest.empty())
            return end();
        if (m_request.hasHead() && !m_headNoted)
            noteHead();
        checkBody();
        if (m_request.isComplete())
            return answer();
        if (const auto when = m_pace.after(m_bodyChecked); when > Clock::now()) {
            listenFor(Poller::For::Nothing);
            return sleepUntil(when);
        }
    }
}

void UpstreamConnection::noteHead()
{
    m_headNoted = true;
    m_pace = Pace(std::atoll(parameter(m_request.startLine(), "rate").c_str()));
}

void UpstreamConnection::checkBody()
{
    if (m_bodyEqual == m_bodyChecked && isPattern(m_bodyChecked, m_request.body()))
        m_bodyEqual += static_cast<std::int64_t>(m_request.body().size());
    m_bodyChecked += static_cast<std::int64_t>(m_request.body().size());
    m_request.body().clear();
}

void UpstreamConnection::answer()
{
    m_isAnswering = true;
    const std::string &line = m_request.startLine();
    m_stream = parameter(line, "stream");
    if (!m_stream.empty()) {
        m_output =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-cache\r\n"
            "Transfer-Encoding: chunked\r\n\r\n";
        m_nextEvent = 0;
        m_nextDue = Clock::now();
        return sendEvent();
    }
    m_download = std::atoll(parameter(line, "bytes").c_str());
    m_downloaded = 0;
    const std::string body = "{\"bytes\":" + std::to_string(m_bodyChecked)
                             + ",\"equal\":" + std::to_string(m_bodyEqual) + "}";
    const std::string type = m_download > 0 ? "application/octet-stream" : "application/json";
    const auto size = m_download > 0 ? std::to_string(m_download) : std::to_string(body.size());
    m_output = "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nContent-Length: " + size
               + "\r\n\r\n" + (m_download > 0 ? "" : body);
    flush();
}

void UpstreamConnection::sendEvent()
{
    const bool isLast = m_nextEvent == m_upstream.streams().events;
    if (isLast)
        m_output += chunk(doneText) + "0\r\n\r\n";
    else
        m_output += chunk(eventText(m_stream, m_nextEvent++, Clock::now()));
    m_nextDue += m_upstream.streams().interval;
    if (isLast)
        m_stream.clear();
    else
        sleepUntil(m_nextDue);
    flush();
}

void UpstreamConnection::fill()
{
    m_output.clear();
    m_sent = 0;
    if (m_downloaded < m_download) {
        m_output = patternAt(m_downloaded, m_download - m_downloaded);
        m_downloaded += static_cast<std::int64_t>(m_output.size());
    }
}

void UpstreamConnection::flush()
{
    while (true) {
        if (m_sent == m_output.size())
            fill();
        if (m_output.empty())
            break;
        const auto progress = m_link.send(std::string_view(m_output).substr(m_sent));
        if (progress.outcome == Link::Outcome::Ended)
            return end();
        if (progress.outcome != Link::Outcome::Moved)
            return listenFor(Poller::For::Writing);
        m_sent += progress.bytes;
    }
    listenFor(Poller::For::Reading);
    if (m_stream.empty())
        finish();
}

void UpstreamConnection::finish()
{
    m_isAnswering = false;
    m_headNoted = false;
    m_bodyChecked = 0;
    m_bodyEqual = 0;
    m_download = 0;
    m_downloaded = 0;
    m_request.next();
}

void UpstreamConnection::wake()
{
    m_place.reset();
    if (m_hasEnded)
        return;
    if (!m_stream.empty())
        return sendEvent();
    listenFor(Poller::For::Reading);
    receive();
}

void UpstreamConnection::sleepUntil(Clock::time_point when)
{
    m_place = m_upstream.timers().add(when, *this);
}

void UpstreamConnection::listenFor(Poller::For interest)
{
    if (interest == m_interest)
        return;
    m_interest = interest;
    m_upstream.poller().change(m_link.descriptor(), *this, interest);
}

void UpstreamConnection::end()
{
    m_hasEnded = true;
    m_link.close();
    m_upstream.forget(this);
}

} // namespace keyferry::bench
