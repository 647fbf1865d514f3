#include "proxy/channels/openairesponsedialect.h"

#include "proxy/channels/checkrequest.h"
#include "proxy/channels/credentials.h"
#include "proxy/channels/errorshapes.h"
#include "proxy/channels/requesttraits.h"

namespace keyferry::channels {

using namespace Qt::StringLiterals;

RequestTraits OpenAiResponseDialect::read(const QByteArray &,
                                          const HeaderFields &fields,
                                          QByteArrayView body) const
{
    return traitsInBody(fields, body);
}

void OpenAiResponseDialect::applyKey(OutgoingHead &head,
                                     const Secret &key,
                                     const ChannelOptions &) const
{
    placeKey(head, bearerOrSubprotocol(head, key), key);
}

Result<CheckRequest> OpenAiResponseDialect::checkRequest(const CheckOptions &options) const
{
    return openAiCheck("/v1/responses"_ba, options, defaultTestModel(Channel::OpenAiResponse));
}

ErrorBody OpenAiResponseDialect::errorBody(ErrorKind kind, const QString &message) const
{
    return openAiError(kind, message);
}

} // namespace keyferry::channels
