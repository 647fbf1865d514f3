#include "proxy/http/responseencoder.h"

#include "proxy/core/logging.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace keyferry::http {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView contentLengthName = "Content-Length";

bool breaksLine(QByteArrayView text)
{
    return std::any_of(text.begin(), text.end(), [](char byte) {
        return byte == '\r' || byte == '\n' || byte == '\0';
    });
}

bool isFramingField(QByteArrayView name)
{
    return equalsIgnoringCase(name, "Connection") || equalsIgnoringCase(name, "Transfer-Encoding");
}

/// Nothing for a length that cannot be obeyed.
std::optional<qint64> contentLength(const HeaderFields &fields)
{
    if (fields.count(contentLengthName) != 1)
        return std::nullopt;
    const auto length = readContentLength(fields.first(contentLengthName));
    return length ? std::optional(*length) : std::nullopt;
}

void appendField(QByteArray &bytes, QByteArrayView name, QByteArrayView value)
{
    bytes.append(name).append(": ").append(value).append("\r\n");
}

void appendStatusLine(QByteArray &bytes, const ResponseHead &head)
{
    bytes.append("HTTP/1.1 ").append(QByteArray::number(head.status)).append(' ');
    if (!breaksLine(head.reason))
        bytes.append(head.reason);
    bytes.append("\r\n");
}

void appendFields(QByteArray &bytes, const HeaderFields &fields, bool keepsLength)
{
    for (const HeaderField &field : fields) {
        if (field.name.isEmpty() || breaksLine(field.name) || breaksLine(field.value)) {
            qCWarning(lcHttp, "a response field that would break the line was left out");
            continue;
        }
        const bool isStrayLength =
            !keepsLength && equalsIgnoringCase(field.name, contentLengthName);
        if (!isFramingField(field.name) && !isStrayLength)
            appendField(bytes, field.name, field.value);
    }
}

} // namespace

ResponseEncoder::ResponseEncoder(QByteArray method, int minorVersion)
    : m_method(std::move(method))
    , m_minorVersion(minorVersion)
{}

QByteArray ResponseEncoder::informational(const ResponseHead &head) const
{
    // 100 is the connection's own word, 101 belongs to a tunnel; a 1.0 client takes any 1xx for the
    // answer.
    const bool isPassable = head.status > 101 && head.status < 200;
    if (m_hasHead || m_minorVersion == 0 || !isPassable)
        return {};

    QByteArray bytes;
    appendStatusLine(bytes, head);
    appendFields(bytes, head.fields, false);
    return bytes.append("\r\n");
}

QByteArray ResponseEncoder::switching(const ResponseHead &head)
{
    Q_ASSERT(!m_hasHead && head.status == 101);
    m_hasHead = true;
    QByteArray bytes;
    appendStatusLine(bytes, head);
    appendFields(bytes, head.fields, false);
    appendField(bytes, "Connection", "Upgrade");
    return bytes.append("\r\n");
}

void ResponseEncoder::chooseFraming(const ResponseHead &head)
{
    const auto length = contentLength(head.fields);
    m_missing = 0;
    if (m_method == "HEAD" || head.status == 204 || head.status == 304) {
        m_framing = AnswerFraming::None;
    } else if (length) {
        m_framing = AnswerFraming::Length;
        m_missing = *length;
    } else {
        m_framing = m_minorVersion == 0 ? AnswerFraming::UntilClose : AnswerFraming::Chunked;
    }
}

QByteArray ResponseEncoder::head(const ResponseHead &head, bool mayKeepAlive)
{
    Q_ASSERT(!m_hasHead && head.status >= 200);
    m_hasHead = true;
    chooseFraming(head);
    m_keepsAlive = mayKeepAlive && m_framing != AnswerFraming::UntilClose;

    // RFC 9110 8.6: none with a 204; elsewhere only one that can be obeyed.
    const bool keepsLength = head.status != 204 && contentLength(head.fields).has_value();
    QByteArray bytes;
    bytes.reserve(512);
    appendStatusLine(bytes, head);
    appendFields(bytes, head.fields, keepsLength);
    if (m_framing == AnswerFraming::Chunked)
        appendField(bytes, "Transfer-Encoding", "chunked");
    if (!m_keepsAlive)
        appendField(bytes, "Connection", "close");
    else if (m_minorVersion == 0)
        appendField(bytes, "Connection", "keep-alive");
    return bytes.append("\r\n");
}

Result<QByteArray> ResponseEncoder::body(QByteArrayView bytes)
{
    Q_ASSERT(m_hasHead);
    switch (m_framing) {
    case AnswerFraming::None: return QByteArray();
    case AnswerFraming::UntilClose: return bytes.toByteArray();
    case AnswerFraming::Length:
        if (bytes.size() > m_missing)
            return Error{.kind = ErrorKind::Internal,
                         .detail = u"answer longer than its Content-Length"_s};
        m_missing -= bytes.size();
        return bytes.toByteArray();
    case AnswerFraming::Chunked: break;
    }
    return chunkOf(bytes);
}

Result<QByteArray> ResponseEncoder::end() const
{
    Q_ASSERT(m_hasHead);
    if (m_missing > 0)
        return Error{.kind = ErrorKind::Internal,
                     .detail = u"answer shorter than its Content-Length"_s};
    return m_framing == AnswerFraming::Chunked ? lastChunk.toByteArray() : QByteArray();
}

} // namespace keyferry::http
