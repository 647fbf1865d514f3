#include "proxy/channels/azuredialect.h"

#include "proxy/channels/checkrequest.h"
#include "proxy/channels/credentials.h"
#include "proxy/channels/errorshapes.h"
#include "proxy/channels/requesttraits.h"

namespace keyferry::channels {

RequestTraits
AzureDialect::read(const QByteArray &target, const HeaderFields &fields, QByteArrayView body) const
{
    RequestTraits traits = traitsInBody(fields, body);
    const QByteArray deployment = segmentAfter(splitTarget(target).path, "deployments");
    if (!deployment.isEmpty())
        traits.model = QString::fromUtf8(deployment);
    return traits;
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
