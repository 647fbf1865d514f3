#pragma once

#include <QByteArrayView>
#include <QString>

namespace keyferry::routing {

/// `text` fit for a log line and a table cell: on one line, no control characters, at most 200
/// characters, and everything that looks like a key masked. Thread: any; pure.
[[nodiscard]] QString shownText(const QString &text);

/// The message of an error body as shownText(); empty if it has none. Thread: any; pure.
[[nodiscard]] QString errorMessage(QByteArrayView body);

} // namespace keyferry::routing
