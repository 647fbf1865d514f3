#pragma once

#include "proxy/http/bodydecoder.h"

#include <QByteArray>

#include <optional>

namespace keyferry::http {

/// Bytes of one client connection, split anywhere, into requests: a head, pieces of its body, its
/// end, the next head. The caller asks for one thing at a time and leaves alone what it is not
/// ready for. Thread: any one; no socket.
class RequestParser
{
public:
    enum class Event {
        NeedMore, ///< nothing until append()
        Head,     ///< takeHead()
        Body,     ///< body()
        End,      ///< of the request; the next one may follow
    };

    RequestParser(const HeadLimits &limits, qint64 bodyLimit);

    /// Invalidates body().
    void append(QByteArrayView bytes);
    /// After an error there is no way on: where a next message would begin is not known, and the
    /// same error comes again.
    [[nodiscard]] Result<Event> next();

    /// \pre the last event was Head
    [[nodiscard]] RequestHead takeHead();
    [[nodiscard]] QByteArrayView body() const { return m_body; }
    /// What was appended and not yet asked for, as it stood: it is no HTTP any more. \pre the last
    /// event was End
    [[nodiscard]] QByteArray takeRest();
    /// Bytes that were appended and not yet asked for.
    [[nodiscard]] qint64 buffered() const { return m_buffer.size() - m_consumed; }

private:
    [[nodiscard]] Result<Event> nextHead();
    [[nodiscard]] Result<Event> nextOfBody();
    [[nodiscard]] QByteArrayView unread() const
    {
        return QByteArrayView(m_buffer).sliced(m_consumed);
    }

    const HeadLimits m_limits;
    BodyDecoder m_decoder;
    QByteArray m_buffer{};
    qsizetype m_consumed = 0;
    qsizetype m_scanned = 0; ///< of unread(), by the search for the head's end
    bool m_isInBody = false;
    RequestHead m_head{};
    QByteArrayView m_body{};
    std::optional<Error> m_refusal{};
};

} // namespace keyferry::http
