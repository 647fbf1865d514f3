#pragma once

#include "proxy/engine/attemptchain.h"

#include <QHash>

#include <memory>
#include <vector>

namespace keyferry::test {

/// A transport that keeps what was started; the test plays the upstream through the observers.
class FakeTransport final : public transport::UpstreamTransport
{
public:
    struct Call final : transport::UpstreamCall
    {
        explicit Call(int &counted)
            : cancels(counted)
        {}
        void pause() override {}
        void resume() override {}
        void cancel() override { ++cancels; }
        int &cancels;
    };

    std::unique_ptr<transport::UpstreamCall> start(const transport::UpstreamRequest &request,
                                                   transport::UpstreamObserver &observer) override
    {
        requests.append(request);
        current = &observer;
        return std::make_unique<Call>(cancels);
    }

    QList<transport::UpstreamRequest> requests{};
    transport::UpstreamObserver *current = nullptr;
    int cancels = 0;
};

struct ChainListener final : engine::AttemptChainListener
{
    void answerChosen(const ResponseHead &head, engine::Attempt &) override
    {
        statuses.append(head.status);
    }
    void allAttemptsFailed(const engine::ChainFailure &failure) override
    {
        failures.append(failure);
    }
    void informationalCame(const ResponseHead &head, const engine::Attempt &) override
    {
        informed.append(head.status);
    }
    void recordChanged() override { ++changes; }

    QList<int> informed{};
    QList<int> statuses{};
    QList<engine::ChainFailure> failures{};
    int changes = 0;
};

/// A chain without sockets: pools, balancers and the wheel are real, time moves by hand.
class ChainFixture
{
public:
    /// A standard group 1 with three keys and one upstream.
    ChainFixture();
    ChainFixture(const ChainFixture &) = delete;
    ChainFixture &operator=(const ChainFixture &) = delete;
    ~ChainFixture() { chain.reset(); } // its lease goes back to a pool, which ends before it

    /// Changes the group that is asked. Before begin().
    void set(QLatin1String name, const QString &text);
    /// A further standard group with keys `id`*100+1…
    GroupConfig &addGroup(qint64 id, int keys);
    /// Turns group 1 aside: the chain asks an aggregate of these members.
    void askAggregate(const std::vector<MemberConfig> &members);
    void setKeys(qint64 group, const QList<ProviderKey> &keys);
    [[nodiscard]] static QList<ProviderKey> makeKeys(qint64 group, int count);
    GroupConfig &group(qint64 id) { return m_configs.at(id); }

    engine::AttemptChain &begin();
    void pass(std::chrono::milliseconds time);

    // what the upstream of the attempt that runs does
    void answer(int status,
                const QByteArray &body = {},
                const HeaderFields &fields = {{"Content-Length", "0"}});
    /// With the body's length told.
    void answerJson(int status, const QByteArray &body, HeaderFields fields = {});
    void fail(ErrorKind kind, bool requestSent = true);

    [[nodiscard]] int started() const { return static_cast<int>(transport.requests.size()); }
    /// The key of the attempt, 0-based.
    [[nodiscard]] KeyId keyOf(int attempt) const { return record.attempts.at(attempt).key; }
    routing::KeyPool &pool(qint64 group) { return *m_pools.at(group); }
    QList<KeyUsage> usage(qint64 group = 1);

    FakeClock clock{};
    TimerWheel wheel{clock};
    RequestHead head{.method = "POST", .target = "/proxy/g/v1/chat", .fields = {}};
    QByteArray rest = "/v1/chat";
    QString model = QStringLiteral("m");
    quint64 session = 0;
    Fingerprinter fingerprinter{Secret(QByteArrayLiteral("fingerprint key"))};
    RequestRecord record{};
    FakeTransport transport{};
    engine::BalancerSet balancers{};
    ChainListener listener{};
    std::unique_ptr<engine::AttemptChain> chain{};

private:
    std::map<qint64, GroupConfig> m_configs{};
    std::map<qint64, std::unique_ptr<routing::KeyPool>> m_pools{};
    QMap<QString, QString> m_overrides{};
    std::vector<MemberConfig> m_members{};
    ConfigSnapshot m_snapshot{};
};

} // namespace keyferry::test
