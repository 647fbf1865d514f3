#include "proxy/core/settingmakers.h"

namespace keyferry::settings::make {

namespace {

SettingDeclaration at(QLatin1String name, const Place &place, SettingType type)
{
    return {.name = name, .section = place.section, .card = place.card, .type = type};
}

SettingDeclaration ranged(SettingDeclaration declaration, qint64 fallback, qint64 min, qint64 max)
{
    declaration.fallback = fallback;
    declaration.min = min;
    declaration.max = max;
    return declaration;
}

} // namespace

SettingDeclaration
number(QLatin1String name, const Place &place, qint64 fallback, qint64 min, qint64 max)
{
    return ranged(at(name, place, SettingType::Integer), fallback, min, max);
}

SettingDeclaration
duration(QLatin1String name, const Place &place, qint64 fallback, qint64 min, qint64 max)
{
    return inUnit(ranged(at(name, place, SettingType::Seconds), fallback, min, max), "s"_L1);
}

SettingDeclaration toggle(QLatin1String name, const Place &place, bool fallback)
{
    auto declaration = at(name, place, SettingType::Boolean);
    declaration.fallback = fallback;
    return declaration;
}

SettingDeclaration text(QLatin1String name, const Place &place, SettingRule rule)
{
    auto declaration = at(name, place, SettingType::Text);
    declaration.rule = rule;
    declaration.fallback = QString();
    return declaration;
}

SettingDeclaration
list(QLatin1String name, const Place &place, SettingRule rule, const QStringList &fallback)
{
    auto declaration = at(name, place, SettingType::List);
    declaration.rule = rule;
    declaration.fallback = fallback;
    return declaration;
}

SettingDeclaration choice(QLatin1String name, const Place &place, const QStringList &choices)
{
    auto declaration = at(name, place, SettingType::Choice);
    declaration.fallback = choices.first();
    declaration.choices = choices;
    return declaration;
}

SettingDeclaration described(SettingDeclaration declaration, const Words &words)
{
    declaration.title = words.title;
    declaration.help = words.help;
    return declaration;
}

SettingDeclaration overridable(SettingDeclaration declaration)
{
    declaration.scope = SettingScope::Overridable;
    return declaration;
}

SettingDeclaration groupOnly(SettingDeclaration declaration)
{
    declaration.scope = SettingScope::GroupOnly;
    return declaration;
}

SettingDeclaration inUnit(SettingDeclaration declaration, QLatin1String unit)
{
    declaration.unit = unit;
    return declaration;
}

SettingDeclaration zeroForNone(SettingDeclaration declaration)
{
    declaration.zeroMeansNone = true;
    return declaration;
}

SettingDeclaration notEmpty(SettingDeclaration declaration)
{
    declaration.min = 1;
    return declaration;
}

} // namespace keyferry::settings::make
