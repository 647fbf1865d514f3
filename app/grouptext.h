#pragma once

#include <QJsonArray>
#include <QJsonObject>

// Answers of `keyferry group …` as text. Pure.
namespace keyferry::app {

[[nodiscard]] QString groupsText(const QJsonArray &groups);
[[nodiscard]] QString groupText(const QJsonObject &group);

} // namespace keyferry::app
