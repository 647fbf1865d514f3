#include "proxy/http/bodydecoder.h"

#include "proxy/http/headcheck.h"

#include <algorithm>
#include <llhttp.h>

namespace keyferry::http {

using namespace Qt::StringLiterals;

/// llhttp and what its callbacks said during the last feed().
struct BodyDecoder::Machine
{
    llhttp_t parser{};
    QByteArrayView body{};
    quint64 chunkSize = 0;
    bool sawHeadEnd = false;
    bool sawChunkHeader = false;
    bool sawMessageEnd = false;

    static Machine &of(llhttp_t *source);
    static llhttp_settings_t callbacks();
    void reset();
    Outcome feed(QByteArrayView bytes);
    [[nodiscard]] bool isSilent() const
    {
        return !sawHeadEnd && !sawChunkHeader && !sawMessageEnd && body.isEmpty();
    }
};

namespace {

Outcome disagreement()
{
    return malformed(u"framing that two parsers read differently"_s);
}

bool isHexDigit(char byte)
{
    return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'f')
           || (byte >= 'A' && byte <= 'F');
}

/// \param line  without its CR LF
Outcome checkChunkHeader(QByteArrayView line)
{
    const auto digitsEnd = std::find_if_not(line.begin(), line.end(), isHexDigit);
    const auto digits = digitsEnd - line.begin();
    if (digits == 0)
        return malformed(u"chunk size is not hexadecimal digits"_s);
    if (digits > chunkSizeDigits)
        return malformed(u"chunk size of more than %1 digits"_s.arg(chunkSizeDigits));

    const auto extension = line.sliced(digits);
    if (!extension.isEmpty() && extension.front() != ';')
        return malformed(u"chunk size is not hexadecimal digits only"_s);
    if (extension.size() > chunkExtensionBytes)
        return malformed(u"chunk extension over %1 bytes"_s.arg(chunkExtensionBytes));
    return ok();
}

Error tooLarge(qint64 limit)
{
    return {.kind = ErrorKind::BodyTooLarge, .detail = u"body over %1 bytes"_s.arg(limit)};
}

} // namespace

BodyDecoder::Machine &BodyDecoder::Machine::of(llhttp_t *source)
{
    return *static_cast<Machine *>(source->data);
}

llhttp_settings_t BodyDecoder::Machine::callbacks()
{
    llhttp_settings_t made;
    llhttp_settings_init(&made);
    made.on_headers_complete = [](llhttp_t *source) {
        of(source).sawHeadEnd = true;
        // Java's client offers `Upgrade: h2c` with its first request; llhttp would stop there.
        source->upgrade = 0;
        return 0;
    };
    made.on_body = [](llhttp_t *source, const char *at, size_t length) {
        of(source).body = QByteArrayView(at, static_cast<qsizetype>(length));
        return 0;
    };
    made.on_chunk_header = [](llhttp_t *source) {
        of(source).sawChunkHeader = true;
        of(source).chunkSize = source->content_length;
        return 0;
    };
    made.on_message_complete = [](llhttp_t *source) {
        of(source).sawMessageEnd = true;
        return static_cast<int>(HPE_PAUSED); // whatever follows is not its business
    };
    return made;
}

void BodyDecoder::Machine::reset()
{
    static const llhttp_settings_t shared = callbacks();
    llhttp_init(&parser, HTTP_REQUEST, &shared);
    parser.data = this;
}

Outcome BodyDecoder::Machine::feed(QByteArrayView bytes)
{
    body = {};
    sawHeadEnd = sawChunkHeader = sawMessageEnd = false;
    const auto code = llhttp_execute(&parser, bytes.data(), static_cast<size_t>(bytes.size()));
    const bool isPausedAtEnd = code == HPE_PAUSED && sawMessageEnd;
    if (code != HPE_OK && !isPausedAtEnd)
        return malformed(QString::fromLatin1(llhttp_get_error_reason(&parser)));
    return ok();
}

BodyDecoder::BodyDecoder(qint64 bodyLimit)
    : m_bodyLimit(bodyLimit)
    , m_machine(std::make_unique<Machine>())
{}

BodyDecoder::~BodyDecoder() = default;

Outcome BodyDecoder::begin(const FramedHead &framed, QByteArrayView fieldSection)
{
    const RequestFraming &framing = framed.framing;
    if (framing.contentLength > m_bodyLimit)
        return tooLarge(m_bodyLimit);

    // A line of our own, so that llhttp's list of methods and its rules for URLs do not matter.
    m_machine->reset();
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

    m_total = 0;
    m_missing = framing.contentLength;
    m_part = framing.isChunked ? Part::ChunkHeader : hasBody ? Part::Data : Part::Finished;
    return ok();
}

Result<BodyDecoder::Step> BodyDecoder::step(QByteArrayView bytes)
{
    if (m_part == Part::Finished)
        return Step{.isFinished = true};
    if (bytes.isEmpty())
        return Step{};

    switch (m_part) {
    case Part::Data:
    case Part::ChunkData: return takeData(bytes);
    case Part::ChunkHeader: return takeChunkHeader(bytes);
    case Part::ChunkEnd: return takeChunkEnd(bytes);
    case Part::Trailers: return takeTrailers(bytes);
    case Part::Finished: break;
    }
    Q_UNREACHABLE();
}

Result<BodyDecoder::Step> BodyDecoder::takeData(QByteArrayView bytes)
{
    const auto piece = bytes.first(std::min<qint64>(m_missing, bytes.size()));
    if (const auto fed = m_machine->feed(piece); !fed)
        return fed.error();

    m_missing -= piece.size();
    const bool isLast = m_missing == 0;
    const bool endsMessage = isLast && m_part == Part::Data;
    if (m_machine->body.size() != piece.size() || m_machine->sawMessageEnd != endsMessage)
        return disagreement().error();

    if (isLast)
        m_part = endsMessage ? Part::Finished : Part::ChunkEnd;
    return Step{.consumed = piece.size(), .body = m_machine->body, .isFinished = endsMessage};
}

Result<BodyDecoder::Step> BodyDecoder::takeChunkHeader(QByteArrayView bytes)
{
    const auto lineFeed = bytes.indexOf('\n');
    const auto line = lineFeed < 0 ? bytes : bytes.first(lineFeed);
    if (line.size() > chunkSizeDigits + chunkExtensionBytes + 1)
        return malformed(
            u"chunk header over %1 bytes"_s.arg(chunkSizeDigits + chunkExtensionBytes));
    if (lineFeed < 0)
        return Step{};
    if (!line.endsWith('\r'))
        return malformed(u"chunk size not ended by CR and LF"_s);
    if (const auto checked = checkChunkHeader(line.chopped(1)); !checked)
        return checked.error();

    if (const auto fed = m_machine->feed(bytes.first(lineFeed + 1)); !fed)
        return fed.error();
    if (!m_machine->sawChunkHeader)
        return disagreement().error();
    if (const auto started = startChunk(); !started)
        return started.error();
    return Step{.consumed = lineFeed + 1};
}

Outcome BodyDecoder::startChunk()
{
    // Compared before it is added: sixteen digits fill 64 bits.
    if (m_machine->chunkSize > static_cast<quint64>(m_bodyLimit - m_total))
        return tooLarge(m_bodyLimit);
    m_missing = static_cast<qint64>(m_machine->chunkSize);
    m_total += m_missing;
    m_part = m_missing == 0 ? Part::Trailers : Part::ChunkData;
    m_scanned = 0;
    return ok();
}

Result<BodyDecoder::Step> BodyDecoder::takeChunkEnd(QByteArrayView bytes)
{
    constexpr QByteArrayView lineEnd = "\r\n";
    if (!lineEnd.startsWith(bytes.first(std::min(bytes.size(), lineEnd.size()))))
        return malformed(u"no CR and LF after the data of a chunk"_s);
    if (bytes.size() < lineEnd.size())
        return Step{};

    if (const auto fed = m_machine->feed(lineEnd); !fed)
        return fed.error();
    if (!m_machine->isSilent())
        return disagreement().error();
    m_part = Part::ChunkHeader;
    return Step{.consumed = lineEnd.size()};
}

Result<BodyDecoder::Step> BodyDecoder::takeTrailers(QByteArrayView bytes)
{
    const auto end = findEmptyLine(bytes, m_scanned);
    if (!end)
        return end.error();
    const qsizetype size = end->value_or(bytes.size());
    if (size > trailerBytes)
        return malformed(u"trailers over %1 bytes"_s.arg(trailerBytes));
    if (!*end) {
        m_scanned = bytes.size();
        return Step{};
    }

    const auto section = bytes.first(size);
    // Their number is bounded by their bytes.
    if (const auto checked = checkFieldSection(section, trailerBytes); !checked)
        return checked.error();
    if (const auto fed = m_machine->feed(section); !fed)
        return fed.error();
    if (!m_machine->sawMessageEnd)
        return disagreement().error();
    m_part = Part::Finished;
    return Step{.consumed = size, .isFinished = true};
}

} // namespace keyferry::http
