#pragma once

namespace keyferry::app {

/// Sends the messages of every category to standard error, a line each: `2026-01-31T12:00:00.000Z
/// warning keyferry.http: …`. Thread: the handler may be called from any. Messages hold no secrets
/// (docs/style.md "Logging").
void installLogSink();

} // namespace keyferry::app
