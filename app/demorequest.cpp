#include "app/demorequest.h"

#include <QList>

#include <utility>

namespace keyferry::app {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype headLimit = 256 * 1024;

Error malformed(const QString &rule)
{
    return {.kind = ErrorKind::MalformedRequest, .detail = rule, .field = {}};
}

Error tooLarge()
{
    return {.kind = ErrorKind::BodyTooLarge,
            .detail = u"body over the demo provider's limit"_s,
            .field = {}};
}

} // namespace

bool DemoRequest::keepsAlive() const
{
    const QByteArray connection = head.fields.first("connection").toLower();
    return head.minorVersion >= 1 ? connection != "close" : connection == "keep-alive";
}

Result<std::optional<DemoRequest>> DemoRequestReader::next()
{
    if (!m_current) {
        if (const auto head = readHead(); !head)
            return head.error();
    }
    if (!m_current)
        return std::optional<DemoRequest>();
    const auto isWhole = readBody();
    if (!isWhole)
        return isWhole.error();
    if (!*isWhole)
        return std::optional<DemoRequest>();
    const auto request = std::exchange(m_current, std::nullopt);
    return request;
}

Outcome DemoRequestReader::readHead()
{
    const qsizetype end = m_buffer.indexOf("\r\n\r\n");
    if (end < 0)
        return m_buffer.size() > headLimit ? Outcome(malformed(u"head too large"_s)) : ok();
    const QList<QByteArray> lines = m_buffer.first(end).replace("\r\n", "\n").split('\n');
    m_buffer.remove(0, end + 4);

    const QList<QByteArray> words = lines.first().split(' ');
    if (words.size() != 3 || !words.at(2).startsWith("HTTP/1.") || !words.at(1).startsWith('/'))
        return malformed(u"not a request line"_s);
    DemoRequest request;
    request.head.method = words.at(0);
    request.head.target = words.at(1);
    request.head.minorVersion = words.at(2).endsWith('0') ? 0 : 1;
    for (const QByteArray &line : lines.sliced(1)) {
        const qsizetype colon = line.indexOf(':');
        if (colon <= 0)
            return malformed(u"a header line without a name"_s);
        request.head.fields.append(line.first(colon), line.sliced(colon + 1).trimmed());
    }
    m_current = request;
    return ok();
}

Result<bool> DemoRequestReader::readBody()
{
    const HeaderFields &fields = m_current->head.fields;
    if (equalsIgnoringCase(fields.first("transfer-encoding"), "chunked"))
        return readChunks();
    if (!fields.contains("content-length"))
        return true;
    bool isNumber = false;
    const qsizetype length = fields.first("content-length").toLongLong(&isNumber);
    if (!isNumber || length < 0)
        return malformed(u"Content-Length is not a number"_s);
    if (length > m_bodyLimit)
        return tooLarge();
    if (m_buffer.size() < length)
        return false;
    m_current->body = m_buffer.first(length);
    m_buffer.remove(0, length);
    return true;
}

Result<bool> DemoRequestReader::readChunks()
{
    while (true) {
        const qsizetype lineEnd = m_buffer.indexOf("\r\n");
        if (lineEnd < 0)
            return false;
        bool isNumber = false;
        const qsizetype size = m_buffer.first(lineEnd).split(';').first().toLongLong(&isNumber, 16);
        if (!isNumber || size < 0)
            return malformed(u"a chunk size that is not a number"_s);
        if (size > m_bodyLimit - m_current->body.size())
            return tooLarge();
        const qsizetype begin = lineEnd + 2;
        if (size == 0) {
            // Trailers are of no interest; the empty line ends them.
            const qsizetype end = m_buffer.indexOf("\r\n\r\n", lineEnd);
            if (end < 0)
                return false;
            m_buffer.remove(0, end + 4);
            return true;
        }
        if (m_buffer.size() < begin + size + 2)
            return false;
        m_current->body += m_buffer.sliced(begin, size);
        m_buffer.remove(0, begin + size + 2);
    }
}

} // namespace keyferry::app
