#pragma once

#include "proxy/core/result.h"
#include "proxy/http/chunkdecoder.h"
#include "proxy/http/requesthead.h"

#include <QByteArrayView>

#include <memory>

namespace keyferry::http {

/// Decodes the body of one request after the other. llhttp reads along after our own checks, so
/// that both readers must agree on where each part ends. Thread: any one.
class BodyDecoder
{
public:
    using Step = BodyStep;

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
    enum class Part { Data, Chunks, Finished };

    [[nodiscard]] Result<Step> takeData(QByteArrayView bytes);

    const qint64 m_bodyLimit;
    std::unique_ptr<FramingMachine> m_machine;
    ChunkDecoder m_chunks;
    Part m_part = Part::Finished;
    qint64 m_missing = 0; ///< of a body with a length
};

} // namespace keyferry::http
