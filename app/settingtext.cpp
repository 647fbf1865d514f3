#include "app/settingtext.h"

#include "app/texttable.h"
#include "proxy/core/settings.h"

namespace keyferry::app {

using namespace Qt::StringLiterals;

namespace {

// From our own registry: the JSON of the other verbs has no field for it.
QString helpAndRange(const QJsonValue &setting)
{
    const QString help = setting["help"_L1].toString();
    const SettingDeclaration *declaration = settings::find(setting["name"_L1].toString());
    const QString range = declaration ? settings::rangeText(*declaration) : QString();
    return range.isEmpty() ? help : u"%1 (%2)"_s.arg(help, range);
}

} // namespace

QString settingText(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? u"on"_s : u"off"_s;
    if (value.isDouble())
        return QString::number(value.toInteger());
    if (!value.isArray())
        return value.toString();
    QStringList members;
    for (const QJsonValue &member : value.toArray())
        members.append(member.toString());
    return members.join(", "_L1);
}

QString settingsTable(const QJsonArray &settings)
{
    QList<QStringList> rows;
    for (const QJsonValue &value : settings) {
        const QString text = settingText(value["value"_L1]);
        rows.append({value["name"_L1].toString(),
                     text.isEmpty() ? u"-"_s : text,
                     value["source"_L1].toString(),
                     helpAndRange(value)});
    }
    return textTable({{u"NAME"_s}, {u"VALUE"_s}, {u"SOURCE"_s}, {u"HELP"_s}}, rows);
}

} // namespace keyferry::app
