#include "proxy/http/chunkdecoder.h"

#include "proxy/http/framingmachine.h"
#include "proxy/http/headcheck.h"

#include <algorithm>

namespace keyferry::http {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView lineEnd = "\r\n";

/// -1 for what is no hexadecimal digit.
int digitValue(char byte)
{
    if (byte >= '0' && byte <= '9')
        return byte - '0';
    if (byte >= 'a' && byte <= 'f')
        return byte - 'a' + 10;
    if (byte >= 'A' && byte <= 'F')
        return byte - 'A' + 10;
    return -1;
}

bool isControlByte(char byte)
{
    return (static_cast<unsigned char>(byte) < 0x20 && byte != '\t') || byte == 0x7f;
}

/// \param line  without its CR LF
Result<quint64> readChunkSize(QByteArrayView line)
{
    quint64 size = 0;
    qsizetype digits = 0;
    for (; digits < line.size() && digitValue(line[digits]) >= 0; ++digits)
        size = size << 4 | static_cast<quint64>(digitValue(line[digits]));
    if (digits == 0)
        return malformed(u"chunk size is not hexadecimal digits"_s);
    if (digits > chunkSizeDigits)
        return malformed(u"chunk size of more than %1 digits"_s.arg(chunkSizeDigits));

    const auto extension = line.sliced(digits);
    if (!extension.isEmpty() && extension.front() != ';')
        return malformed(u"chunk size is not hexadecimal digits only"_s);
    if (extension.size() > chunkExtensionBytes)
        return malformed(u"chunk extension over %1 bytes"_s.arg(chunkExtensionBytes));
    if (std::any_of(extension.begin(), extension.end(), isControlByte))
        return malformed(u"control byte in a chunk extension"_s);
    return size;
}

} // namespace

Error bodyTooLarge(qint64 limit)
{
    return {.kind = ErrorKind::BodyTooLarge, .detail = u"body over %1 bytes"_s.arg(limit)};
}

ChunkDecoder::ChunkDecoder(FramingMachine &machine)
    : m_machine(machine)
{}

void ChunkDecoder::begin(qint64 bodyLimit)
{
    m_part = Part::Header;
    m_bodyLimit = bodyLimit;
    m_total = 0;
    m_missing = 0;
    m_scanned = 0;
}

Result<BodyStep> ChunkDecoder::step(QByteArrayView bytes)
{
    if (m_part == Part::Finished)
        return BodyStep{.isFinished = true};
    if (bytes.isEmpty())
        return BodyStep{};

    switch (m_part) {
    case Part::Header: return takeHeader(bytes);
    case Part::Data: return takeData(bytes, 0);
    case Part::DataEnd: return takeDataEnd(bytes);
    case Part::Trailers: return takeTrailers(bytes);
    case Part::Finished: break;
    }
    Q_UNREACHABLE();
}

Result<BodyStep> ChunkDecoder::takeHeader(QByteArrayView bytes)
{
    const auto lineFeed = bytes.indexOf('\n');
    const auto line = lineFeed < 0 ? bytes : bytes.first(lineFeed);
    if (line.size() > chunkSizeDigits + chunkExtensionBytes + 1)
        return malformed(
            u"chunk header over %1 bytes"_s.arg(chunkSizeDigits + chunkExtensionBytes));
    if (lineFeed < 0)
        return BodyStep{};
    if (!line.endsWith('\r'))
        return malformed(u"chunk size not ended by CR and LF"_s);

    const auto size = readChunkSize(line.chopped(1));
    if (!size)
        return size.error();
    // Compared before it is added: sixteen digits fill 64 bits.
    if (*size > static_cast<quint64>(m_bodyLimit - m_total))
        return bodyTooLarge(m_bodyLimit);
    const bool hasExtension = line.contains(';');
    if (*size == 0)
        return takeLastHeader(bytes.first(lineFeed + 1), hasExtension);

    m_missing = static_cast<qint64>(*size);
    m_total += m_missing;
    if (!hasExtension)
        return takeData(bytes, lineFeed + 1);
    if (const auto fed = feedSize(*size); !fed)
        return fed.error();
    auto data = takeData(bytes.sliced(lineFeed + 1), 0);
    if (data)
        data->consumed += lineFeed + 1;
    return data;
}

// Without the extension, which we have checked: llhttp 8.1 refuses `1;a=b;c`, which RFC 9112 7.1.1
// allows.
Outcome ChunkDecoder::feedSize(quint64 size)
{
    if (const auto fed = m_machine.feed(QByteArray::number(size, 16) + "\r\n"); !fed)
        return fed;
    return m_machine.sawChunkHeader && m_machine.chunkSize == size && !m_machine.sawMessageEnd
               ? ok()
               : Outcome(disagreement());
}

// Header, data and the line end behind them go to llhttp in one call: an event of a stream is most
// often a chunk of its own, and three calls would cost more than the chunk.
Result<BodyStep> ChunkDecoder::takeData(QByteArrayView bytes, qsizetype headerSize)
{
    const qint64 announced = m_missing;
    const auto rest = bytes.sliced(headerSize);
    const auto piece = rest.first(std::min<qint64>(m_missing, rest.size()));
    const bool isLast = piece.size() == m_missing;
    const bool takesLineEnd = isLast && rest.sliced(piece.size()).startsWith(lineEnd);
    const qsizetype consumed =
        headerSize + piece.size() + (takesLineEnd ? lineEnd.size() : qsizetype(0));
    if (const auto fed = m_machine.feed(bytes.first(consumed)); !fed)
        return fed.error();

    const bool agreesOnHeader =
        headerSize == 0
            ? !m_machine.sawChunkHeader
            : m_machine.sawChunkHeader && m_machine.chunkSize == static_cast<quint64>(announced);
    const bool agreesOnData = m_machine.body.size() == piece.size()
                              && (piece.isEmpty() || m_machine.body.data() == piece.data());
    if (!agreesOnHeader || !agreesOnData || m_machine.sawMessageEnd)
        return disagreement();

    m_missing -= piece.size();
    m_part = takesLineEnd ? Part::Header : isLast ? Part::DataEnd : Part::Data;
    return BodyStep{.consumed = consumed, .body = piece};
}

Result<BodyStep> ChunkDecoder::takeDataEnd(QByteArrayView bytes)
{
    if (!lineEnd.startsWith(bytes.first(std::min(bytes.size(), lineEnd.size()))))
        return malformed(u"no CR and LF after the data of a chunk"_s);
    if (bytes.size() < lineEnd.size())
        return BodyStep{};

    if (const auto fed = m_machine.feed(lineEnd); !fed)
        return fed.error();
    if (!m_machine.isSilent())
        return disagreement();
    m_part = Part::Header;
    return BodyStep{.consumed = lineEnd.size()};
}

Result<BodyStep> ChunkDecoder::takeLastHeader(QByteArrayView header, bool hasExtension)
{
    if (hasExtension) {
        if (const auto fed = feedSize(0); !fed)
            return fed.error();
    } else if (const auto fed = m_machine.feed(header); !fed) {
        return fed.error();
    }
    if (!m_machine.sawChunkHeader || m_machine.chunkSize != 0 || m_machine.sawMessageEnd)
        return disagreement();
    m_part = Part::Trailers;
    return BodyStep{.consumed = header.size()};
}

Result<BodyStep> ChunkDecoder::takeTrailers(QByteArrayView bytes)
{
    const auto end = findEmptyLine(bytes, m_scanned);
    if (!end)
        return end.error();
    const qsizetype size = end->value_or(bytes.size());
    if (size > trailerBytes)
        return malformed(u"trailers over %1 bytes"_s.arg(trailerBytes));
    if (!*end) {
        m_scanned = bytes.size();
        return BodyStep{};
    }

    const auto section = bytes.first(size);
    // Their number is bounded by their bytes.
    if (const auto checked = checkFieldSection(section, trailerBytes); !checked)
        return checked.error();
    if (const auto fed = m_machine.feed(section); !fed)
        return fed.error();
    if (!m_machine.sawMessageEnd)
        return disagreement();
    m_part = Part::Finished;
    return BodyStep{.consumed = size, .isFinished = true};
}

} // namespace keyferry::http
