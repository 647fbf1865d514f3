#include "proxy/transport/directpool.h"

#include "proxy/transport/directcall.h"

#include <algorithm>
#include <utility>

namespace keyferry::transport {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A restart of the upstream ends connections of any age; nothing is to be learnt from that.
constexpr std::chrono::milliseconds leastLearnt = 1s;
constexpr std::chrono::milliseconds learntFor = 10min;

} // namespace

DirectPool::DirectPool(QUrl origin,
                       ConnectionPolicy policy,
                       Connector &connector,
                       TimerWheel &wheel)
    : m_origin(std::move(origin))
    , m_policy(std::move(policy))
    , m_connector(connector)
    , m_wheel(wheel)
{}

DirectPool::~DirectPool()
{
    m_dials.clear();
    m_waiting.clear();
    const auto calls = std::exchange(m_calls, {});
    for (DirectCall *call : calls)
        call->sever();
    qDeleteAll(std::exchange(m_connections, {}));
}

void DirectPool::enter(DirectCall &call)
{
    m_calls.insert(&call);
    m_limit = std::max<qint64>(call.request().connectionLimit, 1);
    m_keepIdle = call.request().keepIdle;
    UpstreamConnection *idle = call.wantsNewConnection() ? nullptr : takeIdle();
    if (idle != nullptr)
        return call.begin(*idle);
    if (m_waiting.size() >= longestQueue)
        return call.refuse(
            {.kind = ErrorKind::OutOfCapacity,
             .detail = u"%1: too many requests wait for a connection"_s.arg(m_origin.host())});
    m_waiting.push_back(&call);
    call.setQueued(true);
    dialWhereAllowed();
}

void DirectPool::leave(DirectCall &call)
{
    m_calls.erase(&call);
    if (std::erase(m_waiting, &call) == 0)
        return;
    releaseDialOf(call, false);
}

UpstreamConnection *DirectPool::takeIdle()
{
    while (!m_idle.empty()) {
        const Idle youngest = m_idle.back();
        m_idle.pop_back();
        if (youngest.connection->isReusable())
            return youngest.connection;
        learnFrom(youngest);
        youngest.connection->abandon();
    }
    return nullptr;
}

void DirectPool::connectionFree(UpstreamConnection &connection)
{
    if (DirectCall *call = nextWaiter(false))
        return serve(*call, connection);
    keep(connection);
}

void DirectPool::keep(UpstreamConnection &connection)
{
    const auto limit = idleLimit(connection);
    if (limit <= 0ms)
        return connection.abandon();
    const auto now = m_wheel.clock().steady();
    m_idle.push_back({.connection = &connection, .since = now, .until = now + limit});
    connection.expireAfter(limit);
}

std::chrono::milliseconds DirectPool::idleLimit(const UpstreamConnection &connection) const
{
    auto limit = m_keepIdle;
    if (const auto announced = connection.announcedIdle())
        limit = std::min<std::chrono::milliseconds>(limit, *announced - 1s);
    if (m_seenEnd && m_wheel.clock().steady() - m_seenEnd->at < learntFor)
        limit = std::min(limit, m_seenEnd->idle * 8 / 10);
    return limit;
}

void DirectPool::learnFrom(const Idle &ended)
{
    const auto now = m_wheel.clock().steady();
    const auto idle = now - ended.since;
    if (now >= ended.until || idle < leastLearnt)
        return;
    const bool isOutdated = !m_seenEnd || now - m_seenEnd->at >= learntFor;
    if (isOutdated || idle < m_seenEnd->idle)
        m_seenEnd = SeenEnd{.idle = idle, .at = now};
}

void DirectPool::connectionGone(UpstreamConnection &connection)
{
    const auto idle = std::ranges::find(m_idle, &connection, &Idle::connection);
    if (idle != m_idle.end()) {
        learnFrom(*idle);
        m_idle.erase(idle);
    }
    m_connections.erase(&connection);
    connection.deleteLater();
    dialWhereAllowed();
}

bool DirectPool::hasRoom() const
{
    return static_cast<qint64>(m_connections.size() + m_dials.size()) < m_limit;
}

void DirectPool::dialWhereAllowed()
{
    for (DirectCall *call : m_waiting) {
        if (!hasRoom())
            return;
        if (call->isQueued())
            dialFor(*call);
    }
}

void DirectPool::dialFor(DirectCall &caller)
{
    caller.setQueued(false);
    Dial *dial = m_dials.emplace_back(std::make_unique<Dial>()).get();
    dial->caller = &caller;
    dial->handle = m_connector.connectTo(
        m_origin,
        m_policy,
        caller.request().deadlines.connect,
        [this, dial](Result<UpstreamSocket> socket) { dialEnded(dial, std::move(socket)); });
}

void DirectPool::dialEnded(const Dial *dial, Result<UpstreamSocket> socket)
{
    DirectCall *caller = dial->caller;
    std::erase_if(m_dials, [dial](const auto &known) { return known.get() == dial; });
    if (!socket) {
        if (caller != nullptr)
            std::erase(m_waiting, caller);
        dialWhereAllowed();
        if (caller != nullptr)
            caller->connectFailed(socket.error()); // may be the end of more than the caller
        return;
    }

    auto *connection = new UpstreamConnection(*std::move(socket), *this, m_wheel, m_origin.host());
    m_connections.insert(connection);
    if (caller == nullptr)
        caller = nextWaiter(true);
    if (caller != nullptr)
        serve(*caller, *connection);
    else
        keep(*connection);
}

void DirectPool::releaseDialOf(const DirectCall &caller, bool isServed)
{
    const auto dial = std::ranges::find_if(
        m_dials, [&caller](const auto &known) { return known->caller == &caller; });
    if (dial == m_dials.end())
        return;
    const auto heir =
        std::ranges::find_if(m_waiting, [](const DirectCall *call) { return call->isQueued(); });
    (*dial)->caller = nullptr;
    if (heir != m_waiting.end()) {
        (*heir)->setQueued(false);
        (*dial)->caller = *heir;
    } else if (!isServed) {
        m_dials.erase(dial); // nobody wants it any more
    }
}

DirectCall *DirectPool::nextWaiter(bool isNewConnection) const
{
    const auto next = std::ranges::find_if(m_waiting, [isNewConnection](const DirectCall *call) {
        return isNewConnection || !call->wantsNewConnection();
    });
    return next == m_waiting.end() ? nullptr : *next;
}

void DirectPool::serve(DirectCall &call, UpstreamConnection &connection)
{
    std::erase(m_waiting, &call);
    releaseDialOf(call, true);
    call.begin(connection);
}

} // namespace keyferry::transport
