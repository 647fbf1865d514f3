#include "proxy/transport/qnamshard.h"

namespace keyferry::transport {

QnamShard::QnamShard(const QNetworkProxy &proxy,
                     TimerWheel &wheel,
                     const std::function<void(QnamShard &)> &idleExpired)
    : m_manager(new QNetworkAccessManager)
    , m_idle(wheel, [this, idleExpired] { idleExpired(*this); })
{
    m_manager->setProxy(proxy);
    m_manager->setAutoDeleteReplies(false);
    m_manager->setTransferTimeout(0);
    m_manager->setStrictTransportSecurityEnabled(false);
}

void QnamShard::leaseOut()
{
    Q_ASSERT(takesMore());
    ++m_leases;
    ++m_inFlight;
    m_idle.stop();
}

void QnamShard::landOne()
{
    Q_ASSERT(m_inFlight > 0);
    --m_inFlight;
}

void QnamShard::leaseBack()
{
    Q_ASSERT(m_leases > 0);
    if (--m_leases == 0)
        m_idle.start(idleLife);
}

} // namespace keyferry::transport
