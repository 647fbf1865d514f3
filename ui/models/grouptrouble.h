#pragma once

#include "proxy/core/gateway.h"

#include <QList>

#include <optional>

namespace keyferry::ui {

/// Why an enabled group cannot serve just now.
enum class GroupTroubleKind {
    NoUsableKey, ///< none there, or all invalid or disabled
    KeysCooling, ///< every usable key waits for a deadline; it ends by itself
    NoUpstream,  ///< no upstream has a closed breaker
    NoMember,    ///< an aggregate none of whose members can serve
};

struct GroupTrouble
{
    GroupId group{};
    GroupTroubleKind kind = GroupTroubleKind::NoUsableKey;

    friend bool operator==(const GroupTrouble &, const GroupTrouble &) = default;
};

/// Keys are looked at before upstreams; nothing for a disabled group. GUI thread.
[[nodiscard]] std::optional<GroupTrouble>
troubleOf(const GroupConfig &group, const ConfigSnapshot &snapshot, const Gateway &gateway);

/// All enabled groups in trouble, in the snapshot's order; none while nothing listens, since nobody
/// counts then. GUI thread.
[[nodiscard]] QList<GroupTrouble> groupsInTrouble(const ConfigSnapshot &snapshot,
                                                  const Gateway &gateway);

} // namespace keyferry::ui
