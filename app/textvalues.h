#pragma once

#include <QJsonObject>
#include <QList>
#include <QStringList>

// Values of an answer as text. Pure.
namespace keyferry::app {

[[nodiscard]] QString number(const QJsonValue &value);
/// A dash for null.
[[nodiscard]] QString localTime(const QJsonValue &value);
[[nodiscard]] QString milliseconds(const QJsonValue &value);
[[nodiscard]] QString orDash(const QString &text);
[[nodiscard]] QString yesNo(const QJsonValue &value);
/// `name  value` lines.
[[nodiscard]] QString lines(const QList<QStringList> &rows);
/// `2 active, 0 cooling, …`
[[nodiscard]] QString keysText(const QJsonObject &counts);

} // namespace keyferry::app
