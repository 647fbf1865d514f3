#pragma once

#include <QString>

namespace keyferry::app {

/// \param verb  empty for the overview, a family (`group`), or a verb (`group add`). Pure.
[[nodiscard]] QString helpText(const QString &verb);

} // namespace keyferry::app
