#pragma once

#include "proxy/core/config.h"
#include "proxy/engine/balancerset.h"
#include "proxy/engine/pooldirectory.h"
#include "proxy/engine/requestreading.h"
#include "proxy/engine/servinggroups.h"
#include "proxy/routing/keypool.h"

#include <QList>

#include <optional>
#include <vector>

namespace keyferry::engine {

/// A standard group as far as one request uses it.
struct Member
{
    GroupPtr group{};
    routing::KeyPool *pool = nullptr;
    quint64 revision = 0;                   ///< of the snapshot the group is from
    QList<KeyId> tried{};                   ///< keys of this request's attempts
    QList<KeyId> limited{};                 ///< those of `tried` that were rate-limited
    QList<KeyId> blamed{};                  ///< those of `tried` that failed
    std::optional<MemberRequest> request{}; ///< made when it is first needed
    std::optional<Error> refusal{};         ///< why the group does not send this request
};

/// Which keys one request may still use: those of a standard group, or of an aggregate's members,
/// one member after the other. Worker's thread.
class MemberPlan
{
public:
    /// \param members  in the order in which they are tried
    MemberPlan(ClientRequest client, std::vector<Member> members);

    struct Choice
    {
        Member &member;
        routing::PickedKey key{};
    };
    /// A key that was not tried, from the member after the one that was tried last; with
    /// `mayRepeat` one that was, if no other serves.
    [[nodiscard]] std::optional<Choice> pick(bool mayRepeat, qint64 now);
    /// True if pick() would find a key that was not tried.
    [[nodiscard]] bool hasOther(qint64 now);
    /// When a key that is out serves again, at the earliest: UTC ms. Empty if none does by itself.
    [[nodiscard]] std::optional<qint64> servesAgainAt(qint64 now);
    /// Before a wait: begin with the first member again, and let rate-limited keys serve once they
    /// may.
    void startOver();
    /// Why no key was found although none is coming back.
    [[nodiscard]] Error obstacle(qint64 now) const;

private:
    [[nodiscard]] bool canSend(Member &member);
    [[nodiscard]] routing::KeyWish wishOf(const Member &member, qint64 now) const;
    [[nodiscard]] std::optional<Choice> pickFrom(bool mayRepeat, qint64 now);

    ClientRequest m_client;
    std::vector<Member> m_members;
    std::size_t m_next = 0; ///< where the next pick begins
};

/// An aggregate's members in the order for its next request, or the standard group itself.
/// \param revision  of the snapshot the groups are from
[[nodiscard]] std::vector<Member> membersFor(const GroupPtr &group,
                                             const ServingGroups &serving,
                                             quint64 revision,
                                             const PoolMap &pools,
                                             BalancerSet &balancers);

} // namespace keyferry::engine
