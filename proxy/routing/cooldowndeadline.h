#pragma once

#include "proxy/core/httphead.h"
#include "proxy/routing/upstreamerror.h"

#include <chrono>

namespace keyferry::routing {

/// Deadlines further off are not believed: a monthly limit is the longest there is.
inline constexpr std::chrono::milliseconds longestCooldown = std::chrono::hours(31 * 24);

/// Until when a rate-limited key is not to be used, as the answer has it: the latest of what fields
/// and body say. docs/keys.md "Judging an answer".
/// \param now  UTC ms
/// \returns UTC ms after `now`; 0 if the answer says nothing that can be believed
/// Thread: any; pure.
[[nodiscard]] qint64
cooldownDeadline(const HeaderFields &fields, const UpstreamError &error, qint64 now);

} // namespace keyferry::routing
