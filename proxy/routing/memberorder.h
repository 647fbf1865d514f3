#pragma once

#include "proxy/core/config.h"
#include "proxy/routing/smoothturn.h"

#include <vector>

namespace keyferry::routing {

/// In which order one request tries the members of an aggregate: tier by tier, the first of each
/// tier by smooth weighted round robin, the others of that tier behind it by weight. Weight 0 is
/// off. One per aggregate and worker.
class MemberOrder
{
public:
    /// Takes the list of a (new) snapshot; running weights of members that stay, by id, stay within
    /// one round.
    void setMembers(const std::vector<MemberConfig> &members);
    [[nodiscard]] std::vector<GroupId> next();

private:
    struct Member
    {
        MemberConfig config{};
        Share share{};
    };
    /// Those with a weight: by tier, within a tier by weight.
    std::vector<Member> m_members{};
};

} // namespace keyferry::routing
