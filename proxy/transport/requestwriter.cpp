#include "proxy/transport/requestwriter.h"

#include "proxy/http/framing.h"
#include "proxy/transport/originkey.h"
#include "proxy/transport/sendable.h"

#include <algorithm>
#include <array>
#include <optional>

namespace keyferry::transport {

using namespace Qt::StringLiterals;

namespace {

// RFC 9110 8.6: a request without this field, of a method that has a use for a body, is one that
// some servers answer with 411.
bool expectsBody(QByteArrayView method)
{
    static constexpr std::array<QByteArrayView, 3> methods{"POST", "PUT", "PATCH"};
    return std::find(methods.begin(), methods.end(), method) != methods.end();
}

bool sendsChunks(const UpstreamRequest &request)
{
    return request.body != nullptr && (request.isChunked || request.body->size() < 0);
}

/// None: no such field goes out.
std::optional<qint64> contentLength(const UpstreamRequest &request)
{
    if (sendsChunks(request))
        return std::nullopt;
    if (request.body != nullptr)
        return request.body->size();
    const bool isZero =
        expectsBody(request.method) || request.fields.first("Content-Length") == "0"_ba;
    return isZero ? std::optional<qint64>(0) : std::nullopt;
}

/// The bytes of the base after its authority, then the target, never through QUrl: it would change
/// them.
QByteArray originForm(const QByteArray &base, const QByteArray &target)
{
    const auto authority = base.indexOf("://") + 3;
    const auto end = std::find_if(base.begin() + authority, base.end(), [](char byte) {
        return byte == '/' || byte == '?' || byte == '#';
    });
    const QByteArray path = base.sliced(end - base.begin()) + target;
    return path.isEmpty() || path.front() == '?' ? '/' + path : path;
}

void appendField(QByteArray &bytes, QByteArrayView name, QByteArrayView value)
{
    bytes.append(name).append(": ").append(value).append("\r\n");
}

/// Fields that say where this hop's message ends or whom it is for: ours, not the caller's.
HeaderFields
outgoingFields(const UpstreamRequest &request, const HeadForm &form, const QByteArray &authority)
{
    HeaderFields fields = request.fields;
    fields.remove("Transfer-Encoding");
    if (fields.contains("Host") && fields.first("Host").isEmpty())
        fields.set("Host", authority);

    const auto length = contentLength(request);
    if (length)
        fields.set("Content-Length", QByteArray::number(*length));
    else
        fields.remove("Content-Length");
    if (sendsChunks(request))
        fields.append("Transfer-Encoding"_ba, "chunked"_ba);
    if (form.isAbsolute && !form.proxyAuthorization.isEmpty())
        fields.set("Proxy-Authorization", form.proxyAuthorization);
    return fields;
}

} // namespace

Result<WrittenHead> writeHead(const UpstreamRequest &request, const HeadForm &form)
{
    const auto url = upstreamUrl(request.base, {});
    if (!url)
        return url.error();

    const QByteArray authority = authorityOf(*url);
    const QByteArray target = originForm(request.base, request.target);
    const HeaderFields fields = outgoingFields(request, form, authority);
    if (const auto sendable = checkSendable(request.method, target, fields); !sendable)
        return sendable.error();
    if (const auto single = checkRequestLine(target, fields); !single)
        return single.error();

    WrittenHead head{.isChunked = sendsChunks(request)};
    QByteArray &bytes = head.bytes;
    bytes.reserve(1024);
    bytes.append(request.method).append(' ');
    if (form.isAbsolute)
        bytes.append(url->scheme().toLatin1()).append("://").append(authority);
    bytes.append(target).append(" HTTP/1.1\r\n");
    if (!fields.contains("Host"))
        appendField(bytes, "Host", authority);
    for (const HeaderField &field : fields)
        appendField(bytes, field.name, field.value);
    bytes.append("\r\n");
    return head;
}

Result<BodyPiece> nextPiece(BodySource &body, qint64 position, bool isChunked, qint64 maxBytes)
{
    const qint64 size = std::min(maxBytes, body.available() - position);
    // One buffer, so that no packet ends inside the framing: Nagle and delayed ACKs never see it.
    const QByteArray before =
        isChunked && size > 0 ? QByteArray::number(size, 16) + "\r\n"_ba : QByteArray();
    BodyPiece piece{.wire = QByteArray(before.size() + size, Qt::Uninitialized), .taken = size};
    std::copy(before.begin(), before.end(), piece.wire.begin());
    if (size > 0 && body.read(position, piece.wire.data() + before.size(), size) != size)
        return Error{.kind = ErrorKind::StorageFailed,
                     .detail = u"the request body cannot be read"_s};

    piece.isLast = position + size == body.size();
    if (!before.isEmpty())
        piece.wire.append("\r\n");
    if (isChunked && piece.isLast)
        piece.wire.append(http::lastChunk);
    return piece;
}

} // namespace keyferry::transport
