#pragma once

#include "proxy/core/drafts.h"

#include <QVariant>

namespace keyferry::ui {

enum class KeyColumn { State, Key, Notes, Tag, Requests, Failures, LastUsed, LastError };
inline constexpr int keyColumnCount = static_cast<int>(KeyColumn::LastError) + 1;

[[nodiscard]] QString columnTitle(KeyColumn column);
/// The raw value a delegate paints: roles.h.
[[nodiscard]] QVariant cellValue(const KeyRow &row, KeyColumn column);
/// What a screen reader says where the raw value is no text; else invalid.
[[nodiscard]] QVariant cellSpeech(const KeyRow &row, KeyColumn column);
/// The order a click on the header asks for; pool order where a column has none of its own.
[[nodiscard]] KeyQuery::Order orderBy(KeyColumn column);
[[nodiscard]] bool isNumber(KeyColumn column);

} // namespace keyferry::ui
