#include "tests/benchmarks/messagereader.h"

#include <algorithm>
#include <charconv>
#include <strings.h>
#include <utility>

namespace keyferry::bench {

namespace {

bool equalsIgnoringCase(std::string_view left, std::string_view right)
{
    return left.size() == right.size() && strncasecmp(left.data(), right.data(), left.size()) == 0;
}

// -1 if it is not one.
std::int64_t numberOf(std::string_view text, int base)
{
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
    return error == std::errc() && end == text.data() + text.size() ? value : -1;
}

} // namespace

void MessageReader::next()
{
    m_state = State::Head;
    m_line.clear();
    m_startLine.clear();
    m_body.clear();
    m_status = 0;
    m_bodyBytes = 0;
    m_left = 0;
    m_isChunked = false;
    m_endsConnection = false;
}

void MessageReader::end()
{
    m_state = m_state == State::Body && m_left < 0 ? State::Complete : State::Malformed;
}

std::string_view MessageReader::feed(std::string_view bytes)
{
    while (!bytes.empty() && !isComplete() && !isMalformed()) {
        if (m_state == State::Head)
            bytes = feedHead(bytes);
        else if (m_state == State::Body || m_state == State::Chunk)
            bytes = feedBody(bytes);
        else
            bytes = feedLine(bytes);
    }
    return bytes;
}

std::string_view MessageReader::feedHead(std::string_view bytes)
{
    constexpr std::string_view emptyLine = "\r\n\r\n";
    const auto before = m_line.size();
    m_line += bytes;
    // The end may lie across what came before.
    const auto end = m_line.find(emptyLine, before < 3 ? 0 : before - 3);
    if (end == std::string::npos)
        return {};
    m_line.resize(end + 2);
    readHead();
    return bytes.substr(end + emptyLine.size() - before);
}

void MessageReader::readHead()
{
    const std::string head = std::exchange(m_line, {});
    std::string_view rest = head;
    const auto takeLine = [&rest] {
        const auto end = rest.find("\r\n");
        const auto line = rest.substr(0, end);
        rest.remove_prefix(end + 2);
        return line;
    };

    m_startLine = takeLine();
    const bool isAnswer = m_startLine.starts_with("HTTP/1.");
    m_left = isAnswer ? -1 : 0;
    if (isAnswer)
        m_status = static_cast<int>(numberOf(std::string_view(m_startLine).substr(9, 3), 10));
    m_state = State::Body;
    while (!rest.empty())
        readField(takeLine());
    if (m_state == State::Malformed)
        return;
    if (m_isChunked)
        m_state = State::ChunkSize;
    else if (m_left == 0)
        m_state = State::Complete;
}

void MessageReader::readField(std::string_view field)
{
    const auto colon = field.find(':');
    if (colon == std::string_view::npos) {
        m_state = State::Malformed;
        return;
    }
    const auto name = field.substr(0, colon);
    auto value = field.substr(colon + 1);
    while (value.starts_with(' '))
        value.remove_prefix(1);
    if (equalsIgnoringCase(name, "content-length")) {
        m_left = numberOf(value, 10);
        if (m_left < 0)
            m_state = State::Malformed;
    } else if (equalsIgnoringCase(name, "transfer-encoding")) {
        m_isChunked = equalsIgnoringCase(value, "chunked");
    } else if (equalsIgnoringCase(name, "connection")) {
        m_endsConnection = equalsIgnoringCase(value, "close");
    }
}

std::string_view MessageReader::feedBody(std::string_view bytes)
{
    const auto mine = m_left < 0
                          ? bytes
                          : bytes.substr(0,
                                         static_cast<std::size_t>(std::min<std::int64_t>(
                                             m_left, static_cast<std::int64_t>(bytes.size()))));
    if (m_keepsBody)
        m_body += mine;
    m_bodyBytes += static_cast<std::int64_t>(mine.size());
    if (m_left >= 0) {
        m_left -= static_cast<std::int64_t>(mine.size());
        if (m_left == 0)
            m_state = m_state == State::Chunk ? State::ChunkEnd : State::Complete;
    }
    return bytes.substr(mine.size());
}

std::string_view MessageReader::feedLine(std::string_view bytes)
{
    const auto end = bytes.find('\n');
    m_line += bytes.substr(0, end);
    if (end == std::string_view::npos)
        return {};
    readLine();
    m_line.clear();
    return bytes.substr(end + 1);
}

void MessageReader::readLine()
{
    if (!m_line.ends_with('\r')) {
        m_state = State::Malformed;
        return;
    }
    const std::string_view line = std::string_view(m_line).substr(0, m_line.size() - 1);
    if (m_state == State::ChunkSize) {
        m_left = numberOf(line, 16);
        m_state = m_left < 0 ? State::Malformed : m_left == 0 ? State::Trailer : State::Chunk;
    } else if (m_state == State::ChunkEnd) {
        m_state = line.empty() ? State::ChunkSize : State::Malformed;
    } else if (line.empty()) {
        m_state = State::Complete;
    }
}

} // namespace keyferry::bench
