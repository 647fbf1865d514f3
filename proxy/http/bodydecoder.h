#pragma once

#include "proxy/core/result.h"
#include "proxy/http/requesthead.h"

#include <QByteArrayView>

#include <memory>

namespace keyferry::http {

/// Decodes the body of one request after the other. llhttp does the decoding; it gets every chunk
/// header, trailer section and piece of data by itself, after our own checks, so that both readers
/// must agree on where each of them ends. Thread: any one.
class BodyDecoder
{
public:
    struct Step
    {
        qsizetype consumed = 0; ///< 0 and not finished: more bytes are needed
        QByteArrayView body{};  ///< lies within the bytes that were given
        bool isFinished = false;
    };

    /// \param bodyLimit  bytes without chunk framing; one more is BodyTooLarge
    explicit BodyDecoder(qint64 bodyLimit);
    ~BodyDecoder();
    BodyDecoder(const BodyDecoder &) = delete;
    BodyDecoder &operator=(const BodyDecoder &) = delete;

    /// Starts with a new message.
    /// \param fieldSection  the raw field lines of its head with the empty line
    [[nodiscard]] Outcome begin(const FramedHead &framed, QByteArrayView fieldSection);

    /// Takes what it can from the front of the bytes; the caller gives the rest again.
    /// \returns MalformedRequest or BodyTooLarge; after either the message must be given up
    [[nodiscard]] Result<Step> step(QByteArrayView bytes);

private:
    enum class Part { Data, ChunkHeader, ChunkData, ChunkEnd, Trailers, Finished };
    struct Machine;

    [[nodiscard]] Result<Step> takeData(QByteArrayView bytes);
    [[nodiscard]] Result<Step> takeChunkHeader(QByteArrayView bytes);
    [[nodiscard]] Result<Step> takeChunkEnd(QByteArrayView bytes);
    [[nodiscard]] Result<Step> takeTrailers(QByteArrayView bytes);
    [[nodiscard]] Outcome startChunk();

    const qint64 m_bodyLimit;
    std::unique_ptr<Machine> m_machine;
    Part m_part = Part::Finished;
    qint64 m_missing = 0; ///< of the body or the chunk
    qint64 m_total = 0;
    qsizetype m_scanned = 0; ///< of the trailer section, by the search for its end
};

} // namespace keyferry::http
