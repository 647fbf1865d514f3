#include "proxy/http/framing.h"

#include "proxy/http/headcheck.h"

#include <algorithm>

namespace keyferry::http {

using namespace Qt::StringLiterals;

namespace {

QByteArrayView trimmedBlanks(QByteArrayView text)
{
    while (!text.isEmpty() && (text.front() == ' ' || text.front() == '\t'))
        text = text.sliced(1);
    while (!text.isEmpty() && (text.back() == ' ' || text.back() == '\t'))
        text.chop(1);
    return text;
}

} // namespace

HeaderFields readFields(QByteArrayView section)
{
    HeaderFields fields;
    fields.reserve(std::count(section.begin(), section.end(), '\n') - 1);
    // The check has seen to it that each line feed has its CR.
    for (auto end = section.indexOf('\n'); end > 1; end = section.indexOf('\n')) {
        const auto line = section.first(end - 1);
        const auto colon = line.indexOf(':');
        fields.append(line.first(colon).toByteArray(),
                      trimmedBlanks(line.sliced(colon + 1)).toByteArray());
        section = section.sliced(end + 1);
    }
    return fields;
}

Result<qint64> readContentLength(const QByteArray &value)
{
    const bool isDigits =
        !value.isEmpty() && std::all_of(value.begin(), value.end(), [](char byte) {
            return byte >= '0' && byte <= '9';
        });
    if (!isDigits)
        return malformed(u"Content-Length is not digits only"_s);

    bool fits = false;
    const qint64 length = value.toLongLong(&fits);
    if (!fits)
        return malformed(u"Content-Length does not fit into 63 bits"_s);
    return length;
}

Result<MessageFraming> readFraming(const HeaderFields &fields, int minorVersion)
{
    const auto lengths = fields.count("Content-Length");
    const auto codings = fields.count("Transfer-Encoding");
    if (lengths > 0 && codings > 0)
        return malformed(u"Transfer-Encoding together with Content-Length"_s);
    if (lengths > 1)
        return malformed(u"more than one Content-Length"_s);

    if (codings > 0) {
        if (minorVersion == 0)
            return malformed(u"Transfer-Encoding under HTTP/1.0"_s);
        const bool isChunkedAlone =
            codings == 1 && equalsIgnoringCase(fields.first("Transfer-Encoding"), "chunked");
        if (!isChunkedAlone)
            return malformed(u"Transfer-Encoding is not the single value chunked"_s);
        return MessageFraming{.isChunked = true};
    }
    if (lengths == 0)
        return MessageFraming{};

    const auto length = readContentLength(fields.first("Content-Length"));
    if (!length)
        return length.error();
    return MessageFraming{.contentLength = *length};
}

QByteArray chunkOf(QByteArrayView piece)
{
    if (piece.isEmpty())
        return {};
    QByteArray chunk = QByteArray::number(piece.size(), 16);
    chunk.reserve(chunk.size() + piece.size() + 4);
    return chunk.append("\r\n").append(piece).append("\r\n");
}

} // namespace keyferry::http
