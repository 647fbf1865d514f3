#include "proxy/http/bodydecoder.h"

#include "proxy/http/framingmachine.h"

#include <algorithm>

namespace keyferry::http {

BodyDecoder::BodyDecoder(qint64 bodyLimit)
    : m_bodyLimit(bodyLimit)
    , m_machine(std::make_unique<FramingMachine>())
    , m_chunks(*m_machine)
{}

BodyDecoder::~BodyDecoder() = default;

Outcome BodyDecoder::begin(const FramedHead &framed, QByteArrayView fieldSection)
{
    const RequestFraming &framing = framed.framing;
    if (framing.contentLength > m_bodyLimit)
        return bodyTooLarge(m_bodyLimit);

    // A line of our own, so that llhttp's list of methods and its rules for URLs do not matter.
    m_machine->reset(HTTP_REQUEST);
    const QByteArrayView line =
        framed.head.minorVersion == 0 ? "POST / HTTP/1.0\r\n" : "POST / HTTP/1.1\r\n";
    for (const QByteArrayView part : {line, fieldSection}) {
        if (const auto fed = m_machine->feed(part); !fed)
            return fed;
    }

    const bool hasBody = framing.isChunked || framing.contentLength > 0;
    const bool readsLength =
        framing.isChunked
        || m_machine->parser.content_length == static_cast<quint64>(framing.contentLength);
    if (!m_machine->sawHeadEnd || m_machine->sawMessageEnd == hasBody || !readsLength)
        return disagreement();

    m_missing = framing.contentLength;
    m_part = framing.isChunked ? Part::Chunks : hasBody ? Part::Data : Part::Finished;
    if (framing.isChunked)
        m_chunks.begin(m_bodyLimit);
    return ok();
}

Result<BodyDecoder::Step> BodyDecoder::step(QByteArrayView bytes)
{
    switch (m_part) {
    case Part::Data: return bytes.isEmpty() ? Step{} : takeData(bytes);
    case Part::Chunks: return m_chunks.step(bytes);
    case Part::Finished: return Step{.isFinished = true};
    }
    Q_UNREACHABLE();
}

Result<BodyDecoder::Step> BodyDecoder::takeData(QByteArrayView bytes)
{
    const auto piece = bytes.first(std::min<qint64>(m_missing, bytes.size()));
    if (const auto fed = m_machine->feed(piece); !fed)
        return fed.error();

    m_missing -= piece.size();
    const bool endsMessage = m_missing == 0;
    if (m_machine->body.size() != piece.size() || m_machine->sawMessageEnd != endsMessage)
        return disagreement();

    if (endsMessage)
        m_part = Part::Finished;
    return Step{.consumed = piece.size(), .body = piece, .isFinished = endsMessage};
}

} // namespace keyferry::http
