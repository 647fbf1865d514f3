#pragma once

#include "proxy/channels/dialect.h"

namespace keyferry::channels {

/// Google's generateContent and, under `/v1beta/openai/`, its OpenAI-compatible paths.
class GeminiDialect final : public Dialect
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
