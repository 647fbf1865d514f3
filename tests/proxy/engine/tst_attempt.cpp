#include "proxy/engine/attempt.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyferry;
using namespace keyferry::engine;

namespace {

/// A transport whose one call does what the test says.
class FakeTransport final : public transport::UpstreamTransport
{
public:
    struct Call final : transport::UpstreamCall
    {
        explicit Call(FakeTransport &maker)
            : owner(maker)
        {}
        void pause() override
        {
            ++owner.pauses;
            owner.isPaused = true;
        }
        void resume() override
        {
            ++owner.resumes;
            owner.isPaused = false;
        }
        void cancel() override { ++owner.cancels; }
        FakeTransport &owner;
    };

    std::unique_ptr<transport::UpstreamCall> start(const transport::UpstreamRequest &,
                                                   transport::UpstreamObserver &) override
    {
        return std::make_unique<Call>(*this);
    }

    bool isPaused = false;
    int pauses = 0;
    int resumes = 0;
    int cancels = 0;
};

struct Listener final : AttemptListener
{
    void attemptInformed(const ResponseHead &head) override { informed.append(head.status); }
    void attemptResent() override { ++resends; }
    void attemptAnswered(const ResponseHead &head) override { statuses.append(head.status); }
    void attemptGrew() override { ++growths; }
    void attemptFailed(const transport::TransportFailure &) override { ++failures; }
    QList<int> informed;
    QList<int> statuses;
    int resends = 0;
    int growths = 0;
    int failures = 0;
};

struct Sink final : AnswerSink
{
    void answerData(QByteArrayView bytes) override { body.append(bytes); }
    void answerPaused() override { ++pauses; }
    void answerFinished() override { ++finished; }
    void answerFailed(const transport::TransportFailure &) override { ++failed; }
    QByteArray body;
    int pauses = 0;
    int finished = 0;
    int failed = 0;
};

} // namespace

class tst_Attempt : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void deliversHeldBytesFirst();
    void deliversAnAnswerThatEndedWhileHeld();
    void pausesAtTheHeldLimitAndGoesOn();
    void staysPausedWhenTheSinkIsFullOfHeldBytes();
    void knowsAHeldAnswerThatBroke();
    void hearsNothingAfterCancel();
    void tellsOfWhatItCollectsUntilItIsHeld();
    void deliversAnotherAnswerInItsPlace();
    void passesOnWhatPrecedesTheAnswer();
    void knowsWhoAnswers();
};

void tst_Attempt::deliversHeldBytesFirst()
{
    FakeTransport transport;
    Listener listener;
    Sink sink;
    Attempt attempt(listener);
    attempt.start(transport, {});
    attempt.headReceived({.status = 429});
    QCOMPARE(listener.statuses, QList<int>{429});
    attempt.hold();
    attempt.bodyReceived("one ");
    attempt.deliverTo(sink);
    QCOMPARE(sink.body, "one "_ba);
    attempt.bodyReceived("two");
    attempt.finished();
    QCOMPARE(sink.body, "one two"_ba);
    QCOMPARE(sink.finished, 1);
    QCOMPARE(attempt.head()->status, 429);
}

void tst_Attempt::deliversAnAnswerThatEndedWhileHeld()
{
    FakeTransport transport;
    Listener listener;
    Sink sink;
    Attempt attempt(listener);
    attempt.start(transport, {});
    attempt.headReceived({.status = 500});
    attempt.hold();
    attempt.bodyReceived("all");
    attempt.finished();
    QCOMPARE(sink.finished, 0);
    attempt.deliverTo(sink);
    QCOMPARE(sink.body, "all"_ba);
    QCOMPARE(sink.finished, 1);
}

void tst_Attempt::pausesAtTheHeldLimitAndGoesOn()
{
    FakeTransport transport;
    Listener listener;
    Sink sink;
    Attempt attempt(listener);
    attempt.start(transport, {});
    attempt.headReceived({.status = 500});
    attempt.hold();
    attempt.bodyReceived(QByteArray(256 * 1024 - 1, 'x'));
    QCOMPARE(transport.pauses, 0);
    attempt.bodyReceived("y");
    QCOMPARE(transport.pauses, 1);
    attempt.deliverTo(sink);
    QCOMPARE(sink.body.size(), 256 * 1024);
    QCOMPARE(transport.resumes, 1);
}

void tst_Attempt::staysPausedWhenTheSinkIsFullOfHeldBytes()
{
    struct FullSink final : AnswerSink
    {
        explicit FullSink(Attempt &source)
            : attempt(source)
        {}
        void answerData(QByteArrayView) override { attempt.pause(); }
        void answerPaused() override {}
        void answerFinished() override {}
        void answerFailed(const transport::TransportFailure &) override {}
        Attempt &attempt;
    };
    FakeTransport transport;
    Listener listener;
    Attempt attempt(listener);
    FullSink sink(attempt);
    attempt.start(transport, {});
    attempt.headReceived({.status = 500});
    attempt.hold();
    attempt.bodyReceived(QByteArray(256 * 1024, 'x'));
    QVERIFY(transport.isPaused);
    attempt.deliverTo(sink);
    QVERIFY(transport.isPaused); // the sink has not asked for more
    attempt.resume();
    QVERIFY(!transport.isPaused);
}

void tst_Attempt::knowsAHeldAnswerThatBroke()
{
    FakeTransport transport;
    Listener listener;
    Sink sink;
    Attempt attempt(listener);
    attempt.start(transport, {});
    attempt.headReceived({.status = 500});
    attempt.hold();
    QVERIFY(!attempt.isBroken());
    attempt.failed({.error = {.kind = ErrorKind::UpstreamClosed}, .headSeen = true});
    QVERIFY(attempt.isBroken());
    QCOMPARE(listener.failures, 0); // its listener is busy with another attempt
}

void tst_Attempt::hearsNothingAfterCancel()
{
    FakeTransport transport;
    Listener listener;
    Sink sink;
    Attempt attempt(listener);
    attempt.start(transport, {});
    attempt.headReceived({.status = 200});
    attempt.deliverTo(sink);
    attempt.cancel();
    QVERIFY(attempt.isCancelled());
    QCOMPARE(transport.cancels, 1);
    attempt.bodyReceived("late");
    attempt.finished();
    QCOMPARE(sink.body, QByteArray());
    QCOMPARE(sink.finished, 0);
}

void tst_Attempt::tellsOfWhatItCollectsUntilItIsHeld()
{
    FakeTransport transport;
    Listener listener;
    Attempt attempt(listener);
    attempt.start(transport, {});
    attempt.headReceived({.status = 429});
    attempt.bodyReceived("on");
    attempt.bodyReceived("e");
    QCOMPARE(listener.growths, 2);
    QCOMPARE(attempt.collected(), "one"_ba);
    QVERIFY(!attempt.isWhole());
    attempt.finished();
    QCOMPARE(listener.growths, 3);
    QVERIFY(attempt.isWhole());

    Attempt held(listener);
    held.start(transport, {});
    held.headReceived({.status = 429});
    held.bodyReceived(QByteArray(256 * 1024, 'x'));
    QVERIFY(!transport.isPaused); // whoever judges says how much it wants
    held.hold();
    QVERIFY(transport.isPaused);
    held.bodyReceived("y");
    held.finished();
    QCOMPARE(listener.growths, 4);
}

void tst_Attempt::deliversAnotherAnswerInItsPlace()
{
    FakeTransport transport;
    Listener listener;
    Sink sink;
    Attempt attempt(listener);
    attempt.start(transport, {});
    attempt.headReceived({.status = 200});
    attempt.bodyReceived("old");
    attempt.finished();
    attempt.replaceAnswer({.status = 200, .fields = {{"X", "1"}}}, "new");
    attempt.deliverTo(sink);
    QCOMPARE(attempt.head()->fields.first("X"), "1"_ba);
    QCOMPARE(sink.body, "new"_ba);
    QCOMPARE(sink.finished, 1);
}

void tst_Attempt::passesOnWhatPrecedesTheAnswer()
{
    FakeTransport transport;
    Listener listener;
    Attempt attempt(listener);
    attempt.start(transport, {});
    attempt.requestResent();
    attempt.informationalReceived({.status = 103});
    QCOMPARE(listener.resends, 1);
    QCOMPARE(listener.informed, QList<int>{103});
    attempt.cancel();
    attempt.requestResent();
    attempt.informationalReceived({.status = 103});
    QCOMPARE(listener.resends, 1);
    QCOMPARE(listener.informed.size(), 1);
}

void tst_Attempt::knowsWhoAnswers()
{
    FakeTransport transport;
    Listener listener;
    Attempt attempt(listener, Secret("key-1"_ba));
    attempt.start(transport, {.base = "https://up.example/v1"});
    attempt.headReceived({.status = 429});
    attempt.hold();
    QCOMPARE(attempt.origin().base, "https://up.example/v1"_ba);
    QCOMPARE(attempt.origin().key.reveal(), "key-1"_ba);
}

QTEST_GUILESS_MAIN(tst_Attempt)
#include "tst_attempt.moc"
