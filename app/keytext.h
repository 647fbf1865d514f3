#pragma once

#include <QJsonArray>
#include <QJsonObject>

// Answers of `keyferry key …` and `access-key list` as text. Pure.
namespace keyferry::app {

[[nodiscard]] QString importText(const QJsonObject &result);
[[nodiscard]] QString exportText(const QJsonArray &keys);
[[nodiscard]] QString keysTable(const QJsonArray &keys);
[[nodiscard]] QString checkText(const QJsonObject &result);
[[nodiscard]] QString accessKeysTable(const QJsonArray &keys);

} // namespace keyferry::app
