#include "proxy/engine/memberplan.h"

#include <algorithm>
#include <utility>

namespace keyferry::engine {

using namespace Qt::StringLiterals;

std::vector<Member> membersFor(const GroupPtr &group,
                               const ServingGroups &serving,
                               quint64 revision,
                               const PoolMap &pools,
                               BalancerSet &balancers)
{
    std::vector<Member> members;
    const auto add = [&](const GroupPtr &found) {
        if (routing::KeyPool *pool = pools.value(found->id))
            members.push_back({.group = found, .pool = pool, .revision = revision});
    };
    if (group->kind == GroupKind::Standard) {
        add(group);
        return members;
    }
    members.reserve(serving.groups.size());
    for (const GroupId id : balancers.membersOf(group)) {
        if (const GroupPtr found = serving.group(id))
            add(found);
    }
    return members;
}

MemberPlan::MemberPlan(ClientRequest client, std::vector<Member> members)
    : m_client(std::move(client))
    , m_members(std::move(members))
{}

std::optional<MemberPlan::Choice> MemberPlan::pick(bool mayRepeat, qint64 now)
{
    // Every member's fresh keys come before anybody's second try.
    if (auto fresh = pickFrom(false, now))
        return fresh;
    return mayRepeat ? pickFrom(true, now) : std::nullopt;
}

std::optional<MemberPlan::Choice> MemberPlan::pickFrom(bool mayRepeat, qint64 now)
{
    for (std::size_t i = 0; i < m_members.size(); ++i) {
        const std::size_t place = (m_next + i) % m_members.size();
        Member &member = m_members[place];
        if (!canSend(member))
            continue;
        auto wish = wishOf(member, now);
        wish.mayRepeat = mayRepeat;
        if (auto key = member.pool->pick(wish)) {
            member.tried.append(key->id);
            m_next = place + 1;
            return Choice{.member = member, .key = *std::move(key)};
        }
    }
    return std::nullopt;
}

bool MemberPlan::hasOther(qint64 now)
{
    return std::any_of(m_members.begin(), m_members.end(), [this, now](Member &member) {
        return canSend(member) && member.pool->hasOther(wishOf(member, now));
    });
}

std::optional<qint64> MemberPlan::servesAgainAt(qint64 now)
{
    std::optional<qint64> earliest;
    for (Member &member : m_members) {
        if (!canSend(member))
            continue;
        const auto at = member.pool->servesAgainAt(wishOf(member, now));
        if (at && (!earliest || *at < *earliest))
            earliest = at;
    }
    return earliest;
}

void MemberPlan::startOver()
{
    m_next = 0;
    for (Member &member : m_members) {
        member.tried.removeIf([&member](KeyId key) { return member.limited.contains(key); });
        member.limited.clear();
    }
}

bool MemberPlan::canSend(Member &member)
{
    if (member.request)
        return true;
    if (member.refusal)
        return false;
    auto request = requestFor(m_client, *member.group);
    if (!request) {
        member.refusal = request.error();
        return false;
    }
    member.request = *std::move(request);
    return true;
}

routing::KeyWish MemberPlan::wishOf(const Member &member, qint64 now) const
{
    const bool isBound =
        m_client.session != 0 && member.group->settings.get(settings::sessionAffinity);
    return {.model = member.request->model,
            .tried = member.tried,
            .preferred = isBound ? member.pool->sessionKey(m_client.session, now) : KeyId{},
            .policy = member.group->poolPolicy,
            .revision = member.revision,
            .now = now};
}

Error MemberPlan::obstacle(qint64 now) const
{
    const bool allRefuse =
        !m_members.empty()
        && std::all_of(m_members.begin(), m_members.end(), [](const Member &member) {
               return member.refusal.has_value();
           });
    if (allRefuse)
        return *m_members.front().refusal;

    KeyCounts counts;
    for (const Member &member : m_members)
        counts += member.pool->counts(now);
    return {.kind = ErrorKind::NoUsableKey,
            .detail = u"there is no usable key: %1 invalid, %2 disabled"_s.arg(counts.invalid)
                          .arg(counts.disabled)};
}

} // namespace keyferry::engine
