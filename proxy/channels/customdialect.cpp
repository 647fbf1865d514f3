#include "proxy/channels/customdialect.h"

#include "proxy/channels/checkrequest.h"
#include "proxy/channels/credentials.h"
#include "proxy/channels/errorshapes.h"
#include "proxy/channels/requesttraits.h"

namespace keyferry::channels {

namespace {

KeyPlace placeFor(const ChannelOptions &options)
{
    if (!options.authQuery.isEmpty())
        return inQuery(options.authQuery);
    return options.authHeader.isEmpty() ? bearer()
                                        : inHeader(options.authHeader, options.authPrefix);
}

} // namespace

RequestTraits
CustomDialect::read(const QByteArray &, const HeaderFields &fields, QByteArrayView body) const
{
    return traitsInBody(fields, body);
}

void CustomDialect::applyKey(OutgoingHead &head,
                             const Secret &key,
                             const ChannelOptions &options) const
{
    placeKey(head, placeFor(options), key);
}

Result<CheckRequest> CustomDialect::checkRequest(const CheckOptions &options) const
{
    if (options.path.isEmpty())
        return missingCheckPath(Channel::Custom);
    // Nothing is known of this provider: only a group that names a model is taken to chat.
    return options.model.isEmpty() ? getCheck(options) : openAiCheck({}, options, {});
}

ErrorBody CustomDialect::errorBody(ErrorKind kind, const QString &message) const
{
    return openAiError(kind, message);
}

} // namespace keyferry::channels
