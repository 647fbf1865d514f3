#include "app/jsonvalues.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace keyferry::app::json {

using namespace Qt::StringLiterals;

namespace {

QJsonObject overrides(const QMap<QString, QString> &texts)
{
    QJsonObject out;
    for (const auto &[name, text] : texts.asKeyValueRange()) {
        const SettingDeclaration *declaration = settings::find(name);
        const auto value = declaration ? settings::parse(*declaration, text)
                                       : Result<SettingValue>(SettingValue(text));
        out.insert(name, value ? settingValue(*declaration, *value) : QJsonValue(text));
    }
    return out;
}

// Weight 0 takes an upstream out, whatever its breaker says.
QString stateOf(const UpstreamConfig &upstream, const UpstreamHealth &health)
{
    return upstream.weight > 0 ? breakerStateName(health.state) : "off"_L1;
}

QJsonArray upstreams(const std::vector<UpstreamConfig> &list, const QList<UpstreamHealth> &health)
{
    QJsonArray out;
    for (const UpstreamConfig &upstream : list) {
        const auto found =
            std::find_if(health.begin(), health.end(), [&upstream](const UpstreamHealth &each) {
                return each.id == upstream.id;
            });
        const UpstreamHealth known = found == health.end() ? UpstreamHealth{} : *found;
        out.append(QJsonObject{{u"url"_s, QString::fromUtf8(upstream.url)},
                               {u"weight"_s, upstream.weight},
                               {u"state"_s, stateOf(upstream, known)},
                               {u"open_until"_s, time(known.openUntil)}});
    }
    return out;
}

QJsonArray members(const std::vector<MemberConfig> &list, const ConfigSnapshot &snapshot)
{
    QJsonArray out;
    for (const MemberConfig &member : list) {
        const GroupPtr group = snapshot.group(member.group);
        out.append(QJsonObject{
            {u"name"_s, group ? QJsonValue(QString::fromUtf8(group->name)) : QJsonValue()},
            {u"weight"_s, member.weight},
            {u"tier"_s, member.tier}});
    }
    return out;
}

QJsonArray modelRules(const std::vector<ModelRule> &list)
{
    QJsonArray out;
    for (const ModelRule &rule : list)
        out.append(QJsonObject{{u"from"_s, rule.from}, {u"to"_s, rule.to}});
    return out;
}

QJsonArray headerRules(const std::vector<HeaderRule> &list)
{
    QJsonArray out;
    for (const HeaderRule &rule : list) {
        const bool isSet = rule.action == HeaderRule::Action::Set;
        out.append(
            QJsonObject{{u"action"_s, isSet ? u"set"_s : u"remove"_s},
                        {u"name"_s, QString::fromUtf8(rule.name)},
                        {u"mask"_s, isSet ? QJsonValue(rule.value.masked()) : QJsonValue()}});
    }
    return out;
}

QJsonArray failureRules(const std::vector<FailureRule> &list)
{
    QJsonArray out;
    for (const FailureRule &rule : list) {
        out.append(QJsonObject{{u"statuses"_s, rule.statuses.toText()},
                               {u"text"_s, rule.text},
                               {u"verdict"_s, verdictName(rule.verdict)}});
    }
    return out;
}

} // namespace

QJsonObject group(const GroupConfig &group,
                  const ConfigSnapshot &snapshot,
                  const KeyCounts &counts,
                  const QList<UpstreamHealth> &health)
{
    const auto &options = group.channelOptions;
    return {{u"id"_s, toNumber(group.id)},
            {u"name"_s, QString::fromUtf8(group.name)},
            {u"display_name"_s, group.displayName},
            {u"description"_s, group.description},
            {u"kind"_s, groupKindName(group.kind)},
            {u"channel"_s, channelName(group.channel)},
            {u"channel_options"_s,
             QJsonObject{{u"auth_header"_s, QString::fromUtf8(options.authHeader)},
                         {u"auth_prefix"_s, QString::fromUtf8(options.authPrefix)},
                         {u"auth_query"_s, QString::fromUtf8(options.authQuery)}}},
            {u"enabled"_s, group.enabled},
            {u"sort"_s, group.sort},
            {u"test_model"_s, group.testModel},
            {u"check_path"_s, group.checkPath},
            {u"upstreams"_s, upstreams(group.upstreams, health)},
            {u"members"_s, members(group.members, snapshot)},
            {u"model_rules"_s, modelRules(group.modelRules)},
            {u"model_strict"_s, group.modelStrict},
            {u"param_overrides"_s, QJsonDocument::fromJson(group.paramOverrides).object()},
            {u"header_rules"_s, headerRules(group.headerRules)},
            {u"failure_rules"_s, failureRules(group.failureRules)},
            {u"keys"_s, keyCounts(counts)},
            {u"endpoint"_s, groupEndpoint(snapshot.settings, group.name)},
            {u"settings"_s, overrides(group.overrides)},
            {u"created_at"_s, time(group.createdAt)},
            {u"updated_at"_s, time(group.updatedAt)}};
}

} // namespace keyferry::app::json
