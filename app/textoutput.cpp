#include "app/textoutput.h"

#include "app/grouptext.h"
#include "app/keytext.h"
#include "app/settingtext.h"
#include "app/texttable.h"
#include "app/textvalues.h"

#include <QJsonArray>

namespace keyferry::app {

using namespace Qt::StringLiterals;

namespace {

QString uptimeText(qint64 seconds)
{
    constexpr qint64 perMinute = 60;
    constexpr qint64 perHour = 3600;
    constexpr qint64 perDay = 86400;
    if (seconds < perMinute)
        return u"%1 s"_s.arg(seconds);
    if (seconds < perHour)
        return u"%1 min"_s.arg(seconds / perMinute);
    if (seconds < perDay)
        return u"%1 h %2 min"_s.arg(seconds / perHour).arg(seconds % perHour / perMinute);
    return u"%1 d %2 h"_s.arg(seconds / perDay).arg(seconds % perDay / perHour);
}

QString statusText(const QJsonObject &result)
{
    QStringList addresses;
    for (const QJsonValue &address : result["listening"_L1].toArray())
        addresses.append(address.toString());
    QString state = result["state"_L1].toString();
    // What drains listens no more and has requests all the same.
    const bool isServing = state == "running"_L1 || state == "draining"_L1;
    QList<QStringList> rows{{u"state"_s, state.replace(u'-', u' ')}};
    if (result.contains("problem"_L1))
        rows.append({u"problem"_s, result["problem"_L1].toString()});
    if (isServing) {
        rows.append({u"listening"_s, orDash(addresses.join(' '_L1))});
        rows.append({u"uptime"_s, uptimeText(result["uptime_seconds"_L1].toInteger())});
        rows.append({u"in flight"_s,
                     u"%1 requests, %2 streams"_s.arg(number(result["requests_in_flight"_L1]),
                                                      number(result["streams"_L1]))});
        rows.append({u"dropped"_s, u"%1 log rows"_s.arg(number(result["dropped_log_rows"_L1]))});
    }
    rows.append({u"keys"_s, keysText(result["keys"_L1].toObject())});
    rows.append({u"version"_s, result["version"_L1].toString()});
    return lines(rows);
}

/// `aggregate/member` where an aggregate was asked.
QString groupCell(const QJsonObject &request)
{
    const QString group = orDash(request["group"_L1].toString());
    const QString aggregate = request["aggregate"_L1].toString();
    return aggregate.isEmpty() ? group : aggregate + u'/' + group;
}

QStringList requestCells(const QJsonObject &request)
{
    const qint64 status = request["status"_L1].toInteger();
    return {number(request["id"_L1]),
            localTime(request["started_at"_L1]),
            groupCell(request),
            orDash(request["model"_L1].toString()),
            status == 0 ? u"-"_s : QString::number(status),
            request["outcome"_L1].toString(),
            number(request["attempts"_L1]),
            orDash(request["key_mask"_L1].toString()),
            milliseconds(request["first_byte_ms"_L1]),
            milliseconds(request["duration_ms"_L1]),
            request["method"_L1].toString() + u' ' + request["path"_L1].toString()};
}

QString requestsTable(const QJsonArray &requests)
{
    if (requests.isEmpty())
        return u"no requests\n"_s;
    QList<QStringList> rows;
    for (const QJsonValue &request : requests)
        rows.append(requestCells(request.toObject()));
    return textTable({{u"ID"_s},
                      {u"STARTED"_s},
                      {u"GROUP"_s},
                      {u"MODEL"_s},
                      {u"STATUS"_s, Align::Right},
                      {u"OUTCOME"_s},
                      {u"ATTEMPTS"_s, Align::Right},
                      {u"KEY"_s},
                      {u"FIRST BYTE"_s, Align::Right},
                      {u"DURATION"_s, Align::Right},
                      {u"REQUEST"_s}},
                     rows);
}

QString verdictText(const QJsonObject &attempt)
{
    const QString verdict = attempt["verdict"_L1].toString();
    return attempt["resends"_L1].toInt() > 0 ? verdict + u", sent again on a new connection"_s
                                             : verdict;
}

QString requestText(const QJsonObject &request)
{
    QString out = lines(
        {{u"id"_s, number(request["id"_L1])},
         {u"started"_s, localTime(request["started_at"_L1])},
         {u"request"_s, request["method"_L1].toString() + u' ' + request["path"_L1].toString()},
         {u"group"_s, orDash(request["group"_L1].toString())},
         {u"aggregate"_s, orDash(request["aggregate"_L1].toString())},
         {u"model"_s, orDash(request["model"_L1].toString())},
         {u"status"_s, number(request["status"_L1])},
         {u"outcome"_s, request["outcome"_L1].toString()},
         {u"stream"_s, yesNo(request["stream"_L1])},
         {u"first byte"_s, milliseconds(request["first_byte_ms"_L1])},
         {u"duration"_s, milliseconds(request["duration_ms"_L1])},
         {u"sent"_s, number(request["request_bytes"_L1]) + u" bytes"_s},
         {u"received"_s, number(request["response_bytes"_L1]) + u" bytes"_s},
         {u"client"_s,
          request["client"_L1].toString() + u' ' + request["user_agent"_L1].toString()},
         {u"error"_s, orDash(request["error"_L1].toString())}});
    QList<QStringList> rows;
    for (const QJsonValue &value : request["attempt_list"_L1].toArray()) {
        const QJsonObject attempt = value.toObject();
        rows.append({number(attempt["seq"_L1]),
                     orDash(attempt["key_mask"_L1].toString()),
                     attempt["upstream"_L1].toString(),
                     number(attempt["status"_L1]),
                     verdictText(attempt),
                     milliseconds(attempt["duration_ms"_L1]),
                     orDash(attempt["error"_L1].toString())});
    }
    if (rows.isEmpty())
        return out;
    return out + u'\n'
           + textTable({{u"ATTEMPT"_s, Align::Right},
                        {u"KEY"_s},
                        {u"UPSTREAM"_s},
                        {u"STATUS"_s, Align::Right},
                        {u"VERDICT"_s},
                        {u"DURATION"_s, Align::Right},
                        {u"ERROR"_s}},
                       rows);
}

QString statsText(const QJsonObject &result)
{
    const auto cells = [](const QString &title, const QJsonObject &counts) -> QStringList {
        return {title,
                number(counts["requests"_L1]),
                number(counts["failures"_L1]),
                number(counts["attempts"_L1])};
    };
    QList<QStringList> rows;
    for (const QJsonValue &hour : result["hours"_L1].toArray())
        rows.append(cells(localTime(hour["hour"_L1]), hour.toObject()));
    rows.append(cells(u"total"_s, result));
    return textTable({{u"HOUR"_s},
                      {u"REQUESTS"_s, Align::Right},
                      {u"FAILURES"_s, Align::Right},
                      {u"ATTEMPTS"_s, Align::Right}},
                     rows);
}

QString restoredText(const QJsonObject &result)
{
    const auto what =
        u"%1 groups, %2 keys, %3 access keys, %4 requests"_s.arg(number(result["groups"_L1]),
                                                                 number(result["keys"_L1]),
                                                                 number(result["access_keys"_L1]),
                                                                 number(result["requests"_L1]));
    return result["in_force"_L1].toBool()
               ? u"restored: %1\n"_s.arg(what)
               : u"checked: %1; in force when keyferry starts next\n"_s.arg(what);
}

// clang-format off
// By what the answer holds, since several verbs answer alike.
struct Renderer
{
    const QJsonObject &result;

    QString operator()(const command::Status &) const { return statusText(result); }
    QString operator()(const command::GroupList &) const { return groupsText(result["groups"_L1].toArray()); }
    QString operator()(const command::KeyAdd &) const { return importText(result); }
    QString operator()(const command::KeyImport &) const { return importText(result); }
    QString operator()(const command::KeyExport &) const { return exportText(result["keys"_L1].toArray()); }
    QString operator()(const command::KeyList &) const { return keysTable(result["keys"_L1].toArray()); }
    QString operator()(const command::KeyCheck &) const { return checkText(result); }
    QString operator()(const command::KeyNote &) const { return keysTable({result}); }
    QString operator()(const command::AccessKeyList &) const { return accessKeysTable(result["access_keys"_L1].toArray()); }
    QString operator()(const command::AccessKeyAdd &) const { return result["secret"_L1].toString() + u'\n'; }
    QString operator()(const command::AccessKeyEdit &) const { return result.contains("secret"_L1) ? result["secret"_L1].toString() + u'\n' : accessKeysTable({result}); }
    QString operator()(const command::AccessKeyEnable &) const { return accessKeysTable({result}); }
    QString operator()(const command::SettingsList &) const { return settingsTable(result["settings"_L1].toArray()); }
    QString operator()(const command::SettingsGet &) const { return settingText(result["value"_L1]) + u'\n'; }
    QString operator()(const command::SettingsSet &) const { return named(); }
    QString operator()(const command::SettingsReset &) const { return named(); }
    QString operator()(const command::LogList &) const { return requestsTable(result["requests"_L1].toArray()); }
    QString operator()(const command::LogShow &) const { return requestText(result); }
    QString operator()(const command::LogClear &) const { return u"log cleared\n"_s; }
    QString operator()(const command::Stats &) const { return statsText(result); }
    QString operator()(const command::Backup &) const { return u"backed up to %1, %2 bytes\n"_s.arg(result["file"_L1].toString(), number(result["bytes"_L1])); }
    QString operator()(const command::Restore &) const { return restoredText(result); }
    template<typename Other>
    QString operator()(const Other &) const
    {
        return result.contains("changed"_L1) ? number(result["changed"_L1]) + u" changed\n"_s : groupText(result);
    }

    [[nodiscard]] QString named() const { return result["name"_L1].toString() + u" = "_s + settingText(result["value"_L1]) + u'\n'; }
};
// clang-format on

} // namespace

QString textOf(const Command &command, const QJsonObject &result)
{
    return std::visit(Renderer{result}, command);
}

QString requestLine(const QJsonObject &request)
{
    return printable(requestCells(request).join("  "_L1)) + u'\n';
}

} // namespace keyferry::app
