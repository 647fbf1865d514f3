#pragma once

#include "proxy/core/logreader.h"

namespace keyferry::ui {

/// Reads the filter line of the request table: `group:openai status:>=400 model:gpt* some text`.
///
/// Tokens stand apart by white space; double quotes keep white space together and make plain text
/// of what looks like a token. All plain words together are one text to look for. \returns
/// InvalidValue with the token's name as field. Thread: any; pure.
[[nodiscard]] Result<LogQuery> parseFilterLine(QStringView line);

/// The inverse: a line that parses to the same group, status, model and text.
[[nodiscard]] QString filterLineOf(const LogQuery &query);

/// `group:`, `status:`, `model:`: what completion offers.
[[nodiscard]] QStringList filterTokenStarts();

} // namespace keyferry::ui
