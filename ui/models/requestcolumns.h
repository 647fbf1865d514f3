#pragma once

#include "proxy/core/records.h"

#include <QVariant>

namespace keyferry::ui {

enum class RequestColumn {
    Time,
    Group,
    Model,
    Status,
    Key,
    Tries,
    FirstByte,
    Duration,
    Path, ///< with its method
    Upstream,
    Size,
};
inline constexpr int requestColumnCount = static_cast<int>(RequestColumn::Size) + 1;

[[nodiscard]] QString columnTitle(RequestColumn column);
/// The raw value a delegate paints: roles.h. \param now UTC ms: up to then a running request lasts
[[nodiscard]] QVariant cellValue(const RequestRecord &record, RequestColumn column, qint64 now);
/// What a screen reader says where the raw value is no text; else invalid.
[[nodiscard]] QVariant cellSpeech(const RequestRecord &record, RequestColumn column);
[[nodiscard]] bool isNumber(RequestColumn column);
/// `200 OK`, `Streaming`, `Running`: status and outcome in words.
[[nodiscard]] QString outcomeText(const RequestRecord &record);

} // namespace keyferry::ui
