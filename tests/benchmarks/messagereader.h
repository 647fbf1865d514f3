#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace keyferry::bench {

/// Reads HTTP/1.1 messages one after the other, from peers that we trust to write them properly:
/// what is between client and upstream is what is being measured, and its framing is checked by
/// this reader's refusals.
class MessageReader
{
public:
    enum class State { Head, Body, ChunkSize, Chunk, ChunkEnd, Trailer, Complete, Malformed };

    /// Takes bytes up to the end of the message. \returns those that belong to the next one
    [[nodiscard]] std::string_view feed(std::string_view bytes);
    /// The peer has ended the connection: completes a body that has no other end.
    void end();
    void next();

    [[nodiscard]] bool hasHead() const { return m_state != State::Head; }
    [[nodiscard]] bool isComplete() const { return m_state == State::Complete; }
    [[nodiscard]] bool isMalformed() const { return m_state == State::Malformed; }
    [[nodiscard]] const std::string &startLine() const { return m_startLine; }
    /// 0 for a request
    [[nodiscard]] int status() const { return m_status; }
    [[nodiscard]] bool endsConnection() const { return m_endsConnection; }
    [[nodiscard]] std::int64_t bodyBytes() const { return m_bodyBytes; }
    /// Body bytes that came since it was last emptied; whoever does not want them turns keeping
    /// off.
    [[nodiscard]] std::string &body() { return m_body; }
    void setKeepsBody(bool keeps) { m_keepsBody = keeps; }

private:
    [[nodiscard]] std::string_view feedHead(std::string_view bytes);
    [[nodiscard]] std::string_view feedBody(std::string_view bytes);
    [[nodiscard]] std::string_view feedLine(std::string_view bytes);
    void readHead();
    void readField(std::string_view field);
    void readLine();

    State m_state = State::Head;
    std::string m_line{}; // what came of the head, or of a line between chunks
    std::string m_startLine{};
    std::string m_body{};
    int m_status = 0;
    std::int64_t m_bodyBytes = 0;
    std::int64_t m_left = 0; // of the body or of this chunk; -1: until the connection ends
    bool m_isChunked = false;
    bool m_endsConnection = false;
    bool m_keepsBody = true;
};

} // namespace keyferry::bench
