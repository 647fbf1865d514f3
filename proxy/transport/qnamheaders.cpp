#include "proxy/transport/qnamheaders.h"

namespace keyferry::transport {

using namespace Qt::StringLiterals;

namespace {

bool hasLineBreakOrNul(QByteArrayView bytes)
{
    return std::any_of(
        bytes.begin(), bytes.end(), [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

bool isVisible(QByteArrayView bytes)
{
    return !bytes.isEmpty()
           && std::all_of(bytes.begin(), bytes.end(), [](char c) { return c > ' ' && c < '\x7f'; });
}

Error malformed(const QString &detail)
{
    return {.kind = ErrorKind::MalformedRequest, .detail = detail};
}

HeaderFields joinedRepeats(const HeaderFields &fields)
{
    HeaderFields joined;
    joined.reserve(fields.size() + 5);
    for (const HeaderField &field : fields) {
        if (!joined.contains(field.name)) {
            joined.append(field.name, field.value);
            continue;
        }
        const QByteArray separator = equalsIgnoringCase(field.name, "Cookie") ? "; "_ba : ", "_ba;
        joined.set(field.name, joined.first(field.name) + separator + field.value);
    }
    return joined;
}

void setIfEmpty(HeaderFields &fields, const QByteArray &name, const QByteArray &value)
{
    if (fields.first(name).isEmpty())
        fields.set(name, value);
}

} // namespace

Outcome
checkSendable(const QByteArray &method, const QByteArray &target, const HeaderFields &fields)
{
    if (!isVisible(method))
        return malformed(u"the method is not a token"_s);
    if (hasLineBreakOrNul(target))
        return malformed(u"CR, LF or NUL in the target"_s);
    for (const HeaderField &field : fields) {
        if (!isVisible(field.name) || field.name.contains(':'))
            return malformed(u"a header name is not a token"_s);
        if (hasLineBreakOrNul(field.value))
            return malformed(
                u"CR, LF or NUL in the value of %1"_s.arg(QString::fromLatin1(field.name)));
    }
    return ok();
}

HeaderFields outgoingFields(const HeaderFields &fields, const QnamFraming &framing)
{
    HeaderFields out = joinedRepeats(fields);
    out.remove("Transfer-Encoding");
    if (framing.contentLength)
        out.set("Content-Length", QByteArray::number(*framing.contentLength));
    else if (out.first("Content-Length") != "0"_ba)
        out.remove("Content-Length");

    if (out.first("Host").isEmpty()) {
        out.remove("Host");
        HeaderFields withHost{{"Host"_ba, framing.authority}};
        withHost.reserve(out.size() + 4);
        for (const HeaderField &field : std::as_const(out))
            withHost.append(field.name, field.value);
        out = withHost;
    }
    // Any value of Accept-Encoding keeps Qt from decompressing; the other two cannot be left out,
    // only be blank.
    setIfEmpty(out, "Accept-Encoding"_ba, "identity"_ba);
    setIfEmpty(out, "Accept-Language"_ba, framing.qtTrimsValues ? "*"_ba : " "_ba);
    setIfEmpty(out, "User-Agent"_ba, framing.qtTrimsValues ? "keyferry"_ba : " "_ba);
    return out;
}

HeaderFields incomingFields(const QList<QPair<QByteArray, QByteArray>> &pairs)
{
    HeaderFields fields;
    fields.reserve(pairs.size());
    for (const auto &[name, value] : pairs) {
        if (!equalsIgnoringCase(name, "Set-Cookie")) {
            fields.append(name, value);
            continue;
        }
        for (const QByteArray &cookie : value.split('\n'))
            fields.append(name, cookie);
    }
    return fields;
}

} // namespace keyferry::transport
