#pragma once

#include "proxy/core/httphead.h"
#include "proxy/core/ids.h"

#include <QByteArrayView>

namespace keyferry::engine {

/// Which session a request belongs to: `X-Claude-Code-Session-Id`, `session_id`, `prompt_cache_key`
/// in the body, else access key and system prompt. Two sessions differ in it; 0 where nothing tells
/// one from another. \param body  decoded, as much as is here Thread: any; pure. Source:
/// docs/keys.md "Choosing a key".
[[nodiscard]] quint64
sessionId(const HeaderFields &fields, AccessKeyId accessKey, QByteArrayView body);

} // namespace keyferry::engine
