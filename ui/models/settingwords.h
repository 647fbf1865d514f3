#pragma once

#include "proxy/core/settings.h"

namespace keyferry::ui {

// Settings in the person's language; titles and help lines are marked in the registry. Pure.

/// Empty for a section that the registry does not have.
[[nodiscard]] QString settingsSectionTitle(QStringView section);
/// `Strict rotation` for `round_robin`, `日本語` for `ja`; the choice itself where there is no
/// better word.
[[nodiscard]] QString choiceTitle(const QString &choice);
/// `days`, `min`, `s`
[[nodiscard]] QString unitTitle(QLatin1String unit);
/// `10,080 min`; the number alone without a unit.
[[nodiscard]] QString inUnit(const QString &number, QLatin1String unit);
/// `3001`, `15 s`, `on`, `none`
[[nodiscard]] QString valueInWords(const SettingDeclaration &declaration,
                                   const SettingValue &value);
/// The help line, with the range of a number.
[[nodiscard]] QString helpInWords(const SettingDeclaration &declaration);

} // namespace keyferry::ui
