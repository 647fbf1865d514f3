#pragma once

#include "proxy/core/result.h"
#include "proxy/http/limits.h"

#include <QByteArrayView>

#include <optional>

namespace keyferry::http {

/// Refuses every byte pattern that two HTTP parsers could read differently.
///
/// \param head    request or status line and header fields up to and including the empty line
/// \param limits  sizes in bytes
/// \returns MalformedRequest, HeadTooLarge or TargetTooLong; the detail names the rule that was
/// broken. Thread: any; pure. Source: RFC 9112 2.2, 5.1, 5.2; docs/proxy.md "Server side".
[[nodiscard]] Outcome checkHead(QByteArrayView head, const HeadLimits &limits);

/// The part of checkHead() that is about field lines alone: also for a trailer section.
/// \param section  field lines up to and including the empty line; may be the empty line only
[[nodiscard]] Outcome checkFieldSection(QByteArrayView section, qint64 fieldCount);

/// 414 or 431 for a head, or what has arrived of one, that is over its limits.
[[nodiscard]] Outcome checkHeadSize(QByteArrayView head, const HeadLimits &limits);

/// Looks for the first empty line and judges the bytes on the way, so that nobody waits for the end
/// of what is no head. \param scanned  how many bytes an earlier call has seen already \returns how
/// many bytes there are up to and including the empty line, nothing while it has not come, or
/// MalformedRequest
[[nodiscard]] Result<std::optional<qsizetype>> findEmptyLine(QByteArrayView bytes,
                                                             qsizetype scanned = 0);

[[nodiscard]] Error malformed(const QString &rule);

} // namespace keyferry::http
