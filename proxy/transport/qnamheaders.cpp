#include "proxy/transport/qnamheaders.h"

namespace keyferry::transport {

using namespace Qt::StringLiterals;

namespace {

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

HeaderFields outgoingFields(const HeaderFields &fields, const QnamFraming &framing)
{
    HeaderFields out = joinedRepeats(fields);
    out.remove("Transfer-Encoding");
    if (framing.contentLength)
        out.set("Content-Length", QByteArray::number(*framing.contentLength));
    else if (out.first("Content-Length") != "0"_ba)
        out.remove("Content-Length");

    if (out.contains("Host")) {
        setIfEmpty(out, "Host"_ba, framing.authority);
    } else {
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
