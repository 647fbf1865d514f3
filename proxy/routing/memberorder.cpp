#include "proxy/routing/memberorder.h"

#include <algorithm>

namespace keyferry::routing {

void MemberOrder::setMembers(const std::vector<MemberConfig> &members)
{
    qint64 total = 0;
    for (const MemberConfig &member : members)
        total += std::max(0, member.weight);

    std::vector<Member> list;
    for (const MemberConfig &config : members) {
        if (config.weight <= 0)
            continue;
        const auto known =
            std::find_if(m_members.begin(), m_members.end(), [&config](const Member &old) {
                return old.config.group == config.group;
            });
        // Clamped for the same reason as in Balancer::setUpstreams().
        const qint64 current =
            known == m_members.end() ? 0 : std::clamp(known->share.current, -total, total);
        list.push_back({.config = config, .share = {.weight = config.weight, .current = current}});
    }
    std::stable_sort(list.begin(), list.end(), [](const Member &a, const Member &b) {
        return a.config.tier != b.config.tier ? a.config.tier < b.config.tier
                                              : a.config.weight > b.config.weight;
    });
    m_members = std::move(list);
}

std::vector<GroupId> MemberOrder::next()
{
    std::vector<GroupId> order;
    order.reserve(m_members.size());
    for (auto begin = m_members.begin(); begin != m_members.end();) {
        const auto end = std::find_if(begin, m_members.end(), [begin](const Member &member) {
            return member.config.tier != begin->config.tier;
        });
        std::vector<Share *> shares;
        for (auto member = begin; member != end; ++member)
            shares.push_back(&member->share);
        const auto first = begin + static_cast<std::ptrdiff_t>(takeTurn(shares));
        order.push_back(first->config.group);
        for (auto member = begin; member != end; ++member) {
            if (member != first)
                order.push_back(member->config.group);
        }
        begin = end;
    }
    return order;
}

} // namespace keyferry::routing
