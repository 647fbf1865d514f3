#pragma once

#include "proxy/core/timerwheel.h"

#include <QNetworkAccessManager>
#include <QNetworkProxy>

#include <memory>

namespace keyferry::transport {

/// One QNetworkAccessManager and the requests it has in flight: no more than it has connections,
/// because what queues inside it dies with the first failure. Worker's thread. docs/qt-network.md
/// "QNAM: connections, pools, leases".
class QnamShard
{
public:
    static constexpr int maxInFlight = 6;                ///< connections per host in Qt before 6.5
    static constexpr std::chrono::seconds idleLife{150}; ///< Qt keeps its connections for 120 s

    /// \param idleExpired  may destroy the shard
    QnamShard(const QNetworkProxy &proxy,
              TimerWheel &wheel,
              const std::function<void(QnamShard &)> &idleExpired);

    QnamShard(const QnamShard &) = delete;
    QnamShard &operator=(const QnamShard &) = delete;

    [[nodiscard]] QNetworkAccessManager &manager() const { return *m_manager; }
    [[nodiscard]] int inFlight() const { return m_inFlight; }
    /// No reply of it is held by anyone: only then it may go, because its replies go with it.
    [[nodiscard]] bool isEmpty() const { return m_leases == 0; }
    [[nodiscard]] bool isPoisoned() const { return m_isPoisoned; }
    [[nodiscard]] bool takesMore() const { return !m_isPoisoned && m_inFlight < maxInFlight; }

    /// One of its connections may give the next request a wrong answer: it takes no more, and goes
    /// when it is empty.
    void poison() { m_isPoisoned = true; }
    void leaseOut();
    /// Its request is over, its reply still to be read.
    void landOne();
    void leaseBack();

private:
    // Its HTTP thread may still be on its way into ours: it is deleted from the event loop, never
    // where it is let go.
    struct DeleteLater
    {
        void operator()(QNetworkAccessManager *manager) const { manager->deleteLater(); }
    };

    std::unique_ptr<QNetworkAccessManager, DeleteLater> m_manager;
    Timeout m_idle;
    int m_leases = 0;
    int m_inFlight = 0;
    bool m_isPoisoned = false;
};

} // namespace keyferry::transport
