#include "tests/benchmarks/streamcheck.h"

#include "tests/benchmarks/sseevent.h"

#include <utility>

namespace keyferry::bench {

StreamCheck::StreamCheck(std::string name, int events, StreamTally &tally)
    : m_name(std::move(name))
    , m_events(events)
    , m_tally(tally)
{}

void StreamCheck::take(std::string &bytes)
{
    constexpr std::string_view emptyLine = "\n\n";
    const auto now = Clock::now();
    std::size_t begin = 0;
    auto end = bytes.find(emptyLine);
    while (end != std::string::npos) {
        end += emptyLine.size();
        takeEvent(std::string_view(bytes).substr(begin, end - begin), now);
        begin = end;
        end = bytes.find(emptyLine, begin);
    }
    bytes.erase(0, begin);
}

void StreamCheck::takeEvent(std::string_view event, Clock::time_point now)
{
    if (m_seen == m_events && event == doneText && !m_isDone) {
        m_isDone = true;
        return;
    }
    const auto sent = sentAt(event);
    if (m_isDone || event != eventText(m_name, m_seen, sent)) {
        ++m_tally.differences;
        return;
    }
    ++m_seen;
    ++m_tally.events;
    m_tally.delay.add(now - sent);
}

void StreamCheck::finish(const std::string &rest)
{
    m_tally.differences += static_cast<std::uint64_t>(m_events - m_seen);
    if (!m_isDone || !rest.empty())
        ++m_tally.differences;
}

} // namespace keyferry::bench
