#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

// Pieces that the three formats of the demo provider have in common. Pure.
namespace keyferry::app::demo {

/// The text of a content member in any provider's form: a string, or a list of parts with `text`.
[[nodiscard]] QString textOf(const QJsonValue &content);
/// The words of a text, each with the space before it; joined they are the text again. Never empty.
[[nodiscard]] QStringList wordsOf(const QString &text);
/// About as many tokens as there are words.
[[nodiscard]] qint64 tokens(const QString &text);
/// Eight numbers that depend on the text alone.
[[nodiscard]] QJsonArray embedding(const QString &text);
[[nodiscard]] QByteArray compact(const QJsonObject &object);

} // namespace keyferry::app::demo
