#pragma once

#include "proxy/channels/dialect.h"

namespace keyferry::channels {

/// Model and stream flag where the body has both, as most formats do; `Accept: text/event-stream`
/// asks for a stream too.
[[nodiscard]] RequestTraits traitsInBody(const HeaderFields &fields, QByteArrayView body);

/// The path segment after the segment `parent`, percent-decoded: `deployments` of
/// `/openai/deployments/gpt-4o/chat` gives `gpt-4o`. Empty if there is none.
[[nodiscard]] QByteArray segmentAfter(QByteArrayView path, QByteArrayView parent);

} // namespace keyferry::channels
