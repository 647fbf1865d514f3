#include "tests/proxy/engine/enginefixture.h"
#include "tests/support/rawclient.h"
#include "tests/support/scriptedupstream.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyferry;
using namespace keyferry::test;

namespace {

/// The last thing that was said about each request.
QList<RequestRecord> lastWords(const QSignalSpy &changes)
{
    QMap<RequestId, RequestRecord> last;
    for (const QList<QVariant> &change : changes) {
        for (const auto &record : change.first().value<QList<RequestRecord>>())
            last.insert(record.id, record);
    }
    return last.values();
}

QByteArray healthOf(quint16 port)
{
    RawClient client(port);
    client.send("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n");
    return client.waitUntilComplete() ? client.body() : QByteArray();
}

} // namespace

/// Stops, restarts and changes of configuration with requests under way.
class tst_EngineLifecycle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsTheEndOfEveryRequestBeforeItStops_data();
    void tellsTheEndOfEveryRequestBeforeItStops();
    void logsWhatItCutsWhenItIsDestroyed();
    void answersInWordsWhenItMustStop();
    void rebuildsWorkersWithoutDisturbingRequests();
    void stopsWhileOldWorkersStillDrain();
    void widensFromLoopbackOnTheSamePort();
    void keepsItsAddressWhenAWiderOneIsTaken();
    void forgetsTheKeysOfARemovedGroup();
    void finishesARequestOfARemovedGroup();
};

void tst_EngineLifecycle::tellsTheEndOfEveryRequestBeforeItStops_data()
{
    QTest::addColumn<bool>("isForced");
    QTest::addRow("drained") << false;
    QTest::addRow("forced") << true;
}

void tst_EngineLifecycle::tellsTheEndOfEveryRequestBeforeItStops()
{
    QFETCH(bool, isForced);
    ScriptedUpstream upstream;
    upstream.setAnswer(
        rawAnswer(headBytes(200, {{"Content-Length", "8"}}) + "some").hold().send("more"));
    EngineFixture fixture;
    fixture.addGroup("g", {upstream.url()}, 1);
    fixture.start();
    QSignalSpy changes(fixture.host.get(), &Gateway::requestsChanged);
    RawClient client(fixture.port());
    client.request("POST", chatTarget, chatBody, "Connection: close\r\n");
    QTRY_COMPARE(fixture.host->running().size(), 1);
    QTRY_COMPARE(client.body(), "some"_ba);

    fixture.host->stop();
    if (isForced)
        fixture.host->stopNow();
    else
        upstream.release();
    QTRY_COMPARE(fixture.host->status().state, GatewayState::Stopped);
    const auto last = lastWords(changes);
    QCOMPARE(last.size(), 1);
    QCOMPARE(last.first().outcome, isForced ? RequestOutcome::Cut : RequestOutcome::Succeeded);
}

void tst_EngineLifecycle::logsWhatItCutsWhenItIsDestroyed()
{
    ScriptedUpstream upstream;
    upstream.setAnswer(silence());
    EngineFixture fixture;
    fixture.addGroup("g", {upstream.url()}, 1);
    fixture.start();
    RawClient client(fixture.port());
    client.request("POST", chatTarget, chatBody);
    QTRY_COMPARE(upstream.held(), 1);
    fixture.host.reset();
    QCOMPARE(fixture.sink.records().size(), 1);
    QCOMPARE(fixture.sink.records().first().status, 503);
    QTRY_VERIFY(client.isClosed());
}

void tst_EngineLifecycle::answersInWordsWhenItMustStop()
{
    ScriptedUpstream upstream;
    upstream.setAnswer(silence());
    EngineFixture fixture;
    fixture.addGroup("g", {upstream.url()}, 1);
    fixture.start();
    RawClient client(fixture.port());
    client.request("POST", chatTarget, chatBody);
    QTRY_COMPARE(upstream.held(), 1);
    fixture.host->stop();
    fixture.host->stopNow();
    QTRY_COMPARE(fixture.host->status().state, GatewayState::Stopped);
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.status(), 503);
    QCOMPARE(client.fields().first("x-keyferry-error"), "stopping"_ba);
}

void tst_EngineLifecycle::rebuildsWorkersWithoutDisturbingRequests()
{
    ScriptedUpstream upstream;
    upstream.setAnswer(Answer(silence()).send(headBytes(200, {{"Content-Length", "4"}}) + "late"));
    EngineFixture fixture;
    fixture.addGroup("g", {upstream.url()}, 1);
    fixture.start();
    RawClient idle(fixture.port());
    idle.send("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QVERIFY(idle.waitUntilComplete());
    RawClient running(fixture.port());
    running.request("POST", chatTarget, chatBody);
    QTRY_COMPARE(upstream.held(), 1);

    fixture.set(settings::listenPort.name, qint64(fixture.port()));
    fixture.set(settings::workers.name, qint64(3));
    fixture.publish();
    QTRY_VERIFY(idle.isClosed()); // the old workers take no more
    QVERIFY(healthOf(fixture.port()).contains("healthy"));
    QCOMPARE(fixture.host->status().state, GatewayState::Running);
    upstream.release();
    QVERIFY(running.waitUntilComplete());
    QCOMPARE(running.body(), "late"_ba);

    fixture.publish(); // the same number: nothing happens
    RawClient kept(fixture.port());
    kept.send("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QVERIFY(kept.waitUntilComplete());
    fixture.publish();
    kept.forget();
    kept.send("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QVERIFY(kept.waitUntilComplete());
}

void tst_EngineLifecycle::stopsWhileOldWorkersStillDrain()
{
    ScriptedUpstream upstream;
    upstream.setAnswer(Answer(silence()).send(headBytes(200, {{"Content-Length", "4"}}) + "late"));
    EngineFixture fixture;
    fixture.addGroup("g", {upstream.url()}, 1);
    fixture.start();
    RawClient running(fixture.port());
    running.request("POST", chatTarget, chatBody);
    QTRY_COMPARE(upstream.held(), 1);
    fixture.set(settings::listenPort.name, qint64(fixture.port()));
    fixture.set(settings::workers.name, qint64(1));
    fixture.publish();
    QVERIFY(healthOf(fixture.port()).contains("healthy"));

    fixture.host->stop();
    QSignalSpy states(fixture.host.get(), &Gateway::stateChanged);
    QVERIFY(!states.wait(200)); // it waits for the request of the old worker
    QCOMPARE(fixture.host->status().state, GatewayState::Draining);
    upstream.release();
    QVERIFY(running.waitUntilComplete());
    QTRY_COMPARE(fixture.host->status().state, GatewayState::Stopped);
}

void tst_EngineLifecycle::widensFromLoopbackOnTheSamePort()
{
    EngineFixture fixture;
    fixture.start();
    const quint16 port = fixture.port();
    fixture.set(settings::listenPort.name, qint64(port));
    fixture.set(settings::listenAddresses.name, QStringList{u"0.0.0.0"_s});
    fixture.publish();
    QCOMPARE(fixture.host->status().error, Error{});
    QCOMPARE(fixture.host->status().listening, QStringList{u"http://0.0.0.0:%1"_s.arg(port)});
    QVERIFY(healthOf(port).contains("healthy"));

    fixture.set(settings::listenAddresses.name, QStringList{u"127.0.0.1"_s}); // and back
    fixture.publish();
    QCOMPARE(fixture.host->status().error, Error{});
    QCOMPARE(fixture.host->status().listening, QStringList{u"http://127.0.0.1:%1"_s.arg(port)});
    QVERIFY(healthOf(port).contains("healthy"));
}

void tst_EngineLifecycle::keepsItsAddressWhenAWiderOneIsTaken()
{
    EngineFixture fixture;
    fixture.start();
    const quint16 port = fixture.port();
    QTcpServer other;
    if (!other.listen(QHostAddress(u"127.0.0.2"_s), port))
        QSKIP("this machine has one loopback address only");
    fixture.set(settings::listenPort.name, qint64(port));
    fixture.set(settings::listenAddresses.name, QStringList{u"0.0.0.0"_s});
    fixture.publish();
    QCOMPARE(fixture.host->status().error.kind, ErrorKind::PortInUse);
    QCOMPARE(fixture.host->status().listening, QStringList{u"http://127.0.0.1:%1"_s.arg(port)});
    QVERIFY(healthOf(port).contains("healthy"));
}

void tst_EngineLifecycle::forgetsTheKeysOfARemovedGroup()
{
    ScriptedUpstream upstream;
    EngineFixture fixture;
    const GroupId kept = fixture.addGroup("kept", {upstream.url()}, 2);
    const GroupId gone = fixture.addGroup("gone", {upstream.url()}, 3);
    fixture.start();
    QCOMPARE(fixture.host->keyCounts(gone).total(), 3);
    fixture.draft.groups.pop_back();
    fixture.publish();
    QCOMPARE(fixture.host->keyCounts(gone).total(), 0);
    QCOMPARE(fixture.host->keyCounts(kept).total(), 2);
}

void tst_EngineLifecycle::finishesARequestOfARemovedGroup()
{
    ScriptedUpstream upstream;
    upstream.setAnswer(Answer(silence()).send(headBytes(401, {{"Content-Length", "2"}}) + "no"));
    EngineFixture fixture;
    fixture.addGroup("g", {upstream.url()}, 3);
    fixture.start();
    RawClient client(fixture.port());
    client.request("POST", chatTarget, chatBody);
    QTRY_COMPARE(upstream.held(), 1);
    fixture.draft.groups.clear();
    fixture.set(settings::listenPort.name, qint64(fixture.port()));
    fixture.publish();
    upstream.release();
    QVERIFY(client.waitUntilComplete());
    QCOMPARE(client.status(), 401); // no key is left to try
    QCOMPARE(client.body(), "no"_ba);
    QCOMPARE(upstream.requestCount(), 1);
}

QTEST_GUILESS_MAIN(tst_EngineLifecycle)
#include "tst_enginelifecycle.moc"
