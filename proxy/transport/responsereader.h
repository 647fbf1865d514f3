#pragma once

#include "proxy/core/httphead.h"
#include "proxy/core/result.h"

#include <QByteArrayView>

#include <memory>

namespace keyferry::transport {

/// Bytes of one upstream connection, split anywhere, into answers: informational heads, the final
/// head, pieces of its body, its end. Heads go through the byte check of the server side and a
/// fresh llhttp each, which must agree with our own reading of the framing; whatever could be read
/// in two ways is refused and the connection is of no more use. No socket, no copy of body bytes.
/// Thread: any one. Source: RFC 9112 4 to 8; docs/qt-network.md "What DirectTransport must do".
class ResponseReader
{
public:
    enum class Event {
        NeedMore,      ///< what was given is used up; the beginning of something is kept inside
        Informational, ///< a 1xx other than 100 and 101 in head(); 100 is swallowed
        Head,          ///< the final one in head()
        Body,          ///< Step::body
        End,           ///< of the answer; bytes that are left over are not part of it
    };
    struct Step
    {
        Event event = Event::NeedMore;
        qsizetype consumed = 0; ///< from the front of what was given
        QByteArrayView body{};  ///< lies within what was given
    };
    enum class Cut { Clean, Unclean }; ///< how the connection ended: FIN or close_notify, or not

    ResponseReader();
    ~ResponseReader();
    ResponseReader(const ResponseReader &) = delete;
    ResponseReader &operator=(const ResponseReader &) = delete;

    /// A request goes out: the next final head answers it.
    /// \param acceptsSwitch  101 is a final head without a body (a tunnel's request); else it is
    /// malformed \pre nothing was refused
    void begin(QByteArrayView method, bool acceptsSwitch = false);
    /// The next event in the bytes. The caller goes on with what is behind `consumed`, with nothing
    /// as well, until NeedMore or End: what is not consumed by then is not part of the answer.
    /// Bytes without a begin() before them are refused. \returns UpstreamMalformed, the detail
    /// naming the rule and no byte of the answer; from then on always the same
    [[nodiscard]] Result<Step> step(QByteArrayView bytes);
    /// The connection has ended. \returns true: the answer is complete (it ran until the close),
    /// false: it is cut, or none had come
    [[nodiscard]] bool connectionEnded(Cut cut);

    [[nodiscard]] const ResponseHead &head() const { return m_head; }
    /// A final head has been read.
    [[nodiscard]] bool hasHead() const;
    /// Not one byte of an answer, informational ones included, since begin().
    [[nodiscard]] bool isUntouched() const;
    [[nodiscard]] bool isFinished() const;
    /// The body under way has no other end than the connection's.
    [[nodiscard]] bool endsWithConnection() const;
    /// The answer ended by length or chunks and both versions and Connection let the next follow.
    [[nodiscard]] bool keepsConnection() const;
    /// Of the last head: HTTP/1.x.
    [[nodiscard]] int minorVersion() const;

private:
    struct State;

    [[nodiscard]] Result<Step> takeHead(QByteArrayView bytes);
    [[nodiscard]] Result<Event> judgeHead(QByteArrayView bytes);

    ResponseHead m_head{};
    std::unique_ptr<State> m_state;
};

} // namespace keyferry::transport
