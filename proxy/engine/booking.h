#pragma once

#include "proxy/engine/balancerset.h"
#include "proxy/engine/memberplan.h"

#include <QString>

namespace keyferry::engine {

/// How an attempt went, as its key and its upstream are told.
struct Settlement
{
    routing::Judgement judgement{};
    int status = 0;   ///< 0: no answer
    QString reason{}; ///< in words, no key material
    std::chrono::milliseconds firstByte{0};
    qint64 now = 0; ///< UTC ms
};

/// Key and upstream of one attempt. Each of the two is told once how it went; the upstream of a
/// booking that is dropped before hears that nothing is known. Worker's thread.
class Booking
{
public:
    /// Pool, balancers and the member outlive it.
    /// \param pickedAt  the UpstreamWish::now of the upstream
    Booking(MemberPlan::Choice choice,
            UpstreamConfig upstream,
            qint64 pickedAt,
            BalancerSet &balancers);
    Booking(const Booking &) = delete;
    Booking &operator=(const Booking &) = delete;
    ~Booking();

    /// \param session  is bound to the key on success, if the group asks for that; 0: none
    void settle(const Settlement &settlement, quint64 session);
    [[nodiscard]] bool isSettled() const { return m_isSettled; }
    /// The key's limit of requests in flight no longer counts it.
    void release() { m_key.lease.release(); }

    [[nodiscard]] const Member &member() const { return m_member; }
    [[nodiscard]] const GroupConfig &group() const { return *m_member.group; }
    [[nodiscard]] const UpstreamConfig &upstream() const { return m_upstream; }
    [[nodiscard]] const routing::PickedKey &key() const { return m_key; }

private:
    void tellKey(const Settlement &settlement);
    void tellUpstream(const Settlement &settlement);
    void bind(quint64 session, qint64 now);

    Member &m_member;
    routing::PickedKey m_key;
    UpstreamConfig m_upstream;
    qint64 m_pickedAt;
    BalancerSet &m_balancers;
    bool m_isSettled = false;
};

} // namespace keyferry::engine
