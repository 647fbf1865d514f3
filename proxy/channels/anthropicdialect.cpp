#include "proxy/channels/anthropicdialect.h"

#include "proxy/channels/credentials.h"
#include "proxy/channels/errorshapes.h"
#include "proxy/channels/requesttraits.h"

namespace keyferry::channels {

namespace {

constexpr QByteArrayView versionField = "anthropic-version";

} // namespace

RequestTraits
AnthropicDialect::read(const QByteArray &, const HeaderFields &fields, QByteArrayView body) const
{
    return traitsInBody(fields, body);
}

void AnthropicDialect::applyKey(OutgoingHead &head, const Secret &key, const ChannelOptions &) const
{
    placeKey(head, inHeader("x-api-key"), key);
    // The API refuses requests without one; SDKs send their own.
    if (!head.fields.contains(versionField))
        head.fields.append(versionField.toByteArray(), "2023-06-01");
}

ErrorBody AnthropicDialect::errorBody(ErrorKind kind, const QString &message) const
{
    return anthropicError(kind, message);
}

} // namespace keyferry::channels
