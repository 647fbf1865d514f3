#include "proxy/core/drafts.h"
#include "proxy/core/grouprules.h"
#include "proxy/core/httphead.h"

#include <QUrl>

namespace keyferry {

using namespace Qt::StringLiterals;

namespace {

constexpr int largestWeight = 10'000;

bool isNameCharacter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'_' || c == u'-';
}

void checkName(const QString &name, std::vector<Error> &errors)
{
    if (name.isEmpty())
        errors.push_back(brokenRule(u"name"_s, u"must not be empty"_s));
    else if (name.size() > 100)
        errors.push_back(brokenRule(u"name"_s, u"must have at most 100 characters"_s));
    else if (!std::all_of(name.begin(), name.end(), isNameCharacter))
        errors.push_back(brokenRule(u"name"_s, u"may hold only a-z, 0-9, '_' and '-'"_s));
}

// Empty if the base URL keeps every rule, else the rule in words.
QString brokenUrlRule(const QString &text)
{
    const QUrl url(text.trimmed(), QUrl::StrictMode);
    if (text.trimmed().isEmpty())
        return u"must not be empty"_s;
    if (!text.contains("://"_L1) || url.scheme().isEmpty())
        return u"must start with http:// or https://"_s;
    if (url.scheme() != "http"_L1 && url.scheme() != "https"_L1)
        return u"must start with http:// or https://, not %1://"_s.arg(url.scheme());
    if (!url.isValid())
        return u"is not a valid URL"_s;
    if (url.host().isEmpty())
        return u"must name a host"_s;
    if (url.port() == 0)
        return u"must have a port above 0"_s;
    if (url.hasQuery())
        return u"must not have a query"_s;
    if (url.hasFragment())
        return u"must not have a fragment"_s;
    if (!url.userInfo().isEmpty())
        return u"must not hold a user name or password"_s;
    return {};
}

void checkUpstreams(const GroupDraft &draft, std::vector<Error> &errors)
{
    if (draft.kind == GroupKind::Aggregate)
        return;
    if (draft.upstreams.empty()) {
        if (defaultUpstream(draft.channel).isEmpty())
            errors.push_back(
                brokenRule(u"upstreams"_s,
                           u"the %1 channel needs at least one"_s.arg(channelName(draft.channel))));
        return;
    }
    bool isAnyOn = false;
    for (std::size_t i = 0; i < draft.upstreams.size(); ++i) {
        const UpstreamDraft &upstream = draft.upstreams[i];
        const auto field = u"upstreams[%1]"_s.arg(i);
        if (const QString rule = brokenUrlRule(upstream.url); !rule.isEmpty())
            errors.push_back(brokenRule(field + ".url"_L1, rule));
        if (upstream.weight < 0 || upstream.weight > largestWeight)
            errors.push_back(
                brokenRule(field + ".weight"_L1, u"must be 0\u2013%1"_s.arg(largestWeight)));
        if (!upstream.proxyUrl.isEmpty()) {
            const auto proxy =
                settings::parse(*settings::find(settings::proxyUrl.name), upstream.proxyUrl);
            if (!proxy)
                errors.push_back(brokenRule(field + ".proxy_url"_L1, proxy.error().detail));
        }
        isAnyOn = isAnyOn || upstream.weight > 0;
    }
    if (!isAnyOn)
        errors.push_back(brokenRule(u"upstreams"_s, u"at least one must have a weight above 0"_s));
}

void checkOverrides(const GroupDraft &draft, std::vector<Error> &errors)
{
    for (auto it = draft.overrides.begin(); it != draft.overrides.end(); ++it) {
        const auto field = "overrides."_L1 + it.key();
        const SettingDeclaration *declaration = settings::find(it.key());
        if (!declaration) {
            errors.push_back(
                {ErrorKind::UnknownName, u"there is no setting '%1'"_s.arg(it.key()), field});
            continue;
        }
        if (declaration->scope == SettingScope::Global) {
            errors.push_back(brokenRule(field, u"cannot be set for a group"_s));
            continue;
        }
        if (const auto value = settings::parse(*declaration, it.value()); !value)
            errors.push_back({ErrorKind::InvalidValue, value.error().detail, field});
    }
}

void checkChannelOptions(const GroupDraft &draft, std::vector<Error> &errors)
{
    const ChannelOptions &options = draft.channelOptions;
    if (options == ChannelOptions{})
        return;
    if (draft.channel != Channel::Custom) {
        errors.push_back(brokenRule(u"auth_header"_s, u"only the custom channel has one"_s));
        return;
    }
    const QByteArray &header = options.authHeader;
    if (!header.isEmpty() && !isToken(header))
        errors.push_back(brokenRule(u"auth_header"_s, u"is not a header name"_s));
    // A key in one of them would break the message or its way.
    if (isFramingHeader(header) || header.toLower() == "host")
        errors.push_back(
            brokenRule(u"auth_header"_s, u"cannot be %1"_s.arg(QString::fromLatin1(header))));
    if (!header.isEmpty() && !options.authQuery.isEmpty())
        errors.push_back(
            brokenRule(u"auth_query"_s, u"the key goes to a header or to the query, not both"_s));
    if (header.isEmpty() && !options.authPrefix.isEmpty())
        errors.push_back(brokenRule(u"auth_header"_s, u"a prefix needs a header name"_s));
    const auto isPrintable = [](char c) { return c >= ' ' && c <= '~'; };
    if (!std::all_of(options.authPrefix.begin(), options.authPrefix.end(), isPrintable))
        errors.push_back(
            brokenRule(u"auth_header"_s, u"the prefix must be printable ASCII characters"_s));
    if (!options.authQuery.isEmpty() && !isToken(options.authQuery))
        errors.push_back(brokenRule(u"auth_query"_s, u"is not a parameter name"_s));
}

// Empty if the group can be a member of an aggregate of the channel, else the rule in words.
QString brokenMemberRule(const GroupPtr &member, Channel channel)
{
    if (!member)
        return u"is not another group"_s;
    if (member->kind == GroupKind::Aggregate)
        return u"is an aggregate itself; only standard groups can be members"_s;
    if (member->channel != channel)
        return u"speaks %1, the aggregate %2"_s.arg(channelName(member->channel),
                                                    channelName(channel));
    return {};
}

// An edit must leave the aggregates whole that the group is a member of.
void checkAgainstAggregates(const GroupDraft &draft,
                            GroupId self,
                            const ConfigSnapshot &snapshot,
                            std::vector<Error> &errors)
{
    const GroupPtr before = snapshot.group(self);
    if (!before)
        return;
    if (before->kind != draft.kind)
        errors.push_back(brokenRule(
            u"kind"_s, u"stays %1; add another group instead"_s.arg(groupKindName(before->kind))));
    const std::vector<GroupPtr> aggregates = aggregatesWith(self, snapshot);
    if (before->channel != draft.channel && !aggregates.empty())
        errors.push_back(
            brokenRule(u"channel"_s,
                       u"stays %1 while the group is a member of aggregate %2"_s.arg(
                           channelName(before->channel), QLatin1String(aggregates.front()->name))));
}

QByteArray normalisedUrl(const QString &text)
{
    QUrl url(text.trimmed(), QUrl::StrictMode);
    const int defaultPort = url.scheme() == "https"_L1 ? 443 : 80;
    if (url.port() == defaultPort)
        url.setPort(-1); // else the Host field would say `api:443`: qt-network.md "URLs"
    QByteArray encoded = url.toEncoded();
    while (encoded.endsWith('/'))
        encoded.chop(1);
    return encoded;
}

} // namespace

FailureRule failureRuleOf(const FailureRuleDraft &draft)
{
    const auto statuses = StatusSet::parse(draft.statuses);
    Q_ASSERT(statuses);
    return {.statuses = *statuses, .text = draft.text, .verdict = draft.verdict};
}

GroupDraft draftOf(const GroupConfig &group)
{
    GroupDraft draft{.name = QString::fromLatin1(group.name),
                     .displayName = group.displayName,
                     .description = group.description,
                     .kind = group.kind,
                     .channel = group.channel,
                     .channelOptions = group.channelOptions,
                     .enabled = group.enabled,
                     .testModel = group.testModel,
                     .checkPath = group.checkPath,
                     .members = group.members,
                     .modelRules = group.modelRules,
                     .modelStrict = group.modelStrict,
                     .paramOverrides = group.paramOverrides,
                     .headerRules = group.headerRules,
                     .overrides = group.overrides};
    for (const FailureRule &rule : group.failureRules)
        draft.failureRules.push_back({rule.statuses.toText(), rule.text, rule.verdict});
    for (const UpstreamConfig &upstream : group.upstreams)
        draft.upstreams.push_back(
            {QString::fromLatin1(upstream.url), upstream.weight, upstream.proxyUrl});
    return draft;
}

std::vector<Error> validateGroup(const GroupDraft &draft)
{
    std::vector<Error> errors;
    checkName(draft.name, errors);
    checkKind(draft, errors);
    if (draft.displayName.size() > 200)
        errors.push_back(brokenRule(u"display_name"_s, u"must have at most 200 characters"_s));
    checkUpstreams(draft, errors);
    if (!draft.checkPath.isEmpty() && !draft.checkPath.startsWith(u'/'))
        errors.push_back(brokenRule(u"check_path"_s, u"must start with '/'"_s));
    checkOverrides(draft, errors);
    checkChannelOptions(draft, errors);
    checkMemberWeights(draft, errors);
    checkModelRules(draft, errors);
    checkParamOverrides(draft, errors);
    checkHeaderRules(draft, errors);
    checkFailureRules(draft, errors);
    for (const Secret &secret : draft.accessKeys.value_or(QList<Secret>())) {
        if (const auto checked = validateAccessKey(secret); !checked)
            errors.push_back(checked.error());
    }
    return errors;
}

std::vector<Error>
validateMembers(const GroupDraft &draft, GroupId self, const ConfigSnapshot &snapshot)
{
    std::vector<Error> errors;
    checkAgainstAggregates(draft, self, snapshot, errors);
    for (std::size_t i = 0; i < draft.members.size(); ++i) {
        const GroupId id = draft.members[i].group;
        const auto isSame = [id](const MemberConfig &other) { return other.group == id; };
        QString rule = brokenMemberRule(id == self ? nullptr : snapshot.group(id), draft.channel);
        if (rule.isEmpty() && std::count_if(draft.members.begin(), draft.members.end(), isSame) > 1)
            rule = u"stands in the list more than once"_s;
        if (!rule.isEmpty())
            errors.push_back(brokenRule(u"members[%1]"_s.arg(i), rule));
    }
    return errors;
}

std::vector<GroupPtr> aggregatesWith(GroupId group, const ConfigSnapshot &snapshot)
{
    std::vector<GroupPtr> aggregates;
    for (const GroupPtr &candidate : snapshot.groups) {
        const auto &members = candidate->members;
        if (std::any_of(members.begin(), members.end(), [group](const MemberConfig &member) {
                return member.group == group;
            }))
            aggregates.push_back(candidate);
    }
    return aggregates;
}

std::vector<UpstreamConfig> normalisedUpstreams(const GroupDraft &draft)
{
    std::vector<UpstreamConfig> upstreams;
    for (const UpstreamDraft &upstream : draft.upstreams)
        upstreams.push_back({.url = normalisedUrl(upstream.url),
                             .weight = upstream.weight,
                             .proxyUrl = upstream.proxyUrl});
    if (upstreams.empty() && draft.kind == GroupKind::Standard)
        upstreams.push_back({.url = QByteArray(defaultUpstream(draft.channel).data())});
    return upstreams;
}

} // namespace keyferry
