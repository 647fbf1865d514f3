#pragma once

#include "proxy/core/channel.h"
#include "proxy/core/httphead.h"
#include "proxy/core/records.h"

namespace keyferry::routing {

/// What an answer says about key and upstream. docs/keys.md "Judging an answer". Thread: any; pure.
[[nodiscard]] Verdict classify(Channel channel, const ResponseHead &head);

} // namespace keyferry::routing
