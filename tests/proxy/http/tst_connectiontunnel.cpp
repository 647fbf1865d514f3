#include "proxy/http/nativesocket.h"
#include "tests/proxy/http/connectionrig.h"

using namespace keyferry;
using namespace keyferry::test;
using namespace std::chrono_literals;

namespace {

const QByteArray handshake = "GET /w HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\n"
                             "Upgrade: websocket\r\n\r\n"_ba;
const QByteArray switched = "HTTP/1.1 101 Switching\r\nUpgrade: websocket\r\nX-A: b\r\n"
                            "Connection: Upgrade\r\n\r\n"_ba;

/// A connection that has said 101.
struct TunnelRig : ConnectionRig
{
    using ConnectionRig::ConnectionRig;
    QTcpSocket client{};
    RecordedTurn *turn = nullptr;

    void open(const QByteArray &early = {})
    {
        send(client, handshake + early);
        QTRY_COMPARE(handler.count(), 1);
        turn = &handler.last();
        QTRY_COMPARE(turn->ends, 1);
        turn->responder.switchProtocols({.status = 101,
                                         .reason = "Switching"_ba,
                                         .fields = {{"Upgrade", "websocket"},
                                                    {"Connection", "gone"},
                                                    {"Content-Length", "5"},
                                                    {"X-A", "b"}}});
        QCOMPARE(received(client, switched), switched);
    }
};

} // namespace

// http/connection once it is no longer HTTP.
class tst_ConnectionTunnel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void carriesBytesAsTheyAre();
    void givesWhatWasReadBehindTheHead();
    void holdsTheClientBack();
    void tellsHowTheClientEnds_data();
    void tellsHowTheClientEnds();
    void givesEverythingBeforeTheEnd();
    void closesAtOnceBehindTheClientsEnd();
    void finishesOnceEverythingHasLeft();
    void resetsWhatIsCut();
    void resetsWhatIsDropped();
    void staysOpenWhileDraining();
    void hasNoDeadlineButForAStalledClient();
};

void tst_ConnectionTunnel::carriesBytesAsTheyAre()
{
    TunnelRig rig;
    rig.open();
    QVERIFY(rig.turn->responder.isHeadSent());
    const QByteArray bytes = "GET /2 HTTP/1.1\r\n\r\n\0\xff"_ba;
    rig.send(rig.client, bytes);
    QTRY_COMPARE(rig.turn->body, bytes);
    QCOMPARE(rig.handler.count(), 1);
    rig.turn->responder.sendBody(bytes);
    QCOMPARE(received(rig.client, bytes), bytes);
}

void tst_ConnectionTunnel::givesWhatWasReadBehindTheHead()
{
    TunnelRig rig;
    rig.open("early");
    QTRY_COMPARE(rig.turn->body, "early"_ba);
    rig.send(rig.client, "later");
    QTRY_COMPARE(rig.turn->body, "earlylater"_ba);
}

void tst_ConnectionTunnel::holdsTheClientBack()
{
    TunnelRig rig;
    rig.open();
    rig.turn->responder.setBodyReading(false);
    const QByteArray sent(16 * 1024 * 1024, 'x');
    rig.send(rig.client, sent);
    qint64 left = -1;
    QTRY_VERIFY(std::exchange(left, rig.client.bytesToWrite()) == rig.client.bytesToWrite());
    QVERIFY(left > 4 * 1024 * 1024);
    QVERIFY(rig.turn->body.isEmpty());
    rig.turn->responder.setBodyReading(true);
    QTRY_VERIFY(rig.turn->body == sent);
}

void tst_ConnectionTunnel::tellsHowTheClientEnds_data()
{
    QTest::addColumn<bool>("byReset");
    QTest::newRow("FIN") << false;
    QTest::newRow("RST") << true;
}

void tst_ConnectionTunnel::tellsHowTheClientEnds()
{
    QFETCH(bool, byReset);
    TunnelRig rig;
    rig.open();
    if (byReset) {
        http::resetOnClose(rig.client.socketDescriptor());
        rig.client.abort();
    } else {
        rig.client.disconnectFromHost();
    }
    QTRY_COMPARE(rig.closed, 1);
    QCOMPARE(rig.turn->gone, byReset ? 1 : 0);
    QCOMPARE(rig.turn->ends, byReset ? 1 : 2);
    rig.turn->responder.sendBody("late"); // harmless now
    rig.turn->responder.finish();
}

void tst_ConnectionTunnel::givesEverythingBeforeTheEnd()
{
    TunnelRig rig;
    rig.open();
    rig.turn->responder.setBodyReading(false);
    const QByteArray sent(200 * 1024, 'x');
    rig.send(rig.client, sent);
    rig.client.disconnectFromHost();
    QTRY_COMPARE(rig.client.state(), QAbstractSocket::UnconnectedState);
    QTest::qWait(0);
    QCOMPARE(rig.turn->ends, 1);
    rig.turn->responder.setBodyReading(true);
    QTRY_COMPARE(rig.turn->ends, 2);
    QVERIFY(rig.turn->body == sent);
}

void tst_ConnectionTunnel::closesAtOnceBehindTheClientsEnd()
{
    TunnelRig rig;
    rig.open();
    rig.turn->responder.setBodyReading(false);
    rig.send(rig.client, "not read any more");
    rig.client.disconnectFromHost();
    // Its end has been heard, what it said before has not been passed on.
    QTest::qWait(20);
    QCOMPARE(rig.turn->ends, 1);
    rig.turn->responder.finish();
    QTRY_COMPARE(rig.closed, 1); // the clock stands, so it waited for nothing
    QCOMPARE(rig.turn->gone, 0);
}

void tst_ConnectionTunnel::finishesOnceEverythingHasLeft()
{
    TunnelRig rig;
    rig.open();
    rig.client.setReadBufferSize(1);
    const QByteArray sent(8 * 1024 * 1024, 'x');
    rig.turn->responder.sendBody(sent);
    rig.turn->responder.finish();
    QTest::qWait(0);
    QCOMPARE(rig.closed, 0);
    rig.client.setReadBufferSize(0);
    QByteArray got;
    QTRY_VERIFY((got += rig.client.readAll()).size() == sent.size() && !isOpen(rig.client));
    QVERIFY(got == sent);
    QTRY_COMPARE(rig.closed, 1);
}

void tst_ConnectionTunnel::resetsWhatIsCut()
{
    TunnelRig rig;
    rig.open();
    const http::EndWitness witness(rig.client.socketDescriptor());
    rig.turn->responder.cut();
    QTRY_VERIFY(!isOpen(rig.client));
    QVERIFY(witness.wasReset());
    QCOMPARE(rig.closed, 1);
    QCOMPARE(rig.turn->gone, 0);
}

void tst_ConnectionTunnel::resetsWhatIsDropped()
{
    TunnelRig rig;
    rig.open();
    const http::EndWitness witness(rig.client.socketDescriptor());
    rig.turn->responder = http::Responder();
    QTRY_VERIFY(!isOpen(rig.client));
    QVERIFY(witness.wasReset());
}

void tst_ConnectionTunnel::staysOpenWhileDraining()
{
    TunnelRig rig;
    rig.open();
    rig.connection->drain();
    rig.send(rig.client, "a");
    QTRY_COMPARE(rig.turn->body, "a"_ba);
    rig.connection->abort();
    QCOMPARE(rig.turn->gone, 1);
    QCOMPARE(rig.closed, 1);
}

void tst_ConnectionTunnel::hasNoDeadlineButForAStalledClient()
{
    TunnelRig rig;
    rig.open();
    rig.pass(24h);
    rig.send(rig.client, "a");
    QTRY_COMPARE(rig.turn->body, "a"_ba);
    rig.client.setReadBufferSize(1);
    rig.turn->responder.sendBody(QByteArray(16 * 1024 * 1024, 'x'));
    QTRY_VERIFY(rig.turn->responder.pendingBytes() > 4 * 1024 * 1024);
    QTest::qWait(0);
    rig.pass(61s);
    QCOMPARE(rig.turn->gone, 1);
}

QTEST_GUILESS_MAIN(tst_ConnectionTunnel)
#include "tst_connectiontunnel.moc"
