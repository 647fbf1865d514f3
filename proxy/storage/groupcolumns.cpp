#include "proxy/storage/groupcolumns.h"

#include "proxy/storage/sealedtext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace keyferry::storage {

using namespace Qt::StringLiterals;

namespace {

constexpr auto authHeaderName = "auth_header"_L1;
constexpr auto authPrefixName = "auth_prefix"_L1;
constexpr auto authQueryName = "auth_query"_L1;
constexpr auto fromName = "from"_L1;
constexpr auto toName = "to"_L1;
constexpr auto statusesName = "statuses"_L1;
constexpr auto textName = "text"_L1;
constexpr auto verdictField = "verdict"_L1;
constexpr auto actionName = "action"_L1;
constexpr auto setAction = "set"_L1;
constexpr auto removeAction = "remove"_L1;
constexpr auto nameName = "name"_L1;
constexpr auto valueName = "value"_L1;

QByteArray identityOf(GroupId group, QByteArrayView column)
{
    return "groups/" + QByteArray::number(toNumber(group)) + '/' + column.toByteArray();
}

template<typename Json>
QString compact(const Json &json)
{
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

QJsonObject objectOf(const QString &text)
{
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

QJsonArray arrayOf(const QString &text)
{
    return QJsonDocument::fromJson(text.toUtf8()).array();
}

} // namespace

QString channelOptionsText(const ChannelOptions &options)
{
    if (options == ChannelOptions{})
        return u"{}"_s;
    return compact(QJsonObject{{authHeaderName, QString::fromLatin1(options.authHeader)},
                               {authPrefixName, QString::fromLatin1(options.authPrefix)},
                               {authQueryName, QString::fromLatin1(options.authQuery)}});
}

ChannelOptions channelOptionsOf(const QString &text)
{
    const QJsonObject object = objectOf(text);
    return {.authHeader = object.value(authHeaderName).toString().toLatin1(),
            .authPrefix = object.value(authPrefixName).toString().toLatin1(),
            .authQuery = object.value(authQueryName).toString().toLatin1()};
}

QString modelRulesText(const std::vector<ModelRule> &rules)
{
    QJsonArray array;
    for (const ModelRule &rule : rules)
        array.append(QJsonObject{{fromName, rule.from}, {toName, rule.to}});
    return compact(array);
}

std::vector<ModelRule> modelRulesOf(const QString &text)
{
    std::vector<ModelRule> rules;
    for (const auto &value : arrayOf(text))
        rules.push_back({value[fromName].toString(), value[toName].toString()});
    return rules;
}

QString failureRulesText(const std::vector<FailureRule> &rules)
{
    QJsonArray array;
    for (const FailureRule &rule : rules)
        array.append(QJsonObject{{statusesName, rule.statuses.toText()},
                                 {textName, rule.text},
                                 {verdictField, QString(verdictName(rule.verdict))}});
    return compact(array);
}

std::vector<FailureRule> failureRulesOf(const QString &text)
{
    std::vector<FailureRule> rules;
    for (const auto &value : arrayOf(text)) {
        const auto statuses = StatusSet::parse(value[statusesName].toString());
        const Verdict verdict = verdictFromName(value[verdictField].toString());
        if (statuses && verdict != Verdict::Success)
            rules.push_back({*statuses, value[textName].toString(), verdict});
    }
    return rules;
}

Result<QString> headerRulesText(const GroupConfig &group, const SecretBox &box)
{
    QJsonArray array;
    for (const HeaderRule &rule : group.headerRules) {
        const bool sets = rule.action == HeaderRule::Action::Set;
        const auto value = sealedSecret(rule.value, box, identityOf(group.id, "header_rules"));
        if (!value)
            return value.error();
        array.append(QJsonObject{{actionName, QString(sets ? setAction : removeAction)},
                                 {nameName, QString::fromLatin1(rule.name)},
                                 {valueName, *value}});
    }
    return compact(array);
}

Result<std::vector<HeaderRule>>
headerRulesOf(const QString &text, GroupId group, const SecretBox &box)
{
    std::vector<HeaderRule> rules;
    for (const auto &each : arrayOf(text)) {
        auto value =
            openedSecret(each[valueName].toString(), box, identityOf(group, "header_rules"));
        if (!value)
            return value.error();
        const bool removes = each[actionName].toString() == removeAction;
        rules.push_back({removes ? HeaderRule::Action::Remove : HeaderRule::Action::Set,
                         each[nameName].toString().toLatin1(),
                         std::move(*value)});
    }
    return rules;
}

Result<QString> overridesText(const GroupConfig &group, const SecretBox &box)
{
    QJsonObject object;
    for (auto it = group.overrides.begin(); it != group.overrides.end(); ++it) {
        const auto stored = it.key() == settings::proxyUrl.name
                                ? sealedProxyUrl(it.value(), box, identityOf(group.id, "proxy_url"))
                                : Result<QString>(it.value());
        if (!stored)
            return stored.error();
        object.insert(it.key(), *stored);
    }
    return compact(object);
}

Result<QMap<QString, QString>> overridesOf(const QString &text, GroupId group, const SecretBox &box)
{
    QMap<QString, QString> overrides;
    const QJsonObject object = objectOf(text);
    for (auto it = object.begin(); it != object.end(); ++it) {
        const auto value =
            openedProxyUrl(it.value().toString(), box, identityOf(group, "proxy_url"));
        if (!value)
            return value.error();
        overrides.insert(it.key(), *value);
    }
    return overrides;
}

QString paramOverridesText(const QByteArray &json)
{
    return json.isEmpty() ? u"{}"_s : QString::fromUtf8(json);
}

QByteArray paramOverridesOf(const QString &text)
{
    return text == "{}"_L1 ? QByteArray() : text.toUtf8();
}

} // namespace keyferry::storage
