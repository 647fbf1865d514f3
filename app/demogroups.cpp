#include "app/demogroups.h"

#include <algorithm>

namespace keyferry::app {

using namespace Qt::StringLiterals;

namespace {

// What tells our groups from the user's at the next start.
constexpr auto description = "Demo provider (keyferry --demo)"_L1;
// What quick starts show; made by the first start and told from others by its flag.
constexpr auto defaultAccessKey = "sk-123456"_L1;

bool isDemo(const GroupPtr &group)
{
    return group->description == description;
}

GroupDraft draftFor(Channel channel, const QString &upstream)
{
    GroupDraft draft;
    draft.name = channelName(channel);
    draft.displayName = u"Demo "_s + channelName(channel);
    draft.description = description;
    draft.channel = channel;
    draft.testModel = u"demo"_s;
    draft.upstreams = {UpstreamDraft{.url = upstream, .weight = 1, .proxyUrl = {}}};
    return draft;
}

ParsedKeys keysFor(Channel channel)
{
    constexpr int count = 3;
    QByteArray text;
    for (int i = 1; i <= count; ++i)
        text += "demo-" + QByteArray(channelName(channel).data()) + "-key-" + QByteArray::number(i)
                + '\n';
    return parseKeys(text);
}

template<typename T, typename Next>
Reply<T> thenOrFail(QObject *context, const Reply<Nothing> &reply, Next next)
{
    return {context, [reply, next](const Result<T> &result) {
                if (!result)
                    return reply(result.error());
                next(*result);
            }};
}

} // namespace

DemoGroups::DemoGroups(ConfigEditor &editor, QObject *parent)
    : QObject(parent)
    , m_editor(editor)
{}

void DemoGroups::prepare(const QString &upstream, const Reply<Nothing> &reply)
{
    const SnapshotPtr snapshot = m_editor.snapshot();
    if (snapshot->groups.empty())
        return makeNext({Channel::OpenAi, Channel::Anthropic, Channel::Gemini}, upstream, reply);
    QList<GroupId> ours;
    for (const GroupPtr &group : snapshot->groups) {
        if (isDemo(group))
            ours.append(group->id);
    }
    repointNext(ours, upstream, reply);
}

void DemoGroups::makeNext(QList<Channel> channels,
                          const QString &upstream,
                          const Reply<Nothing> &reply)
{
    if (channels.isEmpty())
        return reply(Nothing{});
    const Channel channel = channels.takeFirst();
    const auto goOn = [this, channels, upstream, reply](const ImportReport &) {
        makeNext(channels, upstream, reply);
    };
    const auto addKeys = [this, channel, reply, goOn](GroupId group) {
        m_editor.addKeys(group, keysFor(channel), thenOrFail<ImportReport>(this, reply, goOn));
    };
    m_editor.addGroup(draftFor(channel, upstream), thenOrFail<GroupId>(this, reply, addKeys));
}

void DemoGroups::repointNext(QList<GroupId> groups,
                             const QString &upstream,
                             const Reply<Nothing> &reply)
{
    if (groups.isEmpty())
        return reply(Nothing{});
    const GroupId id = groups.takeFirst();
    const auto goOn = [this, groups, upstream, reply](const Nothing &) {
        repointNext(groups, upstream, reply);
    };
    GroupDraft draft = draftOf(*m_editor.snapshot()->group(id));
    draft.upstreams = {UpstreamDraft{.url = upstream, .weight = 1, .proxyUrl = {}}};
    m_editor.editGroup(id, draft, thenOrFail<Nothing>(this, reply, goOn));
}

QString demoCommand(const ConfigSnapshot &snapshot, const QString &baseUrl)
{
    const auto isUsable = [](const GroupPtr &group) {
        return isDemo(group) && group->enabled && group->channel == Channel::OpenAi;
    };
    const auto group = std::find_if(snapshot.groups.begin(), snapshot.groups.end(), isUsable);
    if (group == snapshot.groups.end())
        return {};
    const auto &keys = snapshot.accessKeys;
    const bool hasDefault = std::any_of(
        keys.begin(), keys.end(), [](const AccessKeyConfig &key) { return key.isDefault; });
    const QString url =
        baseUrl + "/proxy/"_L1 + QString::fromUtf8((*group)->name) + "/v1/chat/completions"_L1;
    return u"curl -N %1 -H 'Authorization: Bearer %2' -H 'Content-Type: application/json' "
           "-d '{\"model\":\"demo\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"Hello from the keyferry demo\"}]}'"_s
               .arg(url, hasDefault ? QString(defaultAccessKey) : u"YOUR-ACCESS-KEY"_s);
}

} // namespace keyferry::app
