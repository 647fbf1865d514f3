#include "proxy/transport/spooledcall.h"
#include "tests/support/patternbody.h"
#include "tests/support/recordingobserver.h"

#include <QTest>

using namespace keyferry;
using namespace keyferry::test;
using namespace keyferry::transport;

namespace {

/// Says what became of the one call it was asked for.
class FakeTransport final : public UpstreamTransport
{
public:
    std::unique_ptr<UpstreamCall> start(const UpstreamRequest &request, UpstreamObserver &) override
    {
        ++starts;
        size = request.body->size();
        return std::make_unique<Call>(*this);
    }

    int starts = 0;
    qint64 size = 0;
    bool isPaused = false;
    bool isCancelled = false;

private:
    struct Call final : UpstreamCall
    {
        explicit Call(FakeTransport &maker)
            : owner(maker)
        {}
        void pause() override { owner.isPaused = true; }
        void resume() override { owner.isPaused = false; }
        void cancel() override { owner.isCancelled = true; }
        FakeTransport &owner;
    };
};

struct Rig
{
    PatternBody body{10, 0};
    RecordingObserver heard{};
    FakeTransport transport{};
    std::unique_ptr<SpooledCall> call = std::make_unique<SpooledCall>(
        transport, UpstreamRequest{.method = "POST", .body = hidden()}, heard);

private:
    BodySource *hidden()
    {
        body.hideSize();
        return &body;
    }
};

} // namespace

class tst_SpooledCall : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsWithTheWholeBody();
    void keepsAPauseUntilItStarts_data();
    void keepsAPauseUntilItStarts();
    void passesOrdersOn();
    void isSilentAfterCancel();
    void leavesTheBodyAtItsEnd();
};

void tst_SpooledCall::startsWithTheWholeBody()
{
    Rig rig;
    rig.body.grow(9);
    QCOMPARE(rig.transport.starts, 0);
    rig.body.grow(1);
    QCOMPARE(rig.transport.starts, 1);
    QCOMPARE(rig.transport.size, 10);
    QVERIFY(!rig.body.isWatched());
    QVERIFY(!rig.transport.isPaused);
}

void tst_SpooledCall::keepsAPauseUntilItStarts_data()
{
    QTest::addColumn<bool>("isResumed");
    QTest::addRow("paused") << false;
    QTest::addRow("resumed meanwhile") << true;
}

void tst_SpooledCall::keepsAPauseUntilItStarts()
{
    QFETCH(bool, isResumed);
    Rig rig;
    rig.call->pause();
    if (isResumed)
        rig.call->resume();
    rig.body.grow(10);
    QCOMPARE(rig.transport.isPaused, !isResumed);
}

void tst_SpooledCall::passesOrdersOn()
{
    Rig rig;
    rig.body.grow(10);
    rig.call->pause();
    QVERIFY(rig.transport.isPaused);
    rig.call->resume();
    QVERIFY(!rig.transport.isPaused);
    rig.call->cancel();
    QVERIFY(rig.transport.isCancelled);
}

void tst_SpooledCall::isSilentAfterCancel()
{
    Rig rig;
    rig.call->cancel();
    rig.body.grow(10);
    QCOMPARE(rig.transport.starts, 0);
}

void tst_SpooledCall::leavesTheBodyAtItsEnd()
{
    Rig rig;
    QVERIFY(rig.body.isWatched());
    rig.call.reset();
    QVERIFY(!rig.body.isWatched());
    rig.body.grow(10);
    QCOMPARE(rig.transport.starts, 0);
}

QTEST_GUILESS_MAIN(tst_SpooledCall)
#include "tst_spooledcall.moc"
