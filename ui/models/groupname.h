#pragma once

#include <QString>
#include <QStringList>

namespace keyferry::ui {

/// The nearest allowed group name that is not taken: `Silicon Flow` gives `silicon-flow`, a second
/// one `silicon-flow-2`. Empty if nothing of `typed` can stand in a name. Thread: any; pure.
[[nodiscard]] QString suggestedGroupName(const QString &typed, const QStringList &taken);

} // namespace keyferry::ui
