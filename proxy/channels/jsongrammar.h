#pragma once

#include <QByteArrayView>

// What the tokens of JSON may be. RFC 8259 2, 3, 6, 7. Numbers of any length and lone surrogates
// are within the grammar, so they are here. Thread: any; pure.
namespace keyferry::channels {

[[nodiscard]] bool isJsonSpace(char byte);
/// The length, both quotes included, of the string that `text` begins with; -1 if it is none.
/// \pre control characters and UTF-8 have been looked at
[[nodiscard]] qsizetype jsonStringLength(QByteArrayView text);
/// A string, a number, or `true`, `false`, `null`, with nothing but white space behind it.
[[nodiscard]] bool isJsonScalar(QByteArrayView token);

} // namespace keyferry::channels
