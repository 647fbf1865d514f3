#pragma once

#include <QByteArrayView>
#include <QtGlobal>

#include <chrono>
#include <optional>

namespace keyferry::routing {

// The ways in which providers write points and spans of time. What is none of them is empty, never
// a guess. Thread: any; pure.

/// A span as Go writes it, `1h2m3.5s`, `6m0s`, `20ms`, days included; rounded up to whole
/// milliseconds.
[[nodiscard]] std::optional<std::chrono::milliseconds> parseSpan(QByteArrayView text);

/// A decimal number without sign or exponent.
[[nodiscard]] std::optional<double> parseDecimal(QByteArrayView text);

/// The three forms of RFC 9110 5.6.7, as UTC ms.
/// \param now  decides the century of the two-digit form
[[nodiscard]] std::optional<qint64> parseHttpDate(QByteArrayView text, qint64 now);

/// RFC 3339, as UTC ms; without an offset it is taken for UTC.
[[nodiscard]] std::optional<qint64> parseTimestamp(QByteArrayView text);

/// UTC ms of the next 00:00 in Los Angeles, where Gemini's days begin. By the rule that holds since
/// 2007, not by a time zone database, which need not be installed.
[[nodiscard]] qint64 nextPacificMidnight(qint64 now);

} // namespace keyferry::routing
