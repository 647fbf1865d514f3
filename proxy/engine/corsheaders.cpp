#include "proxy/engine/corsheaders.h"

namespace keyferry::engine {

using namespace Qt::StringLiterals;

bool isPreflight(const RequestHead &head)
{
    return head.method == "OPTIONS" && head.fields.contains("Origin")
           && head.fields.contains("Access-Control-Request-Method");
}

ResponseHead preflightReply(const RequestHead &head, const QByteArray &origin)
{
    ResponseHead reply{.status = 204, .reason = "No Content"_ba};
    allowOrigin(reply.fields, origin);
    reply.fields.append("Access-Control-Allow-Methods"_ba,
                        head.fields.first("Access-Control-Request-Method"));
    if (const auto wanted = head.fields.first("Access-Control-Request-Headers"); !wanted.isEmpty())
        reply.fields.append("Access-Control-Allow-Headers"_ba, wanted);
    reply.fields.append("Access-Control-Max-Age"_ba, "600"_ba);
    return reply;
}

void allowOrigin(HeaderFields &fields, const QByteArray &origin)
{
    fields.removeIf([](const HeaderField &field) {
        return startsWithIgnoringCase(field.name, "Access-Control-");
    });
    fields.append("Access-Control-Allow-Origin"_ba, origin);
    // Scripts see only what is named here; errors are told by x-keyferry-error, pacing by the two
    // others.
    fields.append("Access-Control-Expose-Headers"_ba,
                  "x-keyferry-error, x-request-id, retry-after"_ba);
    fields.append("Vary"_ba, "Origin"_ba);
}

} // namespace keyferry::engine
