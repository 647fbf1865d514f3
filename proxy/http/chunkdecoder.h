#pragma once

#include "proxy/core/result.h"

#include <QByteArrayView>

namespace keyferry::http {

struct FramingMachine;

/// What was read of a body.
struct BodyStep
{
    qsizetype consumed = 0; ///< 0 and not finished: more bytes are needed
    QByteArrayView body{};  ///< lies within the bytes that were given
    bool isFinished = false;
};

/// Decodes chunked bodies, of requests and of answers. llhttp reads along: it gets a chunk only
/// after our own checks, and both must agree on where header, data and trailers end. Thread: any
/// one.
class ChunkDecoder
{
public:
    /// \param machine  has been fed the head when begin() is called; outlives the decoder
    explicit ChunkDecoder(FramingMachine &machine);

    /// \param bodyLimit  bytes without chunk framing; one more is BodyTooLarge
    void begin(qint64 bodyLimit);
    /// Takes at most one chunk from the front of the bytes; the caller gives the rest again. No
    /// piece of a body is held back by what follows it.
    /// \returns MalformedRequest or BodyTooLarge; after either the message must be given up
    [[nodiscard]] Result<BodyStep> step(QByteArrayView bytes);

private:
    enum class Part { Header, Data, DataEnd, Trailers, Finished };

    [[nodiscard]] Result<BodyStep> takeHeader(QByteArrayView bytes);
    [[nodiscard]] Result<BodyStep> takeData(QByteArrayView bytes, qsizetype headerSize);
    [[nodiscard]] Result<BodyStep> takeDataEnd(QByteArrayView bytes);
    [[nodiscard]] Result<BodyStep> takeLastHeader(QByteArrayView header, bool hasExtension);
    [[nodiscard]] Outcome feedSize(quint64 size);
    [[nodiscard]] Result<BodyStep> takeTrailers(QByteArrayView bytes);

    FramingMachine &m_machine;
    Part m_part = Part::Finished;
    qint64 m_bodyLimit = 0;
    qint64 m_total = 0;
    qint64 m_missing = 0;    ///< of the chunk
    qsizetype m_scanned = 0; ///< of the trailer section, by the search for its end
};

[[nodiscard]] Error bodyTooLarge(qint64 limit);

} // namespace keyferry::http
