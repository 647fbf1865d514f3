#pragma once

#include "proxy/transport/connector.h"
#include "proxy/transport/upstreamconnection.h"
#include "proxy/transport/upstreamtransport.h"

#include <QUrl>

#include <deque>
#include <optional>
#include <unordered_set>
#include <vector>

namespace keyferry::transport {

class DirectCall;

/// The connections to one origin under one proxy and one TLS policy, and the calls that wait for
/// one, first come first served. The youngest idle connection serves first, so that those nobody
/// needs grow old and go. Destroying it ends its calls in silence. Worker's thread.
class DirectPool final : private ConnectionKeeper
{
public:
    /// More waiting calls than this are refused with OutOfCapacity.
    static constexpr std::size_t longestQueue = 4096;

    DirectPool(QUrl origin, ConnectionPolicy policy, Connector &connector, TimerWheel &wheel);
    ~DirectPool() override;

    /// Gives it a connection now or later; the observer hears of nothing meanwhile.
    void enter(DirectCall &call);
    /// The call is over or gives up waiting.
    void leave(DirectCall &call);

    /// The origin wants to know a body's length beforehand: docs/qt-network.md "Sending".
    void noteChunksRefused() { m_refusesChunks = true; }
    [[nodiscard]] bool refusesChunks() const { return m_refusesChunks; }

    /// Neither calls nor connections.
    [[nodiscard]] bool isEmpty() const { return m_calls.empty() && m_connections.empty(); }
    [[nodiscard]] std::size_t connectionCount() const { return m_connections.size(); }
    [[nodiscard]] std::size_t idleCount() const { return m_idle.size(); }

private:
    struct Idle
    {
        UpstreamConnection *connection = nullptr;
        std::chrono::milliseconds since{0};
        std::chrono::milliseconds until{0}; ///< we end it ourselves
    };
    /// A connection in the making.
    struct Dial
    {
        DirectCall *caller = nullptr; ///< null: it was served by another one meanwhile
        std::unique_ptr<Connecting> handle{};
    };
    /// After this long idle, the origin was seen to end a connection.
    struct SeenEnd
    {
        std::chrono::milliseconds idle{0};
        std::chrono::milliseconds at{0};
    };

    void connectionFree(UpstreamConnection &connection) override;
    void connectionGone(UpstreamConnection &connection) override;

    [[nodiscard]] UpstreamConnection *takeIdle();
    void keep(UpstreamConnection &connection);
    [[nodiscard]] std::chrono::milliseconds idleLimit(const UpstreamConnection &connection) const;
    void learnFrom(const Idle &ended);
    [[nodiscard]] bool hasRoom() const;
    void dialWhereAllowed();
    void dialFor(DirectCall &caller);
    void dialEnded(const Dial *dial, Result<UpstreamSocket> socket);
    void releaseDialOf(const DirectCall &caller, bool isServed);
    /// \returns nullptr if nobody waits who could use it
    [[nodiscard]] DirectCall *nextWaiter(bool isNewConnection) const;
    void serve(DirectCall &call, UpstreamConnection &connection);

    const QUrl m_origin;
    const ConnectionPolicy m_policy;
    Connector &m_connector;
    TimerWheel &m_wheel;
    bool m_refusesChunks = false;
    qint64 m_limit = 1;
    std::chrono::milliseconds m_keepIdle{0};
    std::optional<SeenEnd> m_seenEnd{};
    std::unordered_set<DirectCall *> m_calls{}; ///< waiting and under way
    std::deque<DirectCall *> m_waiting{};
    std::vector<std::unique_ptr<Dial>> m_dials{};
    std::unordered_set<UpstreamConnection *> m_connections{}; ///< idle and busy
    std::vector<Idle> m_idle{};                               ///< oldest first
};

} // namespace keyferry::transport
