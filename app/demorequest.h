#pragma once

#include "proxy/core/httphead.h"
#include "proxy/core/result.h"

#include <QByteArray>

#include <optional>

namespace keyferry::app {

struct DemoRequest
{
    RequestHead head{};
    QByteArray body{};

    [[nodiscard]] bool keepsAlive() const;
};

/// Reads the requests of one connection to the demo provider: Content-Length and chunked bodies,
/// keep-alive. It speaks to our own proxy over loopback, so it is strict only where a body's end
/// depends on it.
class DemoRequestReader
{
public:
    explicit DemoRequestReader(qsizetype bodyLimit = 64 * 1024 * 1024)
        : m_bodyLimit(bodyLimit)
    {}

    void append(const QByteArray &bytes) { m_buffer += bytes; }
    /// The next whole request, empty while there is none. After MalformedRequest or BodyTooLarge
    /// the connection is lost.
    [[nodiscard]] Result<std::optional<DemoRequest>> next();

private:
    [[nodiscard]] Outcome readHead();
    /// True once the body is whole.
    [[nodiscard]] Result<bool> readBody();
    [[nodiscard]] Result<bool> readChunks();

    qsizetype m_bodyLimit = 0;
    QByteArray m_buffer{};
    std::optional<DemoRequest> m_current{};
};

} // namespace keyferry::app
