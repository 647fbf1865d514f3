#pragma once

#include "proxy/channels/dialect.h"

namespace keyferry::channels {

/// Model and stream flag where the body has both, as most formats do; `Accept: text/event-stream`
/// asks for a stream too.
[[nodiscard]] RequestTraits traitsInBody(const HeaderFields &fields, QByteArrayView body);

/// Where the path has the segment after the segment `parent`: `deployments` of
/// `/openai/deployments/gpt-4o/chat` gives `gpt-4o`. Empty if there is none, or an empty one.
[[nodiscard]] std::optional<ByteSpan> segmentAfter(QByteArrayView path, QByteArrayView parent);

/// The value of the first query pair that names the model of a WebSocket handshake: `model`, or
/// Azure's `deployment`. Nothing for an empty one.
[[nodiscard]] std::optional<ByteSpan> modelInQuery(const QByteArray &target);
/// That value, decoded; empty if there is none.
[[nodiscard]] QString handshakeModel(const QByteArray &target);

} // namespace keyferry::channels
