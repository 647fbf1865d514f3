#pragma once

#include "proxy/channels/dialect.h"

namespace keyferry::channels {

/// OpenAI's responses: on the wire the sibling of chat completions; checks and usage differ.
class OpenAiResponseDialect final : public Dialect
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
