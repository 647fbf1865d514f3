#include "proxy/engine/attemptchain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyferry;
using namespace keyferry::engine;

namespace {

using namespace std::chrono_literals;

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

    QList<transport::UpstreamRequest> requests;
    transport::UpstreamObserver *current = nullptr;
    int cancels = 0;
};

struct Listener final : AttemptChainListener
{
    void answerChosen(const ResponseHead &head, Attempt &) override
    {
        statuses.append(head.status);
    }
    void allAttemptsFailed(const Error &error) override { errors.append(error); }
    QList<int> statuses;
    QList<Error> errors;
};

/// A chain over three keys and one upstream.
struct Fixture
{
    Fixture()
    {
        GroupConfig config{.id = GroupId{1}, .name = "g", .channel = Channel::OpenAi};
        config.upstreams.push_back({.id = UpstreamId{1}, .url = "http://127.0.0.1:9"});
        group = std::make_shared<const GroupConfig>(config);
        KeyDelta delta{.group = group->id, .replacesAll = true};
        for (int i = 1; i <= 3; ++i)
            delta.upserted.append({.id = KeyId{i},
                                   .group = group->id,
                                   .secret = Secret("sk-secret-key-000" + QByteArray::number(i))});
        pool.apply(delta);
    }

    AttemptChain &begin()
    {
        clock.advance(5ms); // the request took a while to come in
        chain = std::make_unique<AttemptChain>(ChainSubject{.head = head,
                                                            .rest = rest,
                                                            .group = group,
                                                            .pool = pool,
                                                            .fingerprinter = fingerprinter,
                                                            .record = record},
                                               transport,
                                               balancers,
                                               clock);
        chain->begin(listener);
        return *chain;
    }

    QList<KeyUsage> usage()
    {
        auto usage = pool.takeUsage();
        std::sort(usage.begin(), usage.end(), [](const KeyUsage &a, const KeyUsage &b) {
            return a.id < b.id;
        });
        return usage;
    }

    void fail(ErrorKind kind)
    {
        transport.current->failed({.error = {.kind = kind, .detail = u"why"_s}});
    }

    FakeClock clock;
    RequestHead head{.method = "GET", .target = "/proxy/g/v1/models"};
    QByteArray rest = "/v1/models";
    GroupPtr group;
    routing::KeyPool pool{GroupId{1}};
    Fingerprinter fingerprinter{Secret("fingerprint key"_ba)};
    RequestRecord record;
    FakeTransport transport;
    BalancerSet balancers;
    Listener listener;
    std::unique_ptr<AttemptChain> chain;
};

} // namespace

class tst_AttemptChain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsEachAttemptOnce();
    void timesEachAttempt();
    void fallsBackToTheEarlierAnswerAndItsKey();
    void triesAgainOnlyWhereAnotherKeyMayHelp_data();
    void triesAgainOnlyWhereAnotherKeyMayHelp();
    void judgesACancelledAttemptOnce();
    void judgesNothingAnewWhenADeliveryIsCancelled();
    void saysThatNoKeyIsUsable();
};

void tst_AttemptChain::countsEachAttemptOnce()
{
    Fixture fixture;
    AttemptChain &chain = fixture.begin();
    fixture.transport.current->headReceived({.status = 429});
    fixture.transport.current->headReceived({.status = 200});
    QCOMPARE(fixture.listener.statuses, QList<int>{200});
    chain.noteDelivered({});
    chain.cancel(Verdict::ClientLeft);

    const auto usage = fixture.usage();
    QCOMPARE(usage.size(), 2);
    QCOMPARE(usage.at(0).requests, 1);
    QCOMPARE(usage.at(0).failures, 1);
    QCOMPARE(usage.at(0).lastErrorStatus, 429);
    QCOMPARE(usage.at(1).requests, 1);
    QCOMPARE(usage.at(1).failures, 0);
    QCOMPARE(fixture.record.tries, 2);
}

void tst_AttemptChain::timesEachAttempt()
{
    Fixture fixture;
    AttemptChain &chain = fixture.begin();
    fixture.clock.advance(10ms);
    fixture.transport.current->headReceived({.status = 500});
    fixture.clock.advance(20ms);
    fixture.transport.current->headReceived({.status = 200});
    fixture.clock.advance(40ms);
    chain.noteDelivered({});

    const AttemptRecord &first = fixture.record.attempts.at(0);
    QCOMPARE(first.startedMs, 5);
    QCOMPARE(first.firstByteMs, 15);
    QCOMPARE(first.durationMs, 10);
    const AttemptRecord &second = fixture.record.attempts.at(1);
    QCOMPARE(second.startedMs, 15);
    QCOMPARE(second.firstByteMs, 35);
    QCOMPARE(second.durationMs, 60);
}

void tst_AttemptChain::fallsBackToTheEarlierAnswerAndItsKey()
{
    Fixture fixture;
    fixture.begin();
    fixture.transport.current->headReceived({.status = 429});
    fixture.fail(ErrorKind::UpstreamClosed);
    fixture.fail(ErrorKind::UpstreamClosed);
    QCOMPARE(fixture.listener.statuses, QList<int>{429});
    QVERIFY(fixture.listener.errors.isEmpty());
    QCOMPARE(fixture.record.key, KeyId{1});
    QCOMPARE(fixture.record.keyFingerprint,
             fixture.fingerprinter.fingerprint("sk-secret-key-0001"));
    QCOMPARE(fixture.record.keyMask, Secret("sk-secret-key-0001"_ba).masked());
    QCOMPARE(fixture.record.tries, 3);
}

void tst_AttemptChain::triesAgainOnlyWhereAnotherKeyMayHelp_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<int>("attempts");
    QTest::addRow("unreachable") << ErrorKind::UpstreamUnreachable << 3;
    QTest::addRow("closed") << ErrorKind::UpstreamClosed << 3;
    QTest::addRow("malformed answer") << ErrorKind::UpstreamMalformed << 3;
    QTest::addRow("timeout") << ErrorKind::UpstreamTimeout << 3;
    QTest::addRow("no connection free") << ErrorKind::OutOfCapacity << 1;
    QTest::addRow("a request that cannot be sent") << ErrorKind::MalformedRequest << 1;
    QTest::addRow("our temporary file") << ErrorKind::StorageFailed << 1;
}

void tst_AttemptChain::triesAgainOnlyWhereAnotherKeyMayHelp()
{
    QFETCH(ErrorKind, kind);
    QFETCH(int, attempts);
    Fixture fixture;
    fixture.begin();
    while (fixture.listener.errors.isEmpty())
        fixture.fail(kind);
    QCOMPARE(fixture.transport.requests.size(), attempts);
    QCOMPARE(fixture.listener.errors.size(), 1);
    QCOMPARE(fixture.listener.errors.first().kind, kind);
    // What went wrong on our side is no failure of the key.
    QCOMPARE(fixture.usage().size(), attempts == 1 ? 0 : attempts);
    for (const AttemptRecord &attempt : std::as_const(fixture.record.attempts))
        QCOMPARE(attempt.error, u"why"_s);
}

void tst_AttemptChain::judgesACancelledAttemptOnce()
{
    Fixture fixture;
    AttemptChain &chain = fixture.begin();
    fixture.clock.advance(30ms);
    chain.cancel(Verdict::UpstreamFault, u"too long"_s);
    chain.cancel(Verdict::ClientLeft);
    const auto usage = fixture.usage();
    QCOMPARE(usage.size(), 1);
    QCOMPARE(usage.first().requests, 1);
    QCOMPARE(usage.first().failures, 1);
    const AttemptRecord &attempt = fixture.record.attempts.first();
    QCOMPARE(attempt.verdict, Verdict::UpstreamFault);
    QCOMPARE(attempt.error, u"too long"_s);
    QCOMPARE(attempt.durationMs, 30);
    QVERIFY(fixture.transport.cancels > 0);
}

void tst_AttemptChain::judgesNothingAnewWhenADeliveryIsCancelled()
{
    Fixture fixture;
    AttemptChain &chain = fixture.begin();
    fixture.transport.current->headReceived({.status = 200});
    fixture.clock.advance(70ms);
    chain.cancel(Verdict::ClientLeft);
    fixture.clock.advance(70ms);
    chain.cancel(Verdict::ClientLeft);
    QCOMPARE(fixture.usage().first().requests, 1);
    QCOMPARE(fixture.record.attempts.first().verdict, Verdict::Success);
    QCOMPARE(fixture.record.attempts.first().durationMs, 70);
}

void tst_AttemptChain::saysThatNoKeyIsUsable()
{
    Fixture fixture;
    fixture.pool.apply({.group = GroupId{1}, .replacesAll = true});
    fixture.begin();
    QCOMPARE(fixture.listener.errors.size(), 1);
    QCOMPARE(fixture.listener.errors.first().kind, ErrorKind::NoUsableKey);
    QVERIFY(fixture.transport.requests.isEmpty());
    QCOMPARE(fixture.record.tries, 0);
}

QTEST_GUILESS_MAIN(tst_AttemptChain)
#include "tst_attemptchain.moc"
