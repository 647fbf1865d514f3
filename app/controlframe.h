#pragma once

#include "proxy/core/result.h"

#include <QByteArray>
#include <QCborMap>

#include <optional>

// Messages of the control channel: a length of four bytes, big-endian, then a CBOR map. CBOR
// because an import carries the bytes of a file. First comes the server's greeting {keyferry:
// version}, then one request and its answer:
//   client  {arguments: [text], input: bytes}  or  {show_window: true}
//   server  {item: {…}}* for `log tail`, then {result: {…}} or {error: {kind, message, field}}
namespace keyferry::app::control {

/// 200,000 listed keys are about 100 MB of JSON members.
inline constexpr qint64 largestFrame = 512LL * 1024 * 1024;

[[nodiscard]] QByteArray encodeFrame(const QCborMap &message);

/// Puts frames together from what a socket gives.
class FrameReader
{
public:
    explicit FrameReader(qint64 limit = largestFrame)
        : m_limit(limit)
    {}

    void append(const QByteArray &bytes) { m_buffer += bytes; }
    /// The next whole message, empty while there is none; MalformedRequest for a length over the
    /// limit or what is no CBOR map.
    [[nodiscard]] Result<std::optional<QCborMap>> next();

private:
    qint64 m_limit = 0;
    QByteArray m_buffer{};
};

} // namespace keyferry::app::control
