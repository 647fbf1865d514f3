#include "proxy/transport/sendable.h"

#include <algorithm>

namespace keyferry::transport {

using namespace Qt::StringLiterals;

namespace {

bool hasLineBreakOrNul(QByteArrayView bytes)
{
    return std::any_of(
        bytes.begin(), bytes.end(), [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

Error malformed(const QString &detail)
{
    return {.kind = ErrorKind::MalformedRequest, .detail = detail};
}

} // namespace

Outcome
checkSendable(const QByteArray &method, const QByteArray &target, const HeaderFields &fields)
{
    if (!isToken(method))
        return malformed(u"the method is not a token"_s);
    if (hasLineBreakOrNul(target))
        return malformed(u"CR, LF or NUL in the target"_s);
    for (const HeaderField &field : fields) {
        if (!isToken(field.name))
            return malformed(u"a header name is not a token"_s);
        if (hasLineBreakOrNul(field.value))
            return malformed(
                u"CR, LF or NUL in the value of %1"_s.arg(QString::fromLatin1(field.name)));
    }
    return ok();
}

Outcome checkRequestLine(const QByteArray &target, const HeaderFields &fields)
{
    if (!target.startsWith('/'))
        return malformed(u"the target does not start with a slash"_s);
    const bool endsEarly = std::any_of(target.begin(), target.end(), [](char c) {
        return static_cast<unsigned char>(c) <= ' ' || c == '\x7f' || c == '#';
    });
    if (endsEarly)
        return malformed(u"control byte, space or fragment in the target"_s);
    if (fields.count("Host") > 1)
        return malformed(u"more than one Host"_s);
    return ok();
}

} // namespace keyferry::transport
