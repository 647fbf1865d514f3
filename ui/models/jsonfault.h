#pragma once

#include <QString>

#include <optional>

namespace keyferry::ui {

/// Where a text stops being JSON.
struct JsonFault
{
    qsizetype position = 0; ///< in characters of the text; its size where it ends too early
    int line = 1;
    int column = 1;
    QString sentence{}; ///< `Line 3, column 8: “}” does not belong here.`
};

/// Nothing for valid JSON and for blank text. Thread: any; pure.
[[nodiscard]] std::optional<JsonFault> jsonFault(const QString &text);

} // namespace keyferry::ui
