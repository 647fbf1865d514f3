#pragma once

#include "proxy/channels/dialect.h"

namespace keyferry::channels {

/// Azure OpenAI: the deployment in the path is the model.
class AzureDialect final : public Dialect
{
public:
    [[nodiscard]] RequestTraits
    read(const QByteArray &target, const HeaderFields &fields, QByteArrayView body) const override;
    [[nodiscard]] std::optional<ByteSpan> modelInPath(QByteArrayView path) const override;
    void
    applyKey(OutgoingHead &head, const Secret &key, const ChannelOptions &options) const override;
    [[nodiscard]] Result<CheckRequest> checkRequest(const CheckOptions &options) const override;
    [[nodiscard]] ErrorBody errorBody(ErrorKind kind, const QString &message) const override;
};

} // namespace keyferry::channels
