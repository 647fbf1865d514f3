#pragma once

#include "proxy/core/timerwheel.h"
#include "proxy/engine/keychecker.h"

#include <QSignalSpy>

#include <memory>
#include <vector>

namespace keyferry::test {

/// A transport that keeps what was started; the test plays the provider.
class PlayedTransport final : public transport::UpstreamTransport
{
public:
    struct Sent
    {
        transport::UpstreamRequest request{};
        QByteArray body{};
        transport::UpstreamObserver *observer = nullptr; ///< null once it is over
    };

    std::unique_ptr<transport::UpstreamCall> start(const transport::UpstreamRequest &request,
                                                   transport::UpstreamObserver &observer) override
    {
        QByteArray body(request.body ? request.body->size() : 0, '\0');
        if (request.body)
            (void)request.body->read(0, body.data(), body.size());
        sent.push_back({.request = request, .body = body, .observer = &observer});
        return std::make_unique<Call>(*this, sent.size() - 1);
    }

    void answer(std::size_t index, int status, const QByteArray &body = "{}")
    {
        transport::UpstreamObserver *observer = sent.at(index).observer;
        observer->headReceived({.status = status});
        observer->bodyReceived(body);
        observer->finished();
    }
    /// Answers everything that is under way, what this starts included.
    void answerAll(int status)
    {
        for (std::size_t i = 0; i < sent.size(); ++i) {
            if (sent[i].observer)
                answer(i, status);
        }
    }
    void fail(std::size_t index, const Error &error)
    {
        sent.at(index).observer->failed({.error = error, .requestSent = false});
    }
    [[nodiscard]] qsizetype underWay() const
    {
        return std::count_if(
            sent.begin(), sent.end(), [](const Sent &one) { return one.observer != nullptr; });
    }
    [[nodiscard]] QByteArray keyOf(std::size_t index) const
    {
        return sent.at(index).request.fields.first("Authorization").sliced(7);
    }

    std::vector<Sent> sent{};

private:
    struct Call final : transport::UpstreamCall
    {
        Call(PlayedTransport &owner, std::size_t index)
            : m_owner(owner)
            , m_index(index)
        {}
        ~Call() override { m_owner.sent[m_index].observer = nullptr; }
        void pause() override {}
        void resume() override {}
        void cancel() override { m_owner.sent[m_index].observer = nullptr; }
        PlayedTransport &m_owner;
        std::size_t m_index;
    };
};

/// A checker over one group of keys with ids from 1, played transport and clock.
class CheckFixture
{
public:
    explicit CheckFixture(const QMap<QString, QString> &overrides = {})
        : wheel(clock)
        , checker({.clock = clock,
                   .pools = pools,
                   .breakers = breakers,
                   .wheel = wheel,
                   .transport = transport})
        , news(&checker, &engine::KeyChecker::advanced)
    {
        config.overrides = overrides;
        config.upstreams.push_back({.id = UpstreamId{1}, .url = "http://one"});
        publish();
    }

    /// Takes `config` as the only group.
    void publish()
    {
        applySettings(config, {});
        snapshot = std::make_shared<ConfigSnapshot>();
        snapshot->groups.push_back(std::make_shared<const GroupConfig>(config));
        pools.follow(*snapshot);
        breakers.follow(*snapshot, clock.wall());
        checker.setSnapshot(snapshot);
    }
    void addKeys(int count, KeyState state = KeyState::Invalid)
    {
        KeyDelta delta{.group = config.id};
        for (int i = 0; i < count; ++i) {
            ++keys;
            delta.upserted.append({.id = KeyId{keys},
                                   .group = config.id,
                                   .secret = Secret(secretOf(keys)),
                                   .state = state});
        }
        pools.apply(delta);
    }
    [[nodiscard]] static QByteArray secretOf(int key)
    {
        return "sk-secret-key-" + QByteArray::number(1000 + key);
    }
    [[nodiscard]] CheckId checkAll()
    {
        const auto check = checker.start({.group = config.id, .all = true});
        return check ? *check : CheckId{};
    }
    [[nodiscard]] KeyCounts counts() const { return pools.counts(config.id, clock.wall()); }
    /// What was told of it so far, results together; total is -1 if nothing was.
    [[nodiscard]] CheckProgress told(CheckId check) const
    {
        CheckProgress last{.total = -1};
        for (const QList<QVariant> &one : news) {
            auto progress = one.first().value<CheckProgress>();
            if (progress.id != check)
                continue;
            progress.results = last.results + progress.results;
            last = progress;
        }
        return last;
    }

    FakeClock clock{};
    TimerWheel wheel;
    PlayedTransport transport{};
    engine::PoolDirectory pools{};
    engine::BreakerDirectory breakers{};
    GroupConfig config{.id = GroupId{1}, .name = "g", .testModel = QStringLiteral("m")};
    std::shared_ptr<ConfigSnapshot> snapshot{};
    engine::KeyChecker checker;
    QSignalSpy news;
    int keys = 0;
};

} // namespace keyferry::test
