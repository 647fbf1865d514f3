#include "proxy/channels/azuredialect.h"

#include "proxy/channels/checkrequest.h"
#include "proxy/channels/credentials.h"
#include "proxy/channels/errorshapes.h"
#include "proxy/channels/requesttraits.h"
#include "proxy/core/querypairs.h"

namespace keyferry::channels {

RequestTraits
AzureDialect::read(const QByteArray &target, const HeaderFields &fields, QByteArrayView body) const
{
    RequestTraits traits = traitsInBody(fields, body);
    if (const auto deployment = modelInPath(splitTarget(target).path))
        traits.model = QString::fromUtf8(percentDecoded(deployment->in(target)));
    return traits;
}

std::optional<ByteSpan> AzureDialect::modelInPath(QByteArrayView path) const
{
    return segmentAfter(path, "deployments");
}

void AzureDialect::applyKey(OutgoingHead &head, const Secret &key, const ChannelOptions &) const
{
    placeKey(head, inHeader("api-key"), key);
}

Result<CheckRequest> AzureDialect::checkRequest(const CheckOptions &options) const
{
    if (options.path.isEmpty())
        return missingCheckPath(Channel::Azure);
    return openAiCheck({}, options, defaultTestModel(Channel::Azure));
}

ErrorBody AzureDialect::errorBody(ErrorKind kind, const QString &message) const
{
    return openAiError(kind, message);
}

} // namespace keyferry::channels
