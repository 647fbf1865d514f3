#pragma once

#include "proxy/core/logreader.h"

namespace keyferry::ui {

/// Reads the filter line of the request table: `group:openai status:>=400 model:gpt* key:ab12
/// took:>2s stream:yes some text`.
///
/// Tokens stand apart by white space; double quotes keep white space together and make plain text
/// of what looks like a token. All plain words together are one text to look for. \returns
/// InvalidValue with the token's name as field. Thread: any; pure.
[[nodiscard]] Result<LogQuery> parseFilterLine(QStringView line);

/// The inverse: a line that parses to the same query, times and pages aside.
[[nodiscard]] QString filterLineOf(const LogQuery &query);

/// `group:`, `status:`, …: what completion offers.
[[nodiscard]] QStringList filterTokenStarts();

/// A line taken apart: tokens that are complete, as they were typed, and what is left of it.
struct FilterPieces
{
    QStringList tokens{};
    QString rest{};

    friend bool operator==(const FilterPieces &, const FilterPieces &) = default;
};

/// \param isFinished  the last word counts as complete too; else white space must follow it
[[nodiscard]] FilterPieces filterPieces(const QString &line, bool isFinished);
/// `group` of `group:openai`.
[[nodiscard]] QString filterTokenName(const QString &token);

} // namespace keyferry::ui
