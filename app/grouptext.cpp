#include "app/grouptext.h"

#include "app/settingtext.h"
#include "app/texttable.h"
#include "app/textvalues.h"

#include <QJsonDocument>

namespace keyferry::app {

using namespace Qt::StringLiterals;

QString groupsText(const QJsonArray &groups)
{
    if (groups.isEmpty())
        return u"no groups; make one with: keyferry group add NAME --channel openai\n"_s;
    QList<QStringList> rows;
    for (const QJsonValue &value : groups) {
        const QJsonObject group = value.toObject();
        const QJsonObject keys = group["keys"_L1].toObject();
        rows.append({group["name"_L1].toString(),
                     group["kind"_L1].toString(),
                     group["channel"_L1].toString(),
                     yesNo(group["enabled"_L1]),
                     number(keys["active"_L1]),
                     number(keys["cooling"_L1]),
                     number(keys["invalid"_L1]),
                     number(keys["disabled"_L1]),
                     group["endpoint"_L1].toString()});
    }
    return textTable({{u"NAME"_s},
                      {u"KIND"_s},
                      {u"CHANNEL"_s},
                      {u"ENABLED"_s},
                      {u"ACTIVE"_s, Align::Right},
                      {u"COOLING"_s, Align::Right},
                      {u"INVALID"_s, Align::Right},
                      {u"DISABLED"_s, Align::Right},
                      {u"ENDPOINT"_s}},
                     rows);
}

namespace {

QString upstreamCell(const QJsonValue &upstream)
{
    const QString state = upstream["state"_L1].toString();
    QString out =
        u"%1, weight %2"_s.arg(upstream["url"_L1].toString(), number(upstream["weight"_L1]));
    if (state != "closed"_L1 && state != "off"_L1)
        out += u", circuit "_s + state;
    if (upstream["open_until"_L1].isString())
        out += u" until "_s + localTime(upstream["open_until"_L1]);
    return out;
}

/// What the group changes about requests and verdicts, as the options of `group edit` spell it.
QList<QStringList> editRows(const QJsonObject &group)
{
    QList<QStringList> rows;
    for (const QJsonValue &rule : group["model_rules"_L1].toArray())
        rows.append(
            {u"model rule"_s, rule["from"_L1].toString() + u'=' + rule["to"_L1].toString()});
    if (group["model_strict"_L1].toBool())
        rows.append({u"model strict"_s, u"yes"_s});
    if (const auto overrides = group["param_overrides"_L1].toObject(); !overrides.isEmpty())
        rows.append({u"parameters"_s,
                     QString::fromUtf8(QJsonDocument(overrides).toJson(QJsonDocument::Compact))});
    for (const QJsonValue &rule : group["header_rules"_L1].toArray()) {
        const QString text = rule["action"_L1].toString() + u':' + rule["name"_L1].toString();
        const QString mask = rule["mask"_L1].toString();
        rows.append({u"header"_s, mask.isEmpty() ? text : text + u':' + mask});
    }
    for (const QJsonValue &rule : group["failure_rules"_L1].toArray()) {
        const QString text = rule["statuses"_L1].toString() + u':' + rule["verdict"_L1].toString();
        const QString part = rule["text"_L1].toString();
        rows.append({u"failure rule"_s, part.isEmpty() ? text : text + u':' + part});
    }
    return rows;
}

} // namespace

QString groupText(const QJsonObject &group)
{
    QList<QStringList> rows{{u"name"_s, group["name"_L1].toString()},
                            {u"endpoint"_s, group["endpoint"_L1].toString()},
                            {u"kind"_s, group["kind"_L1].toString()},
                            {u"channel"_s, group["channel"_L1].toString()},
                            {u"enabled"_s, yesNo(group["enabled"_L1])},
                            {u"keys"_s, keysText(group["keys"_L1].toObject())}};
    const auto addIfSet = [&rows, &group](const QString &title, QLatin1String member) {
        if (const QString text = group[member].toString(); !text.isEmpty())
            rows.append({title, text});
    };
    addIfSet(u"display name"_s, "display_name"_L1);
    addIfSet(u"description"_s, "description"_L1);
    addIfSet(u"test model"_s, "test_model"_L1);
    addIfSet(u"check path"_s, "check_path"_L1);
    const QJsonObject options = group["channel_options"_L1].toObject();
    if (const QString header = options["auth_header"_L1].toString(); !header.isEmpty())
        rows.append({u"auth header"_s, header + u": "_s + options["auth_prefix"_L1].toString()});
    if (const QString query = options["auth_query"_L1].toString(); !query.isEmpty())
        rows.append({u"auth query"_s, query});
    for (const QJsonValue &upstream : group["upstreams"_L1].toArray())
        rows.append({u"upstream"_s, upstreamCell(upstream)});
    for (const QJsonValue &member : group["members"_L1].toArray()) {
        rows.append({u"member"_s,
                     u"%1, weight %2, tier %3"_s.arg(member["name"_L1].toString(),
                                                     number(member["weight"_L1]),
                                                     number(member["tier"_L1]))});
    }
    rows += editRows(group);
    const QJsonObject overrides = group["settings"_L1].toObject();
    for (auto it = overrides.begin(); it != overrides.end(); ++it)
        rows.append({u"set"_s, it.key() + u'=' + settingText(it.value())});
    return lines(rows);
}

} // namespace keyferry::app
