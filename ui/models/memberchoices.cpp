#include "ui/models/memberchoices.h"

#include "proxy/core/drafts.h"
#include "ui/models/errortext.h"

#include <algorithm>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

// Asks the core about an aggregate of this one member, so that no rule stands here a second time.
QString refusalOf(GroupId member, Channel channel, GroupId self, const ConfigSnapshot &snapshot)
{
    const GroupDraft draft{
        .kind = GroupKind::Aggregate, .channel = channel, .members = {{.group = member}}};
    const std::vector<Error> errors = validateMembers(draft, self, snapshot);
    const auto own = std::find_if(errors.begin(), errors.end(), [](const Error &error) {
        return error.field == "members[0]"_L1;
    });
    return own == errors.end() ? QString() : fieldErrorText(*own);
}

} // namespace

QList<MemberChoice> memberChoices(Channel channel, GroupId self, const ConfigSnapshot &snapshot)
{
    QList<MemberChoice> choices;
    for (const GroupPtr &group : snapshot.groups) {
        if (group->id == self)
            continue;
        choices.append({.group = group->id,
                        .name = QString::fromLatin1(group->name),
                        .isEnabled = group->enabled,
                        .refusal = refusalOf(group->id, channel, self, snapshot)});
    }
    std::stable_partition(choices.begin(), choices.end(), [](const MemberChoice &choice) {
        return choice.refusal.isEmpty();
    });
    return choices;
}

Channel usualMemberChannel(const ConfigSnapshot &snapshot)
{
    const auto speakers = [&snapshot](Channel channel) {
        return std::count_if(
            snapshot.groups.begin(), snapshot.groups.end(), [channel](const GroupPtr &group) {
                return group->kind == GroupKind::Standard && group->channel == channel;
            });
    };
    const auto &channels = allChannels();
    return *std::max_element(channels.begin(), channels.end(), [&speakers](Channel a, Channel b) {
        return speakers(a) < speakers(b);
    });
}

} // namespace keyferry::ui
