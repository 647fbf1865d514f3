#pragma once

#include "proxy/core/clock.h"
#include "proxy/transport/connector.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QTimer>

#include <optional>

namespace keyferry::test {

/// A lookup that knows api.test and both.test (whose ::1 nobody listens on), has never heard of the
/// rest and leaves silent.test without an answer.
inline void
lookUp(const QString &name, QObject *receiver, const transport::HostResolver::Answer &answer)
{
    using namespace Qt::StringLiterals;
    if (name == "silent.test"_L1)
        return;
    QHostInfo info;
    if (name == "api.test"_L1)
        info.setAddresses({QHostAddress(u"127.0.0.1"_s)});
    if (name == "both.test"_L1)
        info.setAddresses({QHostAddress(u"::1"_s), QHostAddress(u"127.0.0.1"_s)});
    QMetaObject::invokeMethod(
        receiver, [answer, info] { answer(info); }, Qt::QueuedConnection);
}

/// Serves events until it holds, without the pauses of QTest::qWaitFor(), which a handshake would
/// take several of.
template<typename Condition>
[[nodiscard]] bool comesTrue(Condition holds)
{
    const QDeadlineTimer limit(std::chrono::seconds(5));
    QTimer alarm;
    alarm.start(std::chrono::seconds(5));
    while (!holds() && !limit.hasExpired())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return holds();
}

/// A connector whose clock stands still.
struct ConnectFixture
{
    FakeClock clock{};
    TimerWheel wheel{clock};
    transport::Connector connector{wheel, lookUp};

    void passTime(std::chrono::milliseconds time)
    {
        clock.advance(time);
        wheel.advance();
    }
};

/// One connection asked for and what came of it.
struct Asked
{
    std::optional<Result<transport::UpstreamSocket>> result{};
    std::unique_ptr<transport::Connecting> handle{};

    Asked(transport::Connector &connector,
          const QUrl &origin,
          const transport::ConnectionPolicy &policy,
          std::chrono::milliseconds deadline = std::chrono::seconds(15))
        : handle(connector.connectTo(
            origin, policy, deadline, [this](Result<transport::UpstreamSocket> made) {
                result = std::move(made);
            }))
    {}
    [[nodiscard]] bool isOver() const { return result.has_value(); }
    [[nodiscard]] QTcpSocket &socket() const { return *(*result)->socket; }
    /// What went wrong, for comparing; empty if nothing did.
    [[nodiscard]] QString detail() const
    {
        return result && !*result ? result->error().detail : QString();
    }
};

} // namespace keyferry::test
