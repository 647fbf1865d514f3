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
    void attemptAnswered(const ResponseHead &head) override { statuses.append(head.status); }
    void attemptFailed(const transport::TransportFailure &) override { ++failures; }
    QList<int> statuses;
    int failures = 0;
};

struct Sink final : AnswerSink
{
    void answerData(QByteArrayView bytes) override { body.append(bytes); }
    void answerFinished() override { ++finished; }
    void answerFailed(const transport::TransportFailure &) override { ++failed; }
    QByteArray body;
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

QTEST_GUILESS_MAIN(tst_Attempt)
#include "tst_attempt.moc"
