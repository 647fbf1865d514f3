#pragma once

#include <QJsonArray>

namespace keyferry::app {

/// A typed setting as it would be written to `settings set`. Pure.
[[nodiscard]] QString settingText(const QJsonValue &value);

/// The table of `settings list`: each with the values it may take. Pure.
[[nodiscard]] QString settingsTable(const QJsonArray &settings);

} // namespace keyferry::app
