#pragma once

#include "proxy/core/records.h"

namespace keyferry::ui {

enum class CodeKind { Curl, Python, JavaScript };

/// Code that sends such a request again, without any library beside those of Python and Node.js.
/// Nothing secret is known of it: the access key is the variable `KEYFERRY_KEY`, and a body, which
/// the record does not hold, is read from `body.json`. \param baseUrl  baseUrl() of the settings.
/// Thread: any; pure.
[[nodiscard]] QString codeOf(CodeKind kind, const RequestRecord &record, const QString &baseUrl);

} // namespace keyferry::ui
