#include "proxy/engine/booking.h"

#include <utility>

namespace keyferry::engine {

namespace {

constexpr std::chrono::milliseconds notMeasured{-1};

bool isKeysFault(Verdict verdict)
{
    return verdict == Verdict::KeyRejected || verdict == Verdict::OutOfCredit
           || verdict == Verdict::RateLimited;
}

} // namespace

Booking::Booking(MemberPlan::Choice choice,
                 UpstreamConfig upstream,
                 qint64 pickedAt,
                 BalancerSet &balancers)
    : m_member(choice.member)
    , m_key(std::move(choice.key))
    , m_upstream(std::move(upstream))
    , m_pickedAt(pickedAt)
    , m_balancers(balancers)
{}

Booking::~Booking()
{
    if (!m_isSettled)
        m_balancers.of(m_member.group).noteNothing(m_upstream.id, m_pickedAt);
}

void Booking::settle(const Settlement &settlement, quint64 session)
{
    Q_ASSERT(!m_isSettled);
    m_isSettled = true;
    tellKey(settlement);
    tellUpstream(settlement);
    if (settlement.judgement.verdict == Verdict::Success)
        bind(session, settlement.now);
}

void Booking::bind(quint64 session, qint64 now)
{
    if (session == 0 || !m_member.group->settings.get(settings::sessionAffinity))
        return;
    // An upstream's fault is no reason to move: the session stays on its key.
    const KeyId bound = m_member.pool->sessionKey(session, now);
    const bool stays = m_member.tried.contains(bound) && !m_member.blamed.contains(bound);
    m_member.pool->bindSession(session, stays ? bound : m_key.id, now);
}

void Booking::tellKey(const Settlement &settlement)
{
    const SettingValues &values = m_member.group->settings;
    const Verdict verdict = settlement.judgement.verdict;
    const bool isFailure = verdict != Verdict::Success && verdict != Verdict::ClientLeft;
    m_member.pool->report({.key = m_key.id,
                           .judgement = settlement.judgement,
                           .model = m_member.request->model,
                           .threshold = static_cast<int>(values.get(settings::blacklistThreshold)),
                           .status = isFailure ? settlement.status : 0,
                           .error = isFailure ? settlement.reason : QString(),
                           .now = settlement.now});
    if (verdict == Verdict::RateLimited)
        m_member.limited.append(m_key.id);
    if (isKeysFault(verdict))
        m_member.blamed.append(m_key.id);
}

void Booking::tellUpstream(const Settlement &settlement)
{
    routing::Balancer &balancer = m_balancers.of(m_member.group);
    switch (settlement.judgement.verdict) {
    case Verdict::Success:
        return balancer.noteAnswer(m_upstream.id, settlement.firstByte, settlement.now, m_pickedAt);
    case Verdict::ClientFault:
    case Verdict::KeyRejected:
    case Verdict::OutOfCredit:
    case Verdict::RateLimited:
        return balancer.noteAnswer(m_upstream.id, notMeasured, settlement.now, m_pickedAt);
    case Verdict::Overloaded:
    case Verdict::UpstreamFault:
        return balancer.noteFailure(m_upstream.id, settlement.reason, settlement.now, m_pickedAt);
    case Verdict::ClientLeft: return balancer.noteNothing(m_upstream.id, m_pickedAt);
    }
    Q_UNREACHABLE();
}

} // namespace keyferry::engine
