#include "proxy/engine/requestreading.h"

#include "proxy/channels/contentcoding.h"
#include "proxy/channels/requestedit.h"
#include "proxy/engine/memorybody.h"

namespace keyferry::engine {

namespace {

// Enough of a compressed body to tell its first bytes.
constexpr qint64 startLength = 1024;

QByteArray decodedStart(const RequestHead &head, BodyBuffer &body, qint64 length)
{
    const auto coding = channels::contentCoding(head.fields.first("Content-Encoding"));
    if (!coding)
        return {};
    const QByteArray bytes = body.head(length);
    return *coding == channels::ContentCoding::Identity
               ? bytes
               : channels::decodeStart(bytes, *coding, length);
}

// Judged by its bytes: `curl -d` sends JSON as a form, and others send it without a type.
bool looksLikeJsonObject(QByteArrayView start)
{
    constexpr QByteArrayView byteOrderMark("\xEF\xBB\xBF");
    if (start.startsWith(byteOrderMark))
        start = start.sliced(byteOrderMark.size());
    return start.trimmed().startsWith('{');
}

} // namespace

bool startsAsJsonObject(const RequestHead &head, BodyBuffer &body)
{
    return looksLikeJsonObject(decodedStart(head, body, startLength));
}

bool isOtherThanJson(const RequestHead &head, BodyBuffer &body)
{
    // White space and the first bytes of a compressed body do not tell yet.
    const bool isTelling = body.isWhole() || body.available() >= startLength
                           || (!head.fields.contains("Content-Encoding")
                               && body.head(startLength).trimmed().size() >= 4);
    return isTelling && !startsAsJsonObject(head, body);
}

QByteArray readableStart(const RequestHead &head, BodyBuffer &body)
{
    return startsAsJsonObject(head, body) ? decodedStart(head, body, collectLimit) : QByteArray();
}

Result<MemberRequest> requestFor(const ClientRequest &client, const GroupConfig &group)
{
    MemberRequest request{.target = client.rest, .model = client.model, .body = client.body};
    if (!channels::editsRequests(group))
        return request;

    // Of what is no JSON object only the path can be edited; it may be larger than memory.
    const bool isEditable = client.body && startsAsJsonObject(client.head, *client.body);
    const qint64 length = isEditable ? longestEditedBody : startLength;
    const QByteArray body = client.body ? client.body->head(length) : QByteArray();
    auto edit = channels::editRequest({.target = client.rest,
                                       .fields = client.head.fields,
                                       .body = body,
                                       .group = group,
                                       .isUpgrade = client.isUpgrade});
    if (!edit)
        return edit.error();
    if (edit->target)
        request.target = *edit->target;
    if (!edit->model.isEmpty())
        request.model = edit->model;
    if (isEditable && edit->body) {
        request.editedBody = std::make_unique<MemoryBody>(*std::move(edit->body));
        request.body = request.editedBody.get();
    }
    return request;
}

} // namespace keyferry::engine
