#pragma once

#include <QStringList>

namespace keyferry::ui {

/// `12 works, 1 rejected`: counts or names one after the other, as the person's language parts
/// them.
[[nodiscard]] QString listed(const QStringList &words);

} // namespace keyferry::ui
