#pragma once

#include "proxy/core/drafts.h"

#include <QVariant>

namespace keyferry::ui {

enum class KeyColumn {
    State,
    Key,
    Notes,
    Tag,
    Requests,
    Failures,
    LastUsed,
    LastError,
    CoolingUntil,
    Weight,
    Priority,
};
inline constexpr int keyColumnCount = static_cast<int>(KeyColumn::Priority) + 1;

[[nodiscard]] QString columnTitle(KeyColumn column);
/// The raw value a delegate paints: roles.h.
[[nodiscard]] QVariant cellValue(const KeyRow &row, KeyColumn column);
/// What a screen reader says where the raw value is no text; else invalid.
[[nodiscard]] QVariant cellSpeech(const KeyRow &row, KeyColumn column);
/// What the model says of a row in a role: one of the two above, or roles::state, errorStatus,
/// model and others; else invalid.
[[nodiscard]] QVariant rowValue(const KeyRow &row, KeyColumn column, int role);
/// The order a click on the header asks for; pool order where a column has none of its own.
[[nodiscard]] KeyQuery::Order orderBy(KeyColumn column);
[[nodiscard]] bool isNumber(KeyColumn column);

} // namespace keyferry::ui
