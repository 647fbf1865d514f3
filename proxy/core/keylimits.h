#pragma once

#include <QString>

namespace keyferry {

/// What a provider key's details may be. docs/keys.md "Key states".
namespace keylimits {

inline constexpr qsizetype longestNotes = 255;
inline constexpr qsizetype longestTag = 100;
inline constexpr int lowestWeight = 1;
inline constexpr int highestWeight = 10'000;
inline constexpr int lowestPriority = 0;
inline constexpr int highestPriority = 10'000;
inline constexpr int none = -1; ///< passes no rule: what was no number

} // namespace keylimits

/// Empty if both are within their ranges, else the rule in words. Pure.
[[nodiscard]] inline QString brokenKeyRule(int weight, int priority)
{
    const auto range = [](const char *name, int low, int high) {
        return QStringLiteral("%1 must be %2\u2013%3").arg(QLatin1String(name)).arg(low).arg(high);
    };
    using namespace keylimits;
    if (weight < lowestWeight || weight > highestWeight)
        return range("weight", lowestWeight, highestWeight);
    if (priority < lowestPriority || priority > highestPriority)
        return range("priority", lowestPriority, highestPriority);
    return {};
}

} // namespace keyferry
