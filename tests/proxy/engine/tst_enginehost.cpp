#include "tests/proxy/engine/enginefixture.h"
#include "tests/support/rawclient.h"
#include "tests/support/scriptedupstream.h"

#include <QTcpServer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyferry;
using namespace keyferry::test;

class tst_EngineHost : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersInItsOwnWords_data();
    void answersInItsOwnWords();
    void answersHealthWithoutAKey();
    void drainsRunningRequestsOnStop();
    void cutsWhatIsLeftWhenToldTo();
    void namesAPortInUseAndAFreeOne();
    void movesToANewPortWithoutRestart();
    void refusesConnectionsOverTheLimit();
};

void tst_EngineHost::answersInItsOwnWords_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("kind");
    const QByteArray host = "Host: localhost\r\n";
    const QByteArray key = "Authorization: Bearer sk-123456\r\n";
    QTest::addRow("no key") << "GET /proxy/g/v1 HTTP/1.1\r\n" + host + "\r\n"
                            << 401 << "unauthorized"_ba;
    QTest::addRow("wrong key") << "GET /proxy/g/v1 HTTP/1.1\r\n" + host
                                      + "x-api-key: sk-654321\r\n\r\n"
                               << 401 << "unauthorized"_ba;
    QTest::addRow("unknown group") << "GET /proxy/nope/v1 HTTP/1.1\r\n" + host + key + "\r\n"
                                   << 404 << "unknown-group"_ba;
    QTest::addRow("unknown group without a key")
        << "GET /proxy/nope/v1 HTTP/1.1\r\n" + host + "\r\n"
        << 401 << "unauthorized"_ba;
    QTest::addRow("not ours") << "GET /v1/models HTTP/1.1\r\n" + host + key + "\r\n"
                              << 404 << "not-found"_ba;
    QTest::addRow("DNS rebinding")
        << "GET /proxy/g/v1 HTTP/1.1\r\nHost: evil.example\r\n" + key + "\r\n"
        << 421 << "wrong-host"_ba;
    QTest::addRow("strange origin")
        << "GET /proxy/g/v1 HTTP/1.1\r\nOrigin: https://evil.example\r\n" + host + key + "\r\n"
        << 403 << "wrong-origin"_ba;
    QTest::addRow("no usable key") << "GET /proxy/empty/v1 HTTP/1.1\r\n" + host + key + "\r\n"
                                   << 503 << "no-usable-key"_ba;
    QTest::addRow("WebSocket")
        << "GET /proxy/quiet/v1/realtime HTTP/1.1\r\nConnection: upgrade\r\nUpgrade: websocket\r\n"
           "Sec-WebSocket-Key: x\r\nSec-WebSocket-Version: 13\r\n"
               + host + key + "\r\n"
        << 426 << "upgrade-refused"_ba;
    QTest::addRow("malformed") << "GET /proxy/g/v1 HTTP/1.1\r\nHost : a\r\n\r\n"_ba << 400
                               << "malformed-request"_ba;
    QTest::addRow("nobody listens there") << "GET /proxy/dead/v1 HTTP/1.1\r\n" + host + key + "\r\n"
                                          << 502 << "upstream-unreachable"_ba;
}

void tst_EngineHost::answersInItsOwnWords()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    QFETCH(QByteArray, kind);
    ScriptedUpstream upstream;
    EngineFixture fixture;
    fixture.addGroup("g", {upstream.url()}, 1);
    fixture.addGroup("empty", {upstream.url()}, 0);
    fixture.addGroup("dead", {"http://127.0.0.1:1"}, 1);
    fixture.addGroup("quiet", {upstream.url()}, 1, {{u"websocket_tunnels"_s, u"false"_s}});
    fixture.start();
    RawClient client(fixture.port());
    client.send(request);
    QTRY_VERIFY(client.isComplete());
    QCOMPARE(client.status(), status);
    QCOMPARE(client.fields().first("x-keyferry-error"), kind);
    QVERIFY(client.body().contains("\"message\""));
    QCOMPARE(upstream.requestCount(), 0);
}

void tst_EngineHost::answersHealthWithoutAKey()
{
    EngineFixture fixture;
    fixture.start();
    RawClient client(fixture.port());
    client.send("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QTRY_VERIFY(client.isComplete());
    QCOMPARE(client.status(), 200);
    QVERIFY(client.body().contains("\"healthy\""));
    QCOMPARE(fixture.sink.records().size(), 0);
}

void tst_EngineHost::drainsRunningRequestsOnStop()
{
    ScriptedUpstream upstream;
    upstream.setAnswer(Answer(silence()).send(headBytes(200, {{"Content-Length", "4"}}) + "late"));
    EngineFixture fixture;
    fixture.addGroup("g", {upstream.url()}, 1);
    fixture.start();
    const quint16 port = fixture.port();
    RawClient idle(port);
    idle.send("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QTRY_VERIFY(idle.isComplete());
    RawClient client(port);
    client.request("POST", chatTarget, chatBody);
    QTRY_COMPARE(upstream.held(), 1);

    fixture.host->stop();
    QCOMPARE(fixture.host->status().state, GatewayState::Draining);
    QTRY_VERIFY(idle.isClosed());
    upstream.release();
    QTRY_VERIFY(client.isComplete());
    QCOMPARE(client.body(), "late"_ba);
    QTRY_COMPARE(fixture.host->status().state, GatewayState::Stopped);

    fixture.host->start(); // and begins again
    QCOMPARE(fixture.host->status().state, GatewayState::Running);
}

void tst_EngineHost::cutsWhatIsLeftWhenToldTo()
{
    ScriptedUpstream upstream;
    upstream.setAnswer(rawAnswer(headBytes(200, {{"Content-Length", "100"}}) + "some").hold());
    EngineFixture fixture;
    fixture.addGroup("g", {upstream.url()}, 1);
    fixture.start();
    RawClient client(fixture.port());
    client.request("POST", chatTarget, chatBody);
    QTRY_COMPARE(client.body(), "some"_ba);
    fixture.host->stop();
    fixture.host->stopNow();
    QTRY_COMPARE(fixture.host->status().state, GatewayState::Stopped);
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(fixture.sink.records().size(), 1);
    QCOMPARE(fixture.sink.records().first().outcome, RequestOutcome::Cut);
}

void tst_EngineHost::namesAPortInUseAndAFreeOne()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    EngineFixture fixture;
    fixture.set(settings::listenPort.name, qint64(other.serverPort()));
    fixture.start();
    const auto status = fixture.host->status();
    QCOMPARE(status.state, GatewayState::Failed);
    QCOMPARE(status.error.kind, ErrorKind::PortInUse);
    QVERIFY(status.error.detail.contains(QString::number(other.serverPort())));
    QVERIFY(status.freePort > other.serverPort());
    other.close();
    fixture.host->start();
    QCOMPARE(fixture.host->status().state, GatewayState::Running);
}

void tst_EngineHost::movesToANewPortWithoutRestart()
{
    ScriptedUpstream upstream;
    upstream.setAnswer(Answer(silence()).send(headBytes(200, {{"Content-Length", "2"}}) + "ok"));
    EngineFixture fixture;
    fixture.addGroup("g", {upstream.url()}, 1);
    fixture.start();
    const quint16 before = fixture.port();
    RawClient running(before);
    running.request("POST", chatTarget, chatBody);
    QTRY_COMPARE(upstream.held(), 1);

    QTcpServer probe;
    QVERIFY(probe.listen(QHostAddress::LocalHost));
    const quint16 free = probe.serverPort();
    probe.close();
    fixture.set(settings::listenPort.name, qint64(free));
    fixture.publish();
    QCOMPARE(fixture.port(), free);
    upstream.release();
    QTRY_VERIFY(running.isComplete()); // a request that runs is not disturbed
    RawClient client(free);
    client.send("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QTRY_VERIFY(client.isComplete());
}

void tst_EngineHost::refusesConnectionsOverTheLimit()
{
    EngineFixture fixture;
    fixture.set(settings::maxConnections.name, qint64(2));
    fixture.start();
    RawClient first(fixture.port());
    RawClient second(fixture.port());
    for (RawClient *client : {&first, &second}) {
        client->send("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QTRY_VERIFY(client->isComplete());
    }
    RawClient third(fixture.port());
    third.send("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QTRY_COMPARE(third.status(), 503);
    QVERIFY(third.fields().contains("Retry-After"));
    QCOMPARE(third.fields().first("x-keyferry-error"), "too-many-connections"_ba);
    first.close();
    QTRY_VERIFY(first.isClosed());
    // Not QTRY_VERIFY, which asks again after the first yes: that would be one connection more.
    QVERIFY(QTest::qWaitFor([&fixture] {
        RawClient again(fixture.port());
        again.send("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n");
        return QTest::qWaitFor([&again] { return again.isComplete(); }, 1000)
               && again.status() == 200;
    }));
}

QTEST_GUILESS_MAIN(tst_EngineHost)
#include "tst_enginehost.moc"
