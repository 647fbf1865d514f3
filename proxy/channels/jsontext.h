#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace keyferry::channels {

/// The JSON string, in its quotes. Thread: any; pure.
[[nodiscard]] QByteArray quotedJson(const QString &text);
/// What a JSON string says. \pre `quoted` is one, quotes included. Thread: any; pure.
[[nodiscard]] QString unquotedJson(QByteArrayView quoted);

} // namespace keyferry::channels
