#pragma once

#include "proxy/core/records.h"

namespace keyferry::ui {

/// A curl line that sends such a request again. Nothing secret is known of it: the access key is
/// the variable `KEYFERRY_KEY`, and a body, which the record does not hold, is read from
/// `body.json`. \param baseUrl  baseUrl() of the settings. Thread: any; pure.
[[nodiscard]] QString curlOf(const RequestRecord &record, const QString &baseUrl);

} // namespace keyferry::ui
