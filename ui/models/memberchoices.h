#pragma once

#include "proxy/core/config.h"

#include <QList>
#include <QString>

namespace keyferry::ui {

/// A group as somebody who puts an aggregate together sees it.
struct MemberChoice
{
    GroupId group{};
    QString name{};
    bool isEnabled = true;
    QString refusal{}; ///< the core's reason why it cannot join, as a sentence; empty: it can

    friend bool operator==(const MemberChoice &, const MemberChoice &) = default;
};

/// Every group but `self` (0 for a new aggregate): those that can join an aggregate of the channel
/// first, then those that cannot, each part in the order of the groups. Pure.
[[nodiscard]] QList<MemberChoice>
memberChoices(Channel channel, GroupId self, const ConfigSnapshot &snapshot);

/// The channel most standard groups speak, the first of several; what a new aggregate starts with.
[[nodiscard]] Channel usualMemberChannel(const ConfigSnapshot &snapshot);

} // namespace keyferry::ui
