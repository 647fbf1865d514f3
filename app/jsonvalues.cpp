#include "app/jsonvalues.h"

#include <QDateTime>
#include <QJsonArray>

#include <algorithm>
#include <utility>

namespace keyferry::app::json {

using namespace Qt::StringLiterals;

namespace {

QString scopeName(SettingScope scope)
{
    switch (scope) {
    case SettingScope::Global: return u"global"_s;
    case SettingScope::Overridable: return u"overridable"_s;
    case SettingScope::GroupOnly: return u"group-only"_s;
    }
    Q_UNREACHABLE();
}

QJsonValue duration(qint64 ms)
{
    return ms < 0 ? QJsonValue() : QJsonValue(ms);
}

QJsonObject attempt(const AttemptRecord &attempt)
{
    return {{u"seq"_s, attempt.seq},
            {u"key_mask"_s, attempt.keyMask},
            {u"upstream"_s, attempt.upstream},
            {u"status"_s, attempt.status},
            {u"verdict"_s, verdictName(attempt.verdict)},
            {u"started_ms"_s, attempt.startedMs},
            {u"first_byte_ms"_s, duration(attempt.firstByteMs)},
            {u"duration_ms"_s, attempt.durationMs},
            {u"resends"_s, attempt.resends},
            {u"error"_s, attempt.error}};
}

} // namespace

QJsonValue settingValue(const SettingDeclaration &declaration, const SettingValue &value)
{
    if (const auto *number = std::get_if<qint64>(&value))
        return *number;
    if (const auto *flag = std::get_if<bool>(&value))
        return *flag;
    if (const auto *text = std::get_if<QString>(&value))
        return settings::maskedText(declaration, *text);
    return QJsonArray::fromStringList(std::get<QStringList>(value));
}

QJsonValue time(qint64 utcMs)
{
    if (utcMs == 0)
        return {};
    return QDateTime::fromMSecsSinceEpoch(utcMs, Qt::UTC).toString(Qt::ISODateWithMs);
}

QJsonObject keyCounts(const KeyCounts &counts)
{
    return {{u"active"_s, counts.active},
            {u"cooling"_s, counts.cooling},
            {u"invalid"_s, counts.invalid},
            {u"disabled"_s, counts.disabled}};
}

namespace {

QJsonArray cooldowns(const QList<Cooldown> &list)
{
    QJsonArray out;
    for (const Cooldown &each : list) {
        out.append(QJsonObject{
            {u"model"_s, each.model}, {u"until"_s, time(each.until)}, {u"reason"_s, each.reason}});
    }
    return out;
}

// Of the whole key: one that waits for some models serves all others.
QJsonValue coolingUntil(const QList<Cooldown> &list)
{
    const auto whole = std::find_if(
        list.begin(), list.end(), [](const Cooldown &each) { return each.model.isEmpty(); });
    return whole == list.end() ? QJsonValue() : time(whole->until);
}

} // namespace

QJsonObject key(const KeyRow &row)
{
    return {{u"id"_s, toNumber(row.id)},
            {u"mask"_s, row.mask},
            {u"state"_s, keyStateName(row.state)},
            {u"notes"_s, row.notes},
            {u"tag"_s, row.tag},
            {u"weight"_s, row.weight},
            {u"priority"_s, row.priority},
            {u"requests"_s, row.requests},
            {u"failures"_s, row.failures},
            {u"consecutive_failures"_s, row.consecutiveFailures},
            {u"last_used_at"_s, time(row.lastUsedAt)},
            {u"last_success_at"_s, time(row.lastSuccessAt)},
            {u"last_error"_s, row.lastError},
            {u"last_error_status"_s, row.lastErrorStatus},
            {u"last_error_at"_s, time(row.lastErrorAt)},
            {u"cooling_until"_s, coolingUntil(row.cooldowns)},
            {u"cooldowns"_s, cooldowns(row.cooldowns)},
            {u"created_at"_s, time(row.createdAt)}};
}

QJsonObject accessKey(const AccessKeyConfig &key, const ConfigSnapshot &snapshot, qint64 lastUsedAt)
{
    QJsonArray groups;
    for (const GroupId id : key.scope.groups) {
        if (const GroupPtr group = snapshot.group(id))
            groups.append(QString::fromUtf8(group->name));
    }
    return {{u"id"_s, toNumber(key.id)},
            {u"group"_s, groups.size() == 1 ? groups.first() : QJsonValue()},
            {u"groups"_s, key.scope.isEveryGroup ? QJsonValue() : QJsonValue(groups)},
            {u"name"_s, key.name},
            {u"mask"_s, key.mask},
            {u"enabled"_s, key.enabled},
            {u"rpm"_s, key.limits.perMinute},
            {u"rpd"_s, key.limits.perDay},
            {u"expires_at"_s, time(key.expiresAt)},
            {u"created_at"_s, time(key.createdAt)},
            {u"last_used_at"_s, time(lastUsedAt)}};
}

QJsonObject request(const RequestRecord &record)
{
    return {{u"id"_s, toNumber(record.id)},
            {u"started_at"_s, time(record.startedAt)},
            {u"group"_s, record.groupName},
            {u"aggregate"_s,
             record.aggregateName.isEmpty() ? QJsonValue() : QJsonValue(record.aggregateName)},
            {u"model"_s, record.model},
            {u"method"_s, record.method},
            {u"path"_s, record.path},
            {u"status"_s, record.status},
            {u"outcome"_s, outcomeName(record.outcome)},
            {u"stream"_s, record.stream},
            {u"upstream"_s, record.upstream},
            {u"key_mask"_s, record.keyMask},
            {u"attempts"_s, record.tries},
            {u"first_byte_ms"_s, duration(record.firstByteMs)},
            {u"duration_ms"_s, record.durationMs},
            {u"request_bytes"_s, record.requestBytes},
            {u"response_bytes"_s, record.responseBytes},
            {u"error"_s, record.error},
            {u"client"_s, record.client},
            {u"user_agent"_s, record.userAgent}};
}

QJsonObject requestDetail(const RequestRecord &record)
{
    QJsonArray list;
    for (const AttemptRecord &each : record.attempts)
        list.append(attempt(each));
    QJsonObject out = request(record);
    out.insert("attempt_list"_L1, list);
    return out;
}

QJsonObject setting(const SettingDeclaration &declaration, const ConfigSnapshot &snapshot)
{
    const SettingState state = snapshot.settingStates.value(declaration.name);
    const bool isGroupOnly = declaration.scope == SettingScope::GroupOnly;
    return {
        {u"name"_s, declaration.name},
        {u"value"_s,
         settingValue(declaration,
                      isGroupOnly ? declaration.fallback : snapshot.settings.at(declaration.name))},
        {u"default"_s, settingValue(declaration, declaration.fallback)},
        {u"source"_s, settingSourceName(state.source)},
        {u"group_scope"_s, scopeName(declaration.scope)},
        {u"help"_s, QString::fromUtf8(declaration.help)}};
}

QJsonObject stats(const Stats &stats)
{
    QJsonArray hours;
    for (const HourRow &row : stats.hours) {
        hours.append(QJsonObject{{u"hour"_s, time(row.hour)},
                                 {u"requests"_s, row.requests},
                                 {u"failures"_s, row.failures},
                                 {u"attempts"_s, row.attempts},
                                 {u"latency_sum_ms"_s, row.latencySumMs}});
    }
    return {{u"hours"_s, hours},
            {u"requests"_s, stats.requests},
            {u"failures"_s, stats.failures},
            {u"attempts"_s, stats.attempts}};
}

QJsonObject restored(const BackupContent &content, bool isInForce)
{
    return {{u"made_at"_s, content.madeAt > 0 ? time(content.madeAt) : QJsonValue()},
            {u"groups"_s, content.groups},
            {u"keys"_s, content.keys},
            {u"access_keys"_s, content.accessKeys},
            {u"requests"_s, content.requests},
            {u"in_force"_s, isInForce}};
}

QJsonObject importReport(const ImportReport &report)
{
    QJsonArray refusals;
    for (const Refusal &refusal : report.refusals)
        refusals.append(QJsonObject{{u"line"_s, refusal.line}, {u"reason"_s, refusal.reason}});
    return {{u"added"_s, report.added},
            {u"already_present"_s, report.alreadyPresent},
            {u"refused"_s, report.refused},
            {u"refusals"_s, refusals}};
}

QJsonObject check(const CheckProgress &last, const QList<CheckResult> &results)
{
    QJsonArray list;
    for (const CheckResult &result : results) {
        list.append(QJsonObject{{u"id"_s, toNumber(result.id)},
                                {u"mask"_s, result.mask},
                                {u"verdict"_s, verdictName(result.verdict)},
                                {u"status"_s, result.status},
                                {u"message"_s, result.message},
                                {u"state"_s, keyStateName(result.state)}});
    }
    return {{u"checked"_s, last.checked},
            {u"valid"_s, last.valid},
            {u"invalid"_s, last.invalid},
            {u"unchanged"_s, last.unchanged},
            {u"cancelled"_s, last.isCancelled},
            {u"results"_s, list}};
}

QJsonObject error(const Error &error)
{
    QJsonObject content{{u"kind"_s, errorKindName(error.kind)}, {u"message"_s, error.detail}};
    if (!error.field.isEmpty())
        content.insert("field"_L1, error.field);
    return {{u"error"_s, content}};
}

QJsonObject status(const GatewayStatus &status, QLatin1String state, qint64 uptimeSeconds)
{
    QJsonObject out{{u"version"_s, QStringLiteral(KEYFERRY_VERSION)},
                    {u"state"_s, state},
                    {u"listening"_s, QJsonArray::fromStringList(status.listening)},
                    {u"uptime_seconds"_s, uptimeSeconds},
                    {u"keys"_s, keyCounts(status.keys)},
                    {u"requests_in_flight"_s, status.requestsInFlight},
                    {u"streams"_s, status.streams},
                    {u"dropped_log_rows"_s, status.droppedLogRows}};
    // Running as well: on the addresses there were before those that could not be had.
    if (!status.error.detail.isEmpty())
        out.insert("problem"_L1, status.error.detail);
    return out;
}

QLatin1String gatewayStateName(GatewayState state)
{
    switch (state) {
    case GatewayState::Stopped: return "stopped"_L1;
    case GatewayState::Starting: return "starting"_L1;
    case GatewayState::Running: return "running"_L1;
    case GatewayState::Draining: return "draining"_L1;
    case GatewayState::Failed: return "failed"_L1;
    }
    Q_UNREACHABLE();
}

} // namespace keyferry::app::json
