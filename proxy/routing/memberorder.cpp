#include "proxy/routing/memberorder.h"

#include <algorithm>

namespace keyferry::routing {

void MemberOrder::setMembers(const std::vector<MemberConfig> &members)
{
    m_members = members;
    std::stable_sort(m_members.begin(),
                     m_members.end(),
                     [](const MemberConfig &a, const MemberConfig &b) { return a.tier < b.tier; });
}

std::vector<GroupId> MemberOrder::next()
{
    std::vector<GroupId> order;
    for (const MemberConfig &member : m_members) {
        if (member.weight > 0)
            order.push_back(member.group);
    }
    return order;
}

} // namespace keyferry::routing
