#include "app/keytext.h"

#include "app/texttable.h"
#include "app/textvalues.h"

namespace keyferry::app {

using namespace Qt::StringLiterals;

namespace {

/// When the key serves again; behind their names, the models that wait alone.
QString coolingCell(const QJsonArray &cooldowns)
{
    QStringList parts;
    for (const QJsonValue &value : cooldowns) {
        const QString model = value["model"_L1].toString();
        const QString until = localTime(value["until"_L1]);
        parts.append(model.isEmpty() ? until : model + u' ' + until);
    }
    return orDash(parts.join(", "_L1));
}

QString groupsText(const QJsonValue &groups)
{
    if (!groups.isArray())
        return u"(all)"_s;
    QStringList names;
    for (const QJsonValue &name : groups.toArray())
        names.append(name.toString());
    return orDash(names.join(", "_L1));
}

QString limitText(const QJsonValue &limit)
{
    return limit.toInteger() == 0 ? u"-"_s : number(limit);
}

} // namespace

QString importText(const QJsonObject &result)
{
    QString out =
        u"added %1, already present %2, refused %3\n"_s.arg(number(result["added"_L1]),
                                                            number(result["already_present"_L1]),
                                                            number(result["refused"_L1]));
    for (const QJsonValue &value : result["refusals"_L1].toArray()) {
        const QJsonObject refusal = value.toObject();
        out += u"line %1: %2\n"_s.arg(number(refusal["line"_L1]),
                                      printable(refusal["reason"_L1].toString()));
    }
    return out;
}

QString exportText(const QJsonArray &keys)
{
    QStringList secrets;
    for (const QJsonValue &key : keys)
        secrets.append(key["secret"_L1].toString() + u'\n');
    return secrets.join(QString());
}

QString keysTable(const QJsonArray &keys)
{
    if (keys.isEmpty())
        return u"no keys\n"_s;
    QList<QStringList> rows;
    for (const QJsonValue &value : keys) {
        const QJsonObject key = value.toObject();
        rows.append({u"id:%1"_s.arg(number(key["id"_L1])),
                     key["mask"_L1].toString(),
                     key["state"_L1].toString(),
                     coolingCell(key["cooldowns"_L1].toArray()),
                     number(key["requests"_L1]),
                     number(key["failures"_L1]),
                     localTime(key["last_used_at"_L1]),
                     orDash(key["notes"_L1].toString()),
                     orDash(key["last_error"_L1].toString())});
    }
    return textTable({{u"ID"_s},
                      {u"KEY"_s},
                      {u"STATE"_s},
                      {u"UNTIL"_s},
                      {u"REQUESTS"_s, Align::Right},
                      {u"FAILURES"_s, Align::Right},
                      {u"LAST USED"_s},
                      {u"NOTES"_s},
                      {u"LAST ERROR"_s}},
                     rows);
}

QString accessKeysTable(const QJsonArray &keys)
{
    if (keys.isEmpty())
        return u"no access keys\n"_s;
    QList<QStringList> rows;
    for (const QJsonValue &value : keys) {
        const QJsonObject key = value.toObject();
        rows.append({u"id:%1"_s.arg(number(key["id"_L1])),
                     key["mask"_L1].toString(),
                     key["enabled"_L1].toBool() ? u"active"_s : u"disabled"_s,
                     groupsText(key["groups"_L1]),
                     orDash(key["name"_L1].toString()),
                     localTime(key["expires_at"_L1]),
                     limitText(key["rpm"_L1]),
                     limitText(key["rpd"_L1]),
                     localTime(key["last_used_at"_L1])});
    }
    return textTable({{u"ID"_s},
                      {u"KEY"_s},
                      {u"STATE"_s},
                      {u"GROUPS"_s},
                      {u"NAME"_s},
                      {u"EXPIRES"_s},
                      {u"RPM"_s, Align::Right},
                      {u"RPD"_s, Align::Right},
                      {u"LAST USED"_s}},
                     rows);
}

QString checkText(const QJsonObject &result)
{
    QList<QStringList> rows;
    for (const QJsonValue &value : result["results"_L1].toArray()) {
        const QJsonObject key = value.toObject();
        const qint64 status = key["status"_L1].toInteger();
        rows.append({u"id:%1"_s.arg(number(key["id"_L1])),
                     key["mask"_L1].toString(),
                     key["verdict"_L1].toString(),
                     status == 0 ? u"-"_s : QString::number(status),
                     orDash(key["message"_L1].toString())});
    }
    const QString table = rows.isEmpty() ? QString()
                                         : textTable({{u"ID"_s},
                                                      {u"KEY"_s},
                                                      {u"VERDICT"_s},
                                                      {u"STATUS"_s, Align::Right},
                                                      {u"MESSAGE"_s}},
                                                     rows);
    const bool isCancelled = result["cancelled"_L1].toBool();
    return table
           + u"checked %1, valid %2, invalid %3, unchanged %4%5\n"_s.arg(
               number(result["checked"_L1]),
               number(result["valid"_L1]),
               number(result["invalid"_L1]),
               number(result["unchanged"_L1]),
               isCancelled ? u"; cancelled before the end"_s : QString());
}

} // namespace keyferry::app
