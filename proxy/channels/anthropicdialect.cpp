#include "proxy/channels/anthropicdialect.h"

#include "proxy/channels/checkrequest.h"
#include "proxy/channels/credentials.h"
#include "proxy/channels/errorshapes.h"
#include "proxy/channels/jsontext.h"
#include "proxy/channels/requesttraits.h"

namespace keyferry::channels {

using namespace Qt::StringLiterals;

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

Result<CheckRequest> AnthropicDialect::checkRequest(const CheckOptions &options) const
{
    CheckRequest request =
        postCheck("/v1/messages"_ba, options, defaultTestModel(Channel::Anthropic));
    request.body = R"({"model":)" + quotedJson(request.model)
                   + R"(,"max_tokens":1,"messages":[{"role":"user","content":"hi"}]})";
    return asListIfNamed(std::move(request));
}

ErrorBody AnthropicDialect::errorBody(ErrorKind kind, const QString &message) const
{
    return anthropicError(kind, message);
}

} // namespace keyferry::channels
