#pragma once

#include <QByteArray>
#include <QString>

namespace keyferry::channels {

/// The JSON string, in its quotes. Thread: any; pure.
[[nodiscard]] QByteArray quotedJson(const QString &text);

} // namespace keyferry::channels
