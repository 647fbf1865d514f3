#include "app/grouptext.h"

#include "app/settingtext.h"
#include "app/texttable.h"
#include "app/textvalues.h"

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
                     group["channel"_L1].toString(),
                     yesNo(group["enabled"_L1]),
                     number(keys["active"_L1]),
                     number(keys["cooling"_L1]),
                     number(keys["invalid"_L1]),
                     number(keys["disabled"_L1]),
                     group["endpoint"_L1].toString()});
    }
    return textTable({{u"NAME"_s},
                      {u"CHANNEL"_s},
                      {u"ENABLED"_s},
                      {u"ACTIVE"_s, Align::Right},
                      {u"COOLING"_s, Align::Right},
                      {u"INVALID"_s, Align::Right},
                      {u"DISABLED"_s, Align::Right},
                      {u"ENDPOINT"_s}},
                     rows);
}

QString groupText(const QJsonObject &group)
{
    QList<QStringList> rows{{u"name"_s, group["name"_L1].toString()},
                            {u"endpoint"_s, group["endpoint"_L1].toString()},
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
    for (const QJsonValue &value : group["upstreams"_L1].toArray()) {
        const QJsonObject upstream = value.toObject();
        rows.append(
            {u"upstream"_s,
             u"%1, weight %2"_s.arg(upstream["url"_L1].toString(), number(upstream["weight"_L1]))});
    }
    const QJsonObject overrides = group["settings"_L1].toObject();
    for (auto it = overrides.begin(); it != overrides.end(); ++it)
        rows.append({u"set"_s, it.key() + u'=' + settingText(it.value())});
    return lines(rows);
}

} // namespace keyferry::app
