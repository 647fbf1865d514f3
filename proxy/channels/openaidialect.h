#pragma once

#include "proxy/channels/dialect.h"

namespace keyferry::channels {

/// OpenAI's chat completions and everything that speaks like them.
class OpenAiDialect final : public Dialect
{
public:
    [[nodiscard]] RequestTraits
    read(const QByteArray &target, const HeaderFields &fields, QByteArrayView body) const override;
    void
    applyKey(OutgoingHead &head, const Secret &key, const ChannelOptions &options) const override;
    [[nodiscard]] Result<CheckRequest> checkRequest(const CheckOptions &options) const override;
    [[nodiscard]] ErrorBody errorBody(ErrorKind kind, const QString &message) const override;
};

} // namespace keyferry::channels
