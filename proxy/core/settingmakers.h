#pragma once

#include "proxy/core/settings.h"

#include <vector>

// What the list of settings is made with; private to it.
namespace keyferry::settings {

namespace make {

/// Where a setting stands on the page.
struct Place
{
    QLatin1String section{};
    const char *card = ""; ///< heading of its card, QT_TRANSLATE_NOOP("settings", …)
};

/// What remains to be said of a declaration, readable at the end of its line.
struct Words
{
    const char *title = "";
    const char *help = "";
};

[[nodiscard]] SettingDeclaration
number(QLatin1String name, const Place &place, qint64 fallback, qint64 min, qint64 max);
[[nodiscard]] SettingDeclaration
duration(QLatin1String name, const Place &place, qint64 fallback, qint64 min, qint64 max);
[[nodiscard]] SettingDeclaration toggle(QLatin1String name, const Place &place, bool fallback);
[[nodiscard]] SettingDeclaration text(QLatin1String name, const Place &place, SettingRule rule);
[[nodiscard]] SettingDeclaration
list(QLatin1String name, const Place &place, SettingRule rule, const QStringList &fallback);
/// The first one is the default.
[[nodiscard]] SettingDeclaration
choice(QLatin1String name, const Place &place, const QStringList &choices);

[[nodiscard]] SettingDeclaration described(SettingDeclaration declaration, const Words &words);
[[nodiscard]] SettingDeclaration overridable(SettingDeclaration declaration);
[[nodiscard]] SettingDeclaration groupOnly(SettingDeclaration declaration);
[[nodiscard]] SettingDeclaration inUnit(SettingDeclaration declaration, QLatin1String unit);
[[nodiscard]] SettingDeclaration zeroForNone(SettingDeclaration declaration);
[[nodiscard]] SettingDeclaration notEmpty(SettingDeclaration declaration);

} // namespace make

void appendRetrying(std::vector<SettingDeclaration> &out);
void appendKeys(std::vector<SettingDeclaration> &out);
void appendTimeouts(std::vector<SettingDeclaration> &out);
void appendNetwork(std::vector<SettingDeclaration> &out);

} // namespace keyferry::settings
