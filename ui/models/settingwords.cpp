#include "ui/models/settingwords.h"

#include "ui/models/language.h"

#include <QCoreApplication>
#include <QLocale>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

struct Word
{
    QLatin1String name{};
    const char *title = "";
};

QString translated(const char *text)
{
    return QCoreApplication::translate("settings", text);
}

constexpr Word sections[]{
    {"general"_L1, QT_TRANSLATE_NOOP("settings", "General")},
    {"listening"_L1, QT_TRANSLATE_NOOP("settings", "Listening")},
    {"access"_L1, QT_TRANSLATE_NOOP("settings", "Access")},
    {"retrying"_L1, QT_TRANSLATE_NOOP("settings", "Retrying")},
    {"keys"_L1, QT_TRANSLATE_NOOP("settings", "Keys and checks")},
    {"timeouts"_L1, QT_TRANSLATE_NOOP("settings", "Timeouts")},
    {"recording"_L1, QT_TRANSLATE_NOOP("settings", "Recording")},
    {"network"_L1, QT_TRANSLATE_NOOP("settings", "Network")},
    {"secrets"_L1, QT_TRANSLATE_NOOP("settings", "Secrets")},
    {"storage"_L1, QT_TRANSLATE_NOOP("settings", "Storage")},
    {"backup"_L1, QT_TRANSLATE_NOOP("settings", "Backup")},
    {"about"_L1, QT_TRANSLATE_NOOP("settings", "About")},
};

constexpr Word choices[]{
    {"system"_L1, QT_TRANSLATE_NOOP("settings", "As the system")},
    {"light"_L1, QT_TRANSLATE_NOOP("settings", "Light")},
    {"dark"_L1, QT_TRANSLATE_NOOP("settings", "Dark")},
    {"auto"_L1, QT_TRANSLATE_NOOP("settings", "Automatic")},
    {"direct"_L1, QT_TRANSLATE_NOOP("settings", "Direct")},
    {"round_robin"_L1, QT_TRANSLATE_NOOP("settings", "Strict rotation")},
    {"weighted"_L1, QT_TRANSLATE_NOOP("settings", "By weight")},
    {"least_in_flight"_L1, QT_TRANSLATE_NOOP("settings", "Fewest in flight")},
    {"fill_first"_L1, QT_TRANSLATE_NOOP("settings", "First one until its limit")},
    {"random"_L1, QT_TRANSLATE_NOOP("settings", "At random")},
    {"latency"_L1, QT_TRANSLATE_NOOP("settings", "Fastest answer")},
    {"invalid"_L1, QT_TRANSLATE_NOOP("settings", "Invalid ones")},
    {"all"_L1, QT_TRANSLATE_NOOP("settings", "Active ones too")},
    {"off"_L1, QT_TRANSLATE_NOOP("settings", "None")},
};

constexpr Word units[]{
    {"s"_L1, QT_TRANSLATE_NOOP("settings", "s")},
    {"min"_L1, QT_TRANSLATE_NOOP("settings", "min")},
    {"days"_L1, QT_TRANSLATE_NOOP("settings", "days")},
    {"kB"_L1, QT_TRANSLATE_NOOP("settings", "kB")},
    {"MB"_L1, QT_TRANSLATE_NOOP("settings", "MB")},
};

template<std::size_t N>
QString wordFor(const Word (&words)[N], QStringView name)
{
    for (const Word &word : words) {
        if (word.name == name)
            return translated(word.title);
    }
    return {};
}

} // namespace

QString settingsSectionTitle(QStringView section)
{
    return wordFor(sections, section);
}

QString choiceTitle(const QString &choice)
{
    for (const LanguageName &language : languages()) {
        if (language.code == choice)
            return language.ownName;
    }
    const QString word = wordFor(choices, choice);
    return word.isEmpty() ? choice : word;
}

QString unitTitle(QLatin1String unit)
{
    const QString word = wordFor(units, QString(unit));
    return word.isEmpty() ? QString(unit) : word;
}

QString inUnit(const QString &number, QLatin1String unit)
{
    return unit.isEmpty() ? number
                          : QCoreApplication::translate("settings", "%1 %2", "number and unit")
                                .arg(number, unitTitle(unit));
}

QString valueInWords(const SettingDeclaration &declaration, const SettingValue &value)
{
    if (declaration.type == SettingType::Boolean) {
        return std::get<bool>(value) ? translated(QT_TRANSLATE_NOOP("settings", "on"))
                                     : translated(QT_TRANSLATE_NOOP("settings", "off"));
    }
    if (declaration.type == SettingType::Choice)
        return choiceTitle(std::get<QString>(value));
    const QString text = settings::toText(value);
    if (text.isEmpty() || (declaration.zeroMeansNone && text == "0"_L1))
        return translated(QT_TRANSLATE_NOOP("settings", "none"));
    if (declaration.type == SettingType::List)
        return std::get<QStringList>(value).join(", "_L1);
    return inUnit(text, declaration.unit);
}

QString helpInWords(const SettingDeclaration &declaration)
{
    const QString help = translated(declaration.help);
    const bool isNumber =
        declaration.type == SettingType::Integer || declaration.type == SettingType::Seconds;
    if (!isNumber)
        return help;
    const QLocale locale;
    const qint64 least = declaration.zeroMeansNone ? 1 : declaration.min;
    // No line ends within a range or before its unit.
    const QString range =
        u"%1\u2060\u2013\u2060%2"_s.arg(locale.toString(least), locale.toString(declaration.max));
    return QCoreApplication::translate("settings", "%1; %2", "help of a setting; its range")
        .arg(help, inUnit(range, declaration.unit).replace(u' ', QChar::Nbsp));
}

} // namespace keyferry::ui
