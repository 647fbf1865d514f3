#pragma once

#include <QByteArrayView>
#include <QString>

namespace keyferry::channels {

/// What a request body says at its top level.
struct JsonMembers
{
    QString model{}; ///< at most 256 characters
    bool stream = false;

    friend bool operator==(const JsonMembers &, const JsonMembers &) = default;
};

/// Reads `model` (a string) and `stream` (a boolean) of a JSON object; the last one of a name
/// counts, as it does for the providers' parsers. Anything else gives what was read up to there:
/// text that is no object, compressed bytes, a body that is cut off. A byte order mark is passed
/// over. At most the first 8 MiB are read. Thread: any; pure.
[[nodiscard]] JsonMembers readJsonMembers(QByteArrayView body);

} // namespace keyferry::channels
