#pragma once

#include "proxy/routing/upstreamerror.h"

namespace keyferry::routing {

// What providers say in words, whatever the status. Codes are compared whole and messages by their
// beginning, so that text of the client's which an error repeats never counts. Source: the
// providers' error pages, named row by row in tests/proxy/routing/answers_*.h. Thread: any; pure.

/// The key is unknown, deleted, expired or blocked for good; no doubt is left.
[[nodiscard]] bool saysKeyIsDead(const UpstreamError &error);

/// The account or the key has no money left. True also where another request might still be served.
[[nodiscard]] bool saysCreditIsGone(const UpstreamError &error);

/// Of those: nothing at all will be served until somebody pays.
[[nodiscard]] bool saysNothingIsLeft(const UpstreamError &error);

/// A spending limit the user has set himself; it ends on a date.
[[nodiscard]] bool saysUsageLimit(const UpstreamError &error);

/// What the client asked is at fault, though the status says otherwise: flagged content, a request
/// larger than the limit, a model or a file that belongs to other keys.
[[nodiscard]] bool saysRequestIsAtFault(const UpstreamError &error);

/// Of those: every key would get the same answer.
[[nodiscard]] bool saysContentIsRefused(const UpstreamError &error);

/// This way to the provider is refused: its region, its network, or a firewall in front of it.
[[nodiscard]] bool saysPlaceIsRefused(const UpstreamError &error);

/// Too many requests of everybody's, not of this key's.
[[nodiscard]] bool saysOverloaded(const UpstreamError &error);

/// The same for an answer from 500 on, where words count that with a 429 mean a rate limit.
[[nodiscard]] bool saysBusy(const UpstreamError &error);

/// The status that an error inside a stream stands for; 500 if it does not say.
[[nodiscard]] int statusOf(const UpstreamError &error);

} // namespace keyferry::routing
