#pragma once

#include "proxy/core/httphead.h"
#include "proxy/core/result.h"
#include "proxy/http/framing.h"

#include <QByteArray>
#include <QByteArrayView>

namespace keyferry::http {

/// One answer into bytes: chooses the framing by request and head, then keeps to it. Pure, no
/// socket.
class ResponseEncoder
{
public:
    ResponseEncoder(QByteArray method, int minorVersion);

    /// A 1xx head without framing; empty when the client would not understand it.
    [[nodiscard]] QByteArray informational(const ResponseHead &head) const;

    /// A 101 with `Connection: Upgrade`, `Upgrade` being among the fields. \pre head() was not
    /// called
    [[nodiscard]] QByteArray switching(const ResponseHead &head);

    /// Status line and fields with framing and `Connection` of our own. A field or reason with CR,
    /// LF or NUL is left out. \param mayKeepAlive  whether the connection could take another
    /// request; see keepsAlive() for what was decided \pre not called before
    [[nodiscard]] QByteArray head(const ResponseHead &head, bool mayKeepAlive);

    /// A piece of the body as it goes on the wire, a whole chunk in one buffer. Internal when it is
    /// more than the Content-Length said. \pre head() was called
    [[nodiscard]] Result<QByteArray> body(QByteArrayView bytes);
    /// The last chunk if there is one to send. Internal when less came than the Content-Length
    /// said. \pre head() was called
    [[nodiscard]] Result<QByteArray> end() const;

    [[nodiscard]] bool hasHead() const { return m_hasHead; }
    [[nodiscard]] AnswerFraming framing() const { return m_framing; }
    [[nodiscard]] bool keepsAlive() const { return m_keepsAlive; }

private:
    void chooseFraming(const ResponseHead &head);

    QByteArray m_method;
    int m_minorVersion = 1;
    AnswerFraming m_framing = AnswerFraming::None;
    qint64 m_missing = 0;
    bool m_hasHead = false;
    bool m_keepsAlive = false;
};

} // namespace keyferry::http
