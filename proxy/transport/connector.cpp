#include "proxy/transport/connector.h"

#include "proxy/transport/connectattempt.h"

#include <QThread>

namespace keyferry::transport {

namespace {

class AttemptHandle final : public Connecting
{
public:
    explicit AttemptHandle(ConnectAttempt *attempt)
        : m_attempt(attempt)
    {}
    ~AttemptHandle() override
    {
        if (m_attempt)
            m_attempt->abandon();
    }

private:
    QPointer<ConnectAttempt> m_attempt; ///< null once the connector has gone
};

} // namespace

Connector::Connector(TimerWheel &wheel, QObject *parent)
    : Connector(wheel, HostResolver::askSystem, parent)
{}

Connector::Connector(TimerWheel &wheel, HostResolver::Lookup lookup, QObject *parent)
    : QObject(parent)
    , m_parts(std::make_unique<ConnectParts>(wheel, std::move(lookup)))
{}

Connector::~Connector()
{
    // Before the parts they use.
    qDeleteAll(findChildren<ConnectAttempt *>());
}

std::unique_ptr<Connecting> Connector::connectTo(const QUrl &origin,
                                                 const ConnectionPolicy &policy,
                                                 std::chrono::milliseconds deadline,
                                                 Connected connected,
                                                 BehindProxy manner)
{
    Q_ASSERT(QThread::currentThread() == thread());
    auto *attempt = new ConnectAttempt(*m_parts, origin, policy, std::move(connected), this);
    auto handle = std::make_unique<AttemptHandle>(attempt);
    attempt->start(deadline, manner);
    return handle;
}

} // namespace keyferry::transport
